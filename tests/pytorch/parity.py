#!/usr/bin/python3
"""Compares the engine with PyTorch over random configurations: logits, loss, every gradient, and every weight after five
Adam steps, on batches of unequal lengths.

    parity.py <vamos_parity program> [--double] [--count N]

In float32 some models are too badly conditioned to compare (a norm over two numbers, layers without residuals): gradients
that nearly vanish differ by rounding alone, in PyTorch as much as here. They are left out there and compared with --double,
where both sides compute in float64 and the limits are a thousand to a million times tighter."""
import argparse
import json
import os
import random
import re
import subprocess
import sys

os.environ.setdefault("OMP_NUM_THREADS", "1")

import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402

from reference import EOS, PAD, Reference, standard  # noqa: E402

# Largest difference allowed: absolute for logits, losses and key biases, relative to the tensor's norm for the others.
LIMITS = {
    torch.float32: {"logits": 2e-5, "loss": 2e-5, "gradient of a key bias": 1e-7, "gradient": 1e-4, "loss while training": 1e-4,
                    "weights after 5 steps": 1e-5},
    torch.float64: {"logits": 1e-11, "loss": 1e-11, "gradient of a key bias": 1e-13, "gradient": 1e-7, "loss while training": 1e-7,
                    "weights after 5 steps": 1e-8},
}


