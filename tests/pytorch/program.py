#!/usr/bin/python3
"""Tests core/pytorch/vamos_torch.py, the program that users take along, against the engine: the same tokens, logits, losses
and translations of files that either has written, over random configurations of every option; further steps of training
that agree; two workers that train as one does; a worker that is killed and training that goes on; files that are refused.

    program.py <vamos_session program> [--count N]"""
import argparse
import contextlib
import io
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile

os.environ.setdefault("OMP_NUM_THREADS", "1")

import torch  # noqa: E402

from cases import Deck, as_json, random_case  # noqa: E402
from checkpoint import engine  # noqa: E402
from reference import PROGRAM, vamos_torch as v  # noqa: E402

LIMIT = 2e-5  # of logits and losses, in float32
STEPS = 5
LIMIT_AFTER = 3e-4  # of losses while training goes on, as parity.py has it


def torchrun(workers):
    """The start of a command that runs so many workers of the program on this machine."""
    # By its number: a machine may have no names for itself, and torchrun's own way needs them.
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Debian's torchrun of 1.13 stumbles over its own defaults under Python 3.11: told of a worker that is not there, it does not.
    return ["torchrun", "--rdzv_backend=static", "--master_addr=127.0.0.1", f"--master_port={port}", "-r", "9:1", "-t", "9:1",
            f"--nproc_per_node={workers}", PROGRAM]


class Checks:
    passed = failed = 0

    def __call__(self, good, message):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(f"FAILED {message[:600]}", flush=True)


check = Checks()


def command(*arguments, workers=1, **options):
    """Runs the program as a user does."""
    start = torchrun(workers) if workers > 1 else ["/usr/bin/python3", PROGRAM]
    return subprocess.run([*start, *map(str, arguments)], capture_output=True, text=True, timeout=300, **options)


def largest(a, b):
    return float((a - b).abs().max()) if a.shape == b.shape else float("inf")


def our_logits(session):
    """Of all training pairs, one after another, computed together."""
    source, fed, wanted = v.batch_of(session.model.config, session.train, "cpu")
    return session.model.eval()(source, fed)[wanted != v.PAD].flatten()


def texts_of(session):
    return [session.tokenizer.join([session.source.tokens[id] for id in source]) for source, _ in session.train]


def compare(session, told, where, worst):
    logits, theirs = our_logits(session), torch.tensor(told["logits"])
    # Beside the largest logit, where that is above 1: float32 has no more digits than that.
    difference = largest(logits, theirs) / max(1.0, float(theirs.abs().max()))
    worst["logits"] = max(worst.get("logits", 0), difference)
    check(difference <= LIMIT, f"{where}: logits differ by {difference:.1e}")
    for text, expected in zip(texts_of(session), told["translations"]):
        ours, unknown = v.translate(session, text)
        check(ours == expected and not unknown, f"{where}: {text!r} becomes {ours!r} and {expected!r}")


def train_both(session, told, where, worst):
    trainer = v.Trainer(session, v.Workers())
    losses = [trainer.step()[0] for _ in range(STEPS)]
    for step, (ours, theirs) in enumerate(zip(losses, told["losses"])):
        limit = LIMIT if step == 0 else LIMIT_AFTER
        kind = "loss at once" if step == 0 else "loss while training"
        worst[kind] = max(worst.get(kind, 0), abs(ours - theirs))
        check(abs(ours - theirs) <= limit, f"{where}: loss of step {step + 1} is {ours} and {theirs}")
    check(len(told["losses"]) == STEPS, f"{where}: the engine took {len(told['losses'])} steps")
    return trainer


