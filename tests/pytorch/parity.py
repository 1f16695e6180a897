#!/usr/bin/python3
"""Compares the engine with PyTorch over random configurations of every option: the drawn weights' spread, logits, loss,
every gradient, and over five training steps (dropout, label smoothing, clipping, schedule and optimizer included) the
losses, gradient norms, learning rates, the first step's gradients and every weight at the end, on batches of unequal
lengths.

    parity.py <vamos_parity program> [--double] [--count N]

In float32 some models are too badly conditioned to compare (a norm over two numbers, several layers without norms or
without residuals): gradients that nearly vanish differ by rounding alone, in PyTorch as much as here. They are left out
there and compared with --double, where both sides compute in float64 and the limits are up to a million times tighter."""
import argparse
import math
import os
import random
import subprocess
import sys

os.environ.setdefault("OMP_NUM_THREADS", "1")

import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402

from cases import as_json, Deck, options_seen, random_case  # noqa: E402
from reference import PAD, Reference, by_engine_names, standard, vamos_torch  # noqa: E402

# Largest difference allowed. Absolute: losses, learning rates, and logits if none is above 1. Relative: other logits, to
# the largest; tensors, to their norm, but gradients to the norm of all times VANISHING if that is more; key
# biases' gradients to the norm of all if it is above 1.
LIMITS = {
    torch.float32: {"logits": 5e-5, "loss": 2e-5, "gradient of a key bias": 5e-7, "gradient": 3e-4,
                    "loss while training": 3e-4, "gradient norm": 1e-3, "gradient of the first step": 3e-4,
                    "learning rate": 1e-12, "weights after 5 steps": 1e-4},
    torch.float64: {"logits": 1e-11, "loss": 1e-11, "gradient of a key bias": 1e-13, "gradient": 1e-9,
                    "loss while training": 1e-9, "gradient norm": 1e-8, "gradient of the first step": 1e-9,
                    "learning rate": 1e-12, "weights after 5 steps": 1e-8},
}
# A tensor's gradient that is smaller beside the whole gradient has little but rounding in it.
VANISHING = {torch.float32: 1e-3, torch.float64: 1e-5}