def random_config(rng, number, well_conditioned):
    heads = rng.choice([1, 2, 4])
    width = rng.choice([8 // heads, 4, 6, 8]) if well_conditioned else rng.choice([2, 4, 6, 8])
    norm = ["post", "pre", "none"][number % 3]  # each comes up often enough, whatever the seed
    # Without norms activations grow from layer to layer, and rounding with them.
    layers = lambda: rng.randint(1, 1 if well_conditioned and norm == "none" else 3)
    return dict(
        d_model=heads * width, heads=heads, encoder_layers=layers(), decoder_layers=layers(), norm=norm, d_ff=rng.choice([0, 5, 16, 32]),
        residual=well_conditioned or rng.random() < 0.7,
        output_projection=rng.random() < 0.5, attention_bias=rng.random() < 0.5, linear_bias=rng.random() < 0.5,
        output_bias=rng.random() < 0.5, source_eos=rng.random() < 0.5, embedding_scale=rng.random() < 0.5,
        position=rng.choice(["sinusoidal", "sinusoidal", "none"]), embedding_std=0.05 if well_conditioned and norm == "none" else rng.choice([0.05, 0.3]), seed=rng.randrange(2**32),
        optimizer=rng.choice(["adam", "adamw", "sgd"]), learning_rate=rng.choice([1e-3, 5e-3]), weight_decay=0.1,
        # Adam divides a gradient by its own size, rounding included: in float32 the smallest gradients must be small beside
        # epsilon to be compared. In float64 they need not be.
        epsilon=1e-4 if well_conditioned else 1e-8,
        gradient_clip=rng.choice([0, 0.5]))


def random_pairs(rng):
    words = lambda letter, most: " ".join(f"{letter}{rng.randrange(12)}" for _ in range(rng.randint(1, most)))
    return [(words("s", 7), words("t", 6)) for _ in range(rng.randint(2, 6))]


TRAINING = {"optimizer", "learning_rate", "weight_decay", "epsilon", "gradient_clip"}


def as_json(config, pairs):
    """The configuration by the engine's names."""
    camel = lambda name: re.sub(r"_(\w)", lambda match: match[1].upper(), name)
    part = lambda training: {camel(name): value for name, value in config.items() if (name in TRAINING) == training}
    return json.dumps(dict(model=part(False), training=dict(part(True), schedule="constant", warmupSteps=0), pairs=pairs))


def run_engine(program, config, pairs):
    done = subprocess.run([program], input=as_json(config, pairs).encode(), capture_output=True)
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    data, at, records = done.stdout, 0, {}
    while at < len(data):
        end = data.index(b"\n", at)
        name, count = data[at:end].decode().split()
        at = end + 1 + 8 * int(count)
        values = torch.frombuffer(bytearray(data[end + 1:at]), dtype=torch.float64) if int(count) else torch.empty(0)
        records.setdefault(name, []).append(values.to(torch.get_default_dtype()))
    return records


def padded(rows, start=(), end=()):
    rows = [list(start) + [int(v) for v in row] + list(end) for row in rows]
    longest = max(map(len, rows))
    return torch.tensor([row + [PAD] * (longest - len(row)) for row in rows])


def error(a, b):
    return float((a - b).norm() / max(a.norm(), b.norm(), torch.tensor(1e-8)))


def without_key_bias(name, *tensors):
    """A key bias shifts a row of scores evenly and softmax does not see it: its gradient is zero but for rounding, which
    Adam blows up. Returns the size of what is left out, and the rest."""
    if not name.endswith("in_proj_bias"):
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
        if value <= limit:  # and not if it is not a number
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED {where}: {kind} {name} differs by {value:.2e}, limit {limit:.0e}")


def compare(check, program, config, pairs, where):
    records = run_engine(program, config, pairs)
    source_vocab, target_vocab = (int(v) for v in records["vocabularies"][0])
    eos = [EOS] if config["source_eos"] else []
    source = padded(records["source"], end=eos)
    fed, wanted = padded(records["target"], start=[EOS]), padded(records["target"], end=[EOS])
    torch.manual_seed(0)
    model = Reference(config, source_vocab, target_vocab)
    initial = {name[len("initial."):]: values[0] for name, values in records.items() if name.startswith("initial.")}
    trained = model.load(initial)

    def loss_of(logits):
        return F.cross_entropy(logits.flatten(0, 1), wanted.flatten(), ignore_index=PAD)

    engine_logits = records["logits"][0].view(len(pairs), fed.shape[1], target_vocab)
    real = (wanted != PAD)[..., None]
    for mode in (model.eval, model.train):
        mode()
        logits = model(source, fed)  # with gradients on: PyTorch's fast path for inference drops padded rows
        check("logits", mode.__name__, float(((logits - engine_logits) * real).abs().max()), where)
    loss = loss_of(logits)
    check("loss", "", abs(loss.item() - float(records["loss"][0])), where)

    loss.backward()
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            left_out, (a, b) = without_key_bias(name, parameter.grad.flatten(), records["grad." + name][0])
            check("gradient of a key bias", name, left_out, where)
            check("gradient", name, error(a, b), where)

    rate, adam = config["learning_rate"], dict(betas=(0.9, 0.98), eps=config["epsilon"])
    optimizer = {
        "adam": lambda: torch.optim.Adam(trained, lr=rate, **adam),
        "adamw": lambda: torch.optim.AdamW(trained, lr=rate, weight_decay=config["weight_decay"], **adam),
        "sgd": lambda: torch.optim.SGD(trained, lr=rate, momentum=0.9),
    }[config["optimizer"]]()
    for step in range(5):
        optimizer.zero_grad()
        loss = loss_of(model(source, fed))
        check("loss while training", f"step {step}", abs(loss.item() - float(records["losses"][0][step])), where)
        loss.backward()
        if config["gradient_clip"]:
            torch.nn.utils.clip_grad_norm_(trained, config["gradient_clip"])
        optimizer.step()
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            _, (a, b) = without_key_bias(name, parameter.detach().flatten(), records["trained." + name][0])
            check("weights after 5 steps", name, error(a, b), where)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--double", action="store_true")
    parser.add_argument("--count", type=int, default=18)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64 if options.double else torch.float32)
    rng, check, own = random.Random(20), Checks(), 0
    for number in range(options.count):
        config, pairs = random_config(rng, number, well_conditioned=not options.double), random_pairs(rng)
        own += standard(config)
        compare(check, options.program, config, pairs, f"configuration {number} {config}")
    print(f"{options.count} configurations, {own} of them with torch.nn.TransformerEncoder and Decoder whole, the rest from their parts")
    for kind, value in check.worst.items():
        print(f"  largest difference in {kind}: {value:.1e}, limit {LIMITS[torch.get_default_dtype()][kind]:.0e}")
    if own < options.count // 4:
        check.failed += 1
        print("FAILED: too few configurations used torch.nn.Transformer's own layers")
    print(f"{check.passed} passed, {check.failed} failed")
    sys.exit(1 if check.failed else 0)


if __name__ == "__main__":
    main()
