#!/usr/bin/python3
"""Trains Phrases, TINY and SMALL with PyTorch, on one thread, with the same models, data and optimizers, for two seconds
each. Prints one line of JSON: steps a second."""
import json
import os
import random
import re
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
sys.path.insert(0, os.path.join(ROOT, "tests", "pytorch"))
from reference import EOS, PAD, Reference  # noqa: E402

torch.set_num_threads(1)
torch.manual_seed(1)
def ids(sentences):
    vocabulary = {}
    encoded = [[vocabulary.setdefault(word, len(vocabulary) + 3) for word in sentence.split()] for sentence in sentences]
    return encoded, len(vocabulary) + 3


def phrases():
    lesson = os.path.join(ROOT, "web", "lessons", "phrases")
    preset = json.load(open(os.path.join(lesson, "preset.json")))
    rows = [line.rstrip("\n").split("\t") for line in open(os.path.join(lesson, "phrases.tsv"), encoding="utf-8")]
    return preset, [(row[1], row[2]) for row in rows if row[0] == "train"]


def workload(name):
    """TINY or SMALL: the sentences of workloads.mjs."""
    chosen = json.load(open(os.path.join(ROOT, "tests", "bench", "workloads.json")))[name]
    state, pairs = 1, []
    for _ in range(2048):
        words = []
        for _ in range(chosen["length"]):
            state = (state * 1664525 + 1013904223) % 2**32
            words.append(f"w{(state >> 8) % chosen['words']}")
        pairs.append((" ".join(words), " ".join(reversed(words[1:]))))
    return chosen, pairs


def padded(batch):
    longest = max(map(len, batch))
    return torch.tensor([row + [PAD] * (longest - len(row)) for row in batch])


def steps_per_second(preset, pairs):
    training = preset["training"]
    sources, source_vocab = ids(source for source, _ in pairs)
    targets, target_vocab = ids(target for _, target in pairs)
    # The reference's options have the same names, as Python writes them.
    config = {re.sub("[A-Z]", lambda capital: "_" + capital[0].lower(), name): value for name, value in preset["model"].items()}
    config["seed"] = 1
    model = Reference(config, source_vocab, target_vocab, max(map(len, sources)), max(map(len, targets)) + 1)
    model.train()
    kind = {"adam": torch.optim.Adam, "adamw": torch.optim.AdamW}[training["optimizer"]]
    optimizer = kind(
        model.parameters(), lr=training["learningRate"], betas=(training["beta1"], training["beta2"]),
        eps=training["epsilon"], weight_decay=training["weightDecay"])
    rng = random.Random(1)

    def step():
        chosen = rng.sample(range(len(pairs)), training["batchSize"])
        source = padded([sources[i] for i in chosen])
        fed, wanted = padded([[EOS] + targets[i] for i in chosen]), padded([targets[i] + [EOS] for i in chosen])
        optimizer.zero_grad()
        loss = F.cross_entropy(model(source, fed).flatten(0, 1), wanted.flatten(), ignore_index=PAD)
        loss.backward()
        if training["gradientClip"] > 0:
            torch.nn.utils.clip_grad_norm_(model.parameters(), training["gradientClip"])
        optimizer.step()

    for _ in range(10):
        step()
    begin, steps = time.perf_counter(), 0
    while time.perf_counter() - begin < 2:
        step()
        steps += 1
    return steps / (time.perf_counter() - begin)


rates = {"phrases": steps_per_second(*phrases()), "tiny": steps_per_second(*workload("tiny")),
         "small": steps_per_second(*workload("small"))}
print(json.dumps(rates | {"version": torch.__version__}))
