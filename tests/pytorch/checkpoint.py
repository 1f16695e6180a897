#!/usr/bin/python3
"""Exchanges safetensors files with PyTorch over random configurations: a file of PyTorch's parameters alone opens in the
engine with the same logits, in four number types, and what the engine saves after some training loads into PyTorch with the
same logits again.

    checkpoint.py <vamos_session program> [--count N]

The program that users take along writes and reads them."""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile

os.environ.setdefault("OMP_NUM_THREADS", "1")

import torch  # noqa: E402

from cases import as_json, Deck, random_case  # noqa: E402
from reference import PAD, Reference, by_engine_names, vamos_torch  # noqa: E402

TYPES = {"F32": torch.float32, "F64": torch.float64, "F16": torch.float16, "BF16": torch.bfloat16}
# What the engine cannot see in the shapes and has to be told.
NOT_IN_SHAPES = {"heads", "residual", "source_eos", "embedding_scale", "position", "similarity", "activation", "dropout",
                 "start_token"}
LENGTH = 12  # of learned positions
LIMIT = 2e-5  # of logits, in float32


def engine(program, file, out, **asked):
    """What vamos_session answers, or the sentence with which it refuses."""
    done = subprocess.run([program, file, out], input=json.dumps(asked).encode(), capture_output=True)
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr.decode().strip()


def ids_of(sentences, first=3):
    vocabulary = {}
    ids = [[vocabulary.setdefault(word, len(vocabulary) + first) for word in sentence.split()] for sentence in sentences]
    return ids, len(vocabulary) + first


def exchange(program, config, pairs, kind, metadata, folder):
    """The largest difference of a logit, before and after training, or a message."""
    sources, source_vocab = ids_of([source for source, _ in pairs])
    targets, target_vocab = ids_of([target for _, target in pairs], 4 if config["start_token"] == "bos" else 3)
    model = Reference(config, source_vocab, target_vocab, LENGTH, LENGTH)
    with torch.no_grad():
        for parameter in model.kept_parameters().values():  # norms and biases too are to differ from 1 and 0
            parameter.add_(0.1 * torch.randn_like(parameter))
            parameter.copy_(parameter.to(TYPES[kind]).to(parameter.dtype))
    parameters = {name: value.detach() for name, value in model.kept_parameters().items()}
    paths = os.path.join(folder, "pytorch.safetensors"), os.path.join(folder, "engine.safetensors")
    vamos_torch.write_safetensors(paths[0], {name: p.to(TYPES[kind]) for name, p in parameters.items()}, metadata or {})

    told = json.loads(as_json({name: config[name] for name in NOT_IN_SHAPES & set(config)}, pairs))
    opened = engine(program, *paths, **told, steps=3)
    if isinstance(opened, str):
        return opened
    source, fed, wanted = vamos_torch.batch_of(by_engine_names(config), list(zip(sources, targets)), "cpu")
    logits = lambda: model(source, fed)[wanted != PAD].flatten()
    difference = lambda answers: float((logits() - torch.tensor(answers["logits"])).abs().max())
    before = difference(opened)
    tensors, metadata = vamos_torch.read_safetensors(paths[1])
    if json.loads(metadata["vamos.state"])["step"] != 3:
        return "the saved file does not tell its step"
    ours = {name: value for name, value in tensors.items() if not name.startswith(("optimizer.", "examples."))}
    if {name: value.shape for name, value in ours.items()} != {name: value.shape for name, value in parameters.items()}:
        return "the saved file has other tensors than the one that was opened"
    model.load(ours)
    trained = engine(program, paths[1], paths[0])
    after = difference(trained)
    if opened["logits"] == trained["logits"]:
        return "training changed nothing"
    return max(before, after)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=16)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    deck, failed, worst = Deck(random.Random(21)), 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.count):
            config, pairs = random_case(deck, number, well_conditioned=True)
            kind, metadata = list(TYPES)[number % 4], [None, {"format": "pt"}][number // 4 % 2]
            result = exchange(options.program, config, pairs, kind, metadata, folder)
            if isinstance(result, str) or not result <= LIMIT:
                failed += 1
                print(f"FAILED configuration {number} in {kind} {config}: {result}")
            else:
                worst = max(worst, result)
    print(f"  largest difference in logits of exchanged files: {worst:.1e}, limit {LIMIT:.0e}")
    print(f"{options.count - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