def both_ways(program, config, pairs, folder, where, worst):
    """A model that the engine has trained continues here and there; then what this saved continues in the engine."""
    first, second, third, last = (os.path.join(folder, name) for name in ("1", "2", "3", "4"))
    asked = json.loads(as_json({**config, "total_steps": 40}, pairs))
    made = engine(program, "-", first, **asked, steps=3)
    check(isinstance(made, dict), f"{where}: {made}")
    told = engine(program, first, second, steps=STEPS if config["dropout"] == 0 else 0)
    session = v.load(first)
    check(session.step == 3 and len(session.train) == len(pairs), f"{where}: step {session.step}, {len(session.train)} pairs")
    compare(session, told, f"{where}, from the engine", worst)
    # What neither of them has changed is the same to the bit.
    v.save(third, session)
    ours, theirs = v.read_safetensors(third)[0], v.read_safetensors(first)[0]
    check(set(ours) == set(theirs) and all(torch.equal(ours[name], theirs[name]) for name in theirs),
          f"{where}: reading and saving changes tensors")
    if config["dropout"] > 0:  # each draws masks of its own
        v.Trainer(session, v.Workers()).step()
    else:
        trainer = train_both(session, told, f"{where}, from the engine", worst)
        v.take_moments(session, trainer.optimizer)
    v.save(third, session)
    again = v.load(third)
    told = engine(program, third, last, steps=STEPS if config["dropout"] == 0 else 0)
    check(isinstance(told, dict), f"{where}: the engine does not open what PyTorch saved: {told}")
    compare(again, told, f"{where}, from PyTorch", worst)
    if config["dropout"] == 0:
        train_both(again, told, f"{where}, from PyTorch", worst)


def without_momentum(program, folder):
    """PyTorch keeps no velocity then, and the engine does."""
    first, second, third = (os.path.join(folder, name) for name in ("1", "2", "3"))
    sgd = {"optimizer": "sgd", "momentum": 0, "totalSteps": 40}
    engine(program, "-", first, model={"dModel": 8}, training=sgd, pairs=[["a b", "b a"], ["b", "b"]], steps=2)
    session = v.load(first)
    trainer = v.Trainer(session, v.Workers())
    trainer.step()
    v.take_moments(session, trainer.optimizer)
    v.save(second, session)
    told = engine(program, second, third, steps=1)
    check(isinstance(told, dict), f"without momentum: {told}")
    check(abs(trainer.step()[0] - told["losses"][0]) <= LIMIT, "without momentum: the next loss differs")


def same_tokens(program, folder):
    rng = random.Random(4)
    alphabet = "aZé ñÑ'’.,¿?¡!-12 0\u0301\u0303\u0308L\u030cİßΣЖ中«»…#\t\u00a0"
    texts = ["".join(rng.choice(alphabet) for _ in range(rng.randint(1, 24))) for _ in range(600)]
    # Every character that one may meet in a text, each before an accent.
    texts += ["".join(chr(code) + accent for code in range(start, start + 64)) for start in range(0x20, 0x3100, 64)
              for accent in ("x", "\u0301", "\u030c", "\u0327")]
    for kind in ("word", "character"):
        for lowercase in (True, False):
            for group in (0, 2):
                settings = {"tokenizer": kind, "lowercase": lowercase, "digitGroup": group}
                told = engine(program, "-", os.path.join(folder, "t"), tokenizer=settings, texts=texts, pairs=[["a", "b"]])
                tokenizer = v.Tokenizer(settings)
                for text, tokens, joined in zip(texts, told["tokens"], told["joined"]):
                    ours = tokenizer.tokenize(text)
                    check(ours == tokens, f"{settings}: {text!r} is cut into {ours} and {tokens}")
                    check(tokenizer.join(ours) == joined, f"{settings}: {text!r} is joined differently")


def write_pairs(path, count):
    """Reversed words: enough to learn from, and unequally long."""
    rng = random.Random(3)
    with open(path, "w") as file:
        for _ in range(count):
            words = [rng.choice("abcdefgh") for _ in range(rng.randint(1, 7))]
            file.write(" ".join(words) + "\t" + " ".join(reversed(words)) + "\n")


SMALL = [part for option in ("dModel=32", "heads=4", "encoderLayers=2", "decoderLayers=2", "dFf=64", "dropout=0.1",
                             "batchSize=30", "learningRate=0.003", "warmupSteps=10", "totalSteps=60", "norm=post")
         for part in ("--set", option)]


def reported(text):
    """{step: loss} of what the program prints."""
    lines = [line.split() for line in text.splitlines() if line.startswith("step ")]
    return {int(words[1].replace(",", "")): float(words[words.index("loss") + 1]) for words in lines}