class Engine:
    """The engine's program, which answers case after case."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run(self, config, pairs):
        """{name: [values of each record by that name]}"""
        self.process.stdin.write(as_json(config, pairs).encode() + b"\n")
        self.process.stdin.flush()
        records = {}
        while "end" not in records:
            header = self.process.stdout.readline().decode().split()
            if not header:
                raise RuntimeError(f"the engine stopped at {config}")
            data = self.process.stdout.read(8 * int(header[1]))
            values = torch.frombuffer(bytearray(data), dtype=torch.float64) if data else torch.empty(0)
            records.setdefault(header[0], []).append(values)
        return records


def by_prefix(records, prefix):
    return {name[len(prefix):]: values[0].to(torch.get_default_dtype()) for name, values in records.items()
            if name.startswith(prefix)}


def error(a, b, smallest=1e-8):
    return float((a - b).norm() / max(a.norm(), b.norm(), torch.tensor(smallest)))


def without_key_bias(config, name, *tensors):
    """Where scores are products, a key bias shifts a row of them evenly and softmax does not see it: its gradient is
    zero but for rounding, which Adam blows up. Returns the size of what is left out, and the rest."""
    if not name.endswith("in_proj_bias") or config["similarity"] not in ("scaled_dot", "dot"):
        return 0.0, tensors
    third = len(tensors[0]) // 3
    left_out = max(float(t[third:2 * third].abs().max()) for t in tensors)
    return left_out, [torch.cat([t[:third], t[2 * third:]]) for t in tensors]


class Checks:
    def __init__(self):
        self.passed = self.failed = 0
        self.worst = {}

    def __call__(self, kind, name, value, where):
        limit = LIMITS[torch.get_default_dtype()][kind]
        self.worst[kind] = max(self.worst.get(kind, 0.0), value)
        self.that(value <= limit, f"{where}: {kind} {name} differs by {value:.2e}, limit {limit:.0e}")

    def that(self, good, message):  # what is not a number is not good
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(f"FAILED {message}")


def check_drawn(check, config, model, drawn, where):
    """Initial weights have the spread that the options promise; PyTorch draws others, so only that can be compared."""
    for name, parameter in model.named_parameters():
        if name not in drawn:
            continue
        w = drawn[name].view(parameter.shape)
        if w.dim() == 1:
            expected = 1 if "norm" in name and name.endswith("weight") else 0
            check.that(bool((w == expected).all()), f"{where}: {name} is not {expected} at first")
            continue
        uniform = config["init"] == "xavier" and "embedding" not in name and "position" not in name
        fan_out = w.shape[0] // 3 if "in_proj" in name else w.shape[0]
        bound = math.sqrt(6 / (w.shape[1] + fan_out))
        table = config["embedding_std"] if "embedding" in name or "position" in name else config["init_std"]
        variance = bound**2 / 3 if uniform else table**2
        # Of n squares the mean has a standard deviation of √(0.8 / n) (uniform) or √(2 / n) (normal) of its own size.
        deviations = abs(float((w**2).mean()) / variance - 1) / math.sqrt((0.8 if uniform else 2) / w.numel())
        check.that(deviations < 7, f"{where}: the spread of {name} is {deviations:.1f} standard deviations off")
        check.that(not uniform or float(w.abs().max()) <= bound * (1 + 1e-6), f"{where}: {name} beyond Xavier's bound")


def make_optimizer(config, trained):
    rate, decay = config["learning_rate"], config["weight_decay"]
    adam = dict(lr=rate, betas=(config["beta1"], config["beta2"]), eps=config["epsilon"])
    optimizer = {
        "adam": lambda: torch.optim.Adam(trained, **adam),
        "adamw": lambda: torch.optim.AdamW(trained, weight_decay=decay, **adam),
        "sgd": lambda: torch.optim.SGD(trained, lr=rate, momentum=config["momentum"]),
    }[config["optimizer"]]()
    factor = {**by_engine_names(config), "learningRate": 1}
    return optimizer, torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda done: vamos_torch.learning_rate(factor, done + 1))


def check_gradients(check, kind, config, model, expected, where):
    whole = math.sqrt(sum(float(g.double().norm()) ** 2 for g in expected.values()))
    smallest = max(1e-8, VANISHING[torch.get_default_dtype()] * whole)
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            left_out, (a, b) = without_key_bias(config, name, parameter.grad.flatten(), expected[name])
            check("gradient of a key bias", name, left_out / max(1, whole), where)
            check(kind, name, error(a, b, smallest), where)


def compare(check, engine, config, pairs, where):
    records = engine.run(config, pairs)
    ids = [(source.long().tolist(), target.long().tolist()) for source, target in zip(records["source"], records["target"])]
    batch_of = lambda chosen: vamos_torch.batch_of(by_engine_names(config), [ids[i] for i in chosen], "cpu")
    model = Reference(config, *(int(size) for size in records["sizes"][0]))
    check_drawn(check, config, model, by_prefix(records, "drawn."), where)
    trained = model.load(by_prefix(records, "initial."))

    source, fed, wanted = batch_of(range(config["batch_size"]))
    engine_logits = records["logits"][0].to(torch.get_default_dtype()).view(len(source), fed.shape[1], -1)
    real, largest = (wanted != PAD)[..., None], max(1.0, float(engine_logits.abs().max()))
    for mode in (model.eval, model.train):
        mode()
        logits = model(source, fed)  # with gradients on: PyTorch's fast path for inference drops padded rows
        difference = float(((logits - engine_logits) * real).abs().max())
        check("logits", mode.__name__, difference / largest, where)
    loss = F.cross_entropy(logits.flatten(0, 1), wanted.flatten(), ignore_index=PAD)
    check("loss", "", abs(loss.item() - float(records["loss"][0])), where)
    loss.backward()
    check_gradients(check, "gradient", config, model, by_prefix(records, "grad."), where)

    optimizer, schedule = make_optimizer(config, trained)
    for step, (chosen, report) in enumerate(zip(records["batch"], records["step"])):
        source, fed, wanted = batch_of([int(i) for i in chosen])
        optimizer.zero_grad()
        model.dropout.start(step)
        loss = F.cross_entropy(model(source, fed).flatten(0, 1), wanted.flatten(), ignore_index=PAD,
                               label_smoothing=config["label_smoothing"])
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(trained, config["gradient_clip"] or math.inf)
        engine_loss, engine_norm, engine_rate = (float(value) for value in report)
        check("loss while training", f"step {step}", abs(loss.item() - engine_loss), where)
        check("gradient norm", f"step {step}", abs(engine_norm - norm.item()) / max(norm.item(), 1e-3), where)
        check("learning rate", f"step {step}", abs(engine_rate - schedule.get_last_lr()[0]), where)
        if step == 0:
            expected = by_prefix(records, "first_step.grad.")
            check_gradients(check, "gradient of the first step", config, model, expected, where)
        optimizer.step()
        schedule.step()
    after = by_prefix(records, "trained.")
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            _, (a, b) = without_key_bias(config, name, parameter.detach().flatten(), after[name])
            check("weights after 5 steps", name, error(a, b), where)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--double", action="store_true")
    parser.add_argument("--count", type=int, default=60)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64 if options.double else torch.float32)
    deck, check, engine, configs = Deck(random.Random(20)), Checks(), Engine(options.program), []
    for number in range(options.count):
        config, pairs = random_case(deck, number, well_conditioned=not options.double)
        configs.append(config)
        failed_before = check.failed
        compare(check, engine, config, pairs, f"configuration {number}")
        if check.failed > failed_before:
            print(f"configuration {number} is {config}")
    own = sum(map(standard, configs))
    print(f"{len(configs)} configurations, {own} of them with torch.nn.TransformerEncoder and Decoder whole, the rest "
          "from their parts and plain PyTorch")
    seen = options_seen(configs)
    listed = [f"{option}: " + ", ".join(f"{count} {value}" for value, count in counts.items())
              for option, counts in seen.items()]
    for i in range(0, len(listed), 3):
        print("  configurations by " + "; ".join(listed[i:i + 3]))
    for option, counts in seen.items():
        check.that(min(counts.values()) * 10 >= len(configs), f"{option}: too few configurations had one of its values")
    check.that(own * 4 >= len(configs), "too few configurations used torch.nn.Transformer's own layers")
    for kind, value in check.worst.items():
        print(f"  largest difference in {kind}: {value:.1e}, limit {LIMITS[torch.get_default_dtype()][kind]:.0e}")
    print(f"{check.passed} passed, {check.failed} failed")
    sys.exit(1 if check.failed else 0)


if __name__ == "__main__":
    main()