def workers_agree(folder):
    pairs = os.path.join(folder, "pairs.tsv")
    write_pairs(pairs, 200)
    out = lambda name: os.path.join(folder, name)
    options = ("train", pairs, *SMALL, "--set", "dropout=0", "--report-every", 1)
    one, two = (command(*options, "--out", out(f"workers{n}"), workers=n) for n in (1, 2))
    losses = [reported(done.stdout) for done in (one, two)]
    check(len(losses[0]) == 60, f"one worker: {one.stdout[-300:]} {one.stderr[-300:]}")
    check(losses[0].keys() == losses[1].keys(), f"two workers: {two.stdout[-300:]} {two.stderr[-2000:]}")
    difference = max((abs(loss - losses[1].get(step, float("inf"))) for step, loss in losses[0].items()), default=float("inf"))
    check(difference <= 1e-5, f"two workers' losses differ from one's by {difference:.1e}")
    print(f"  two workers' losses differ from one worker's by {difference:.1e} at most, over {len(losses[0])} steps, limit 1e-05")


def children_of(process):
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True).stdout.split()
    return list(map(int, listed))


def killed_and_resumed(folder):
    """With dropout: what is drawn must be drawn again."""
    pairs, whole, part = (os.path.join(folder, name) for name in ("pairs.tsv", "whole", "part"))
    options = ("train", pairs, *SMALL, "--report-every", 1, "--save-every", 10)
    expected = reported(command(*options, "--out", whole, workers=2).stdout)
    start = [*torchrun(2), *map(str, options), "--out", part]
    with subprocess.Popen(start, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            if line.startswith("step 25 "):
                os.kill(children_of(process.pid)[-1], signal.SIGKILL)
                break
        process.communicate(timeout=120)
    check(process.returncode != 0, "a killed worker goes unnoticed")
    check(os.path.exists(part) and not os.path.exists(f"{part}.part"), "what was saved before the kill is not there whole")
    kept = v.load(part).step if os.path.exists(part) else -1
    check(20 <= kept < 60, f"after the kill the file stands at step {kept}")
    again = command(*options, "--out", part, workers=2)
    resumed = reported(again.stdout)
    check(sorted(resumed) == list(range(kept + 1, 61)), f"resumed: {again.stdout[-300:]} {again.stderr[-2000:]}")
    difference = max((abs(loss - expected[step]) for step, loss in resumed.items()), default=float("inf"))
    check(difference <= 1e-5, f"losses after the kill differ by {difference:.1e}")
    print(f"  a worker killed at step 25 of 60, resumed at {kept}: the losses differ by {difference:.1e} at most, limit 1e-05")


def stopped_and_resumed(folder):
    """Ctrl-C leaves the last step in the file."""
    out = os.path.join(folder, "stopped")
    start = ["/usr/bin/python3", PROGRAM, "train", os.path.join(folder, "pairs.tsv"), *SMALL, "--set", "totalSteps=100000",
             "--report-every", "1", "--out", out]
    with subprocess.Popen(start, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            if line.startswith("step 5 "):
                process.send_signal(signal.SIGINT)
                break
        rest, complaints = process.communicate(timeout=60)
    check(process.returncode == 130 and not complaints, f"Ctrl-C: {process.returncode} {complaints}")
    check(v.load(out).step == max(reported(rest), default=5), "Ctrl-C does not leave the last step in the file")


def refuses(folder):
    """Each with one sentence, without a trace of Python, and nothing lost."""
    model, pairs, empty = (os.path.join(folder, name) for name in ("whole", "pairs.tsv", "empty.tsv"))
    open(empty, "w").close()
    with open(model, "rb") as file:
        good = file.read()
    length = int.from_bytes(good[:8], "little")
    header = good[8:8 + length]
    with_header = lambda text: len(text).to_bytes(8, "little") + text + good[8 + length:]
    files = {
        "nothing": b"", "noise": bytes(random.Random(1).randrange(256) for _ in range(300)), "cut off": good[:-40],
        "cut off in the header": good[:100], "no JSON": with_header(b"{" + header[1:-9] + b"!" * 9),
        "a list": (2).to_bytes(8, "little") + b"[]", "foreign": (2).to_bytes(8, "little") + b"{}",
        "another shape": with_header(header.replace(b'"shape":[32]', b'"shape":[31]', 1)),
        "another type": with_header(header.replace(b'"F32"', b'"F8"', 1)),
        "other options": with_header(header.replace(b'\\"dModel\\": 32', b'\\"dModel\\": 34', 1)),
        "another tensor": with_header(header.replace(b'"generator.bias"', b'"generator.sbia"', 1)),
        "one end": with_header(re.sub(rb'("data_offsets":\[\d+),\d+', rb"\1", header, count=1)),
        "three ends": with_header(re.sub(rb'("data_offsets":\[\d+),', rb"\1,0,", header, count=1)),
        "from the future": with_header(header.replace(b'"vamos.version":"1"', b'"vamos.version":"7"', 1)),
    }
    path = os.path.join(folder, "bad")
    # 2,000 damaged files, in this process: only a Problem may come of them.
    rng, refused = random.Random(9), 0
    for _ in range(int(os.environ.get("VAMOS_LONG") and 100_000 or 2_000)):
        damaged = bytearray(good)
        for _ in range(rng.randint(1, 4)):
            damaged[rng.randrange(8 + length)] = rng.randrange(256)
        with open(path, "wb") as file:
            file.write(damaged)
        try:
            v.load(path)
        except v.Problem as problem:
            refused += 1
            check(str(problem).endswith(".") and "\n" not in str(problem), f"not a sentence: {problem}")
        except Exception as error:
            check(False, f"a damaged header raises {error!r}")
    check(refused > 0, "no damaged file was refused")
    print(f"  {refused} damaged files refused with a sentence each")
    wrong = {name: ("info", path) for name in files}
    wrong.update({
        "no file": ("info", os.path.join(folder, "none")),
        "no pairs": ("train", empty, "--out", os.path.join(folder, "new")),
        "a model that is not there": ("train", pairs, "--resume", os.path.join(folder, "none"), "--out", path + "2"),
        "nothing to train": ("train", "--out", os.path.join(folder, "new")),
        "unknown option": ("train", pairs, "--set", "depth=3", "--out", path + "2"),
        "a wrong value": ("train", pairs, "--set", "norm=middle", "--out", path + "2"),
        "a value of another type": ("train", pairs, "--set", "residual=3", "--out", path + "2"),
        "heads that do not divide": ("train", pairs, "--set", "heads=3", "--out", path + "2"),
        "a batch for fewer workers": ("train", pairs, *SMALL, "--set", "batchSize=0", "--out", path + "2"),
        "all steps taken": ("train", pairs, "--resume", model, "--out", path + "2"),
        "a folder that is not there": ("train", pairs, *SMALL, "--stop-after", "1", "--out", "/nowhere/model"),
        "a sentence that is too long": ("translate", model, "a " * 99),
    })
    for name, arguments in wrong.items():
        if name in files:
            with open(path, "wb") as file:
                file.write(files[name])
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
            code = v.main(list(map(str, arguments)))
        lines = said.getvalue().strip().splitlines()
        check(code == 1 and len(lines) == 1 and lines[0].endswith("."), f"{name}: {code} {said.getvalue()!r}")
    done = command("info", path)
    check(done.returncode == 1 and "Traceback" not in done.stderr, f"the command itself: {done.stderr}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=20)
    options = parser.parse_args()
    torch.set_num_threads(1)
    deck, worst = Deck(random.Random(22)), {}
    with tempfile.TemporaryDirectory() as folder:
        same_tokens(options.program, folder)
        for number in range(options.count):
            config, pairs = random_case(deck, number, well_conditioned=True)
            both_ways(options.program, config, pairs, folder, f"configuration {number}", worst)
        for kind, value in worst.items():
            limit = LIMIT_AFTER if kind == "loss while training" else LIMIT
            print(f"  largest difference in {kind}: {value:.1e}, limit {limit:.0e}")
        without_momentum(options.program, folder)
        workers_agree(folder)
        killed_and_resumed(folder)
        stopped_and_resumed(folder)
        refuses(folder)
    print(f"{check.passed} passed, {check.failed} failed")
    sys.exit(1 if check.failed else 0)


if __name__ == "__main__":
    main()
