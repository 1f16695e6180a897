#!/usr/bin/python3
"""PyTorch's side: answers one line of JSON for each that it is given. The argument says which model trains: `nn` is
torch.nn's own layers, `hand` the same mathematics in as few operations as PyTorch needs for it. Weights and batches are
those of the engine; see reference.mjs."""
import json
import math
import os
import re
import sys
import time

import numpy
import torch
import torch.nn.functional as F

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".."))
sys.path.insert(0, os.path.join(ROOT, "tests", "pytorch"))
from reference import PAD, Reference  # noqa: E402

torch.set_num_threads(1)


def snake(config):
    """The reference's options have the same names, as Python writes them."""
    return {re.sub("[A-Z]", lambda capital: "_" + capital[0].lower(), name): value for name, value in config.items()}


class Hand(torch.nn.Module):
    """The post-norm Transformer of TINY and SMALL: one product for all of q, k and v, no masks but the causal one, nothing
    that looks at its arguments."""

    def __init__(self, config, batch):
        super().__init__()
        self.c = config
        d = config["d_model"]
        length = len(batch["source"][0])
        position = torch.arange(length, dtype=torch.float64)[:, None]
        angle = position / 10000 ** (torch.arange(0, d, 2, dtype=torch.float64) / d)
        self.positions = torch.stack([angle.sin(), angle.cos()], 2).flatten(1).to(torch.get_default_dtype())
        self.causal = torch.full((length, length), -math.inf).triu(1)
        self.w = {}

    def load(self, parameters):
        for name, value in parameters.items():
            self.w[name] = torch.nn.Parameter(value.clone())
            self.register_parameter(name.replace(".", "_"), self.w[name])

    def attention(self, name, x, memory, mask):
        batch, length, d = x.shape
        heads = self.c["heads"]
        w, b = self.w[name + ".in_proj_weight"], self.w[name + ".in_proj_bias"]
        split = lambda y: y.view(batch, -1, heads, d // heads).transpose(1, 2)
        if memory is None:
            q, k, v = F.linear(x, w, b).chunk(3, -1)
        else:
            q = F.linear(x, w[:d], b[:d])
            k, v = F.linear(memory, w[d:], b[d:]).chunk(2, -1)
        scores = (split(q) * (d // heads) ** -0.5) @ split(k).transpose(-1, -2)
        if mask is not None:
            scores = scores + mask
        mixed = (scores.softmax(-1) @ split(v)).transpose(1, 2).reshape(batch, length, d)
        return F.linear(mixed, self.w[name + ".out_proj.weight"], self.w[name + ".out_proj.bias"])

    def feed_forward(self, name, x):
        hidden = F.relu(F.linear(x, self.w[name + ".linear1.weight"], self.w[name + ".linear1.bias"]))
        return F.linear(hidden, self.w[name + ".linear2.weight"], self.w[name + ".linear2.bias"])

    def norm(self, name, x):
        return F.layer_norm(x, x.shape[-1:], self.w[name + ".weight"], self.w[name + ".bias"])

    def embed(self, name, ids):
        return F.embedding(ids, self.w[name]) * math.sqrt(self.c["d_model"]) + self.positions

    def forward(self, source, target_input):
        x = self.embed("src_embedding.weight", source)
        for n in range(self.c["encoder_layers"]):
            layer = f"transformer.encoder.layers.{n}"
            x = self.norm(layer + ".norm1", x + self.attention(layer + ".self_attn", x, None, None))
            x = self.norm(layer + ".norm2", x + self.feed_forward(layer, x))
        y = self.embed("tgt_embedding.weight", target_input)
        for n in range(self.c["decoder_layers"]):
            layer = f"transformer.decoder.layers.{n}"
            y = self.norm(layer + ".norm1", y + self.attention(layer + ".self_attn", y, None, self.causal))
            y = self.norm(layer + ".norm2", y + self.attention(layer + ".multihead_attn", y, x, None))
            y = self.norm(layer + ".norm3", y + self.feed_forward(layer, y))
        return F.linear(y, self.w["generator.weight"], self.w["generator.bias"])


class Run:
    """One workload: the model as it was first, and its batches, over and over."""

    def __init__(self, path, hand, double):
        self.dtype = torch.float64 if double else torch.float32
        torch.set_default_dtype(self.dtype)
        with open(f"{path}.json", encoding="utf-8") as file:
            self.given = json.load(file)
        values = torch.from_numpy(numpy.fromfile(f"{path}.f32", numpy.float32)).to(self.dtype)
        self.parameters = {p["name"]: values[p["offset"]:p["offset"] + math.prod(p["shape"])].view(p["shape"])
                           for p in self.given["parameters"]}
        self.batches = [{side: torch.tensor(rows) for side, rows in batch.items()} for batch in self.given["batches"]]
        self.hand = hand
        self.reset()

    def reset(self):
        torch.set_default_dtype(self.dtype)
        config = snake(self.given["config"])
        if self.hand:
            self.model = Hand(config, self.given["batches"][0])
        else:
            self.model = Reference(config, *(config[name] for name in (
                "source_vocab", "target_vocab", "max_source_length", "max_target_length")))
        self.model.load(self.parameters)
        self.model.train()
        training = self.given["training"]
        self.clip = training["gradientClip"]
        kind = {"adam": torch.optim.Adam, "adamw": torch.optim.AdamW}[training["optimizer"]]
        # `foreach` updates all weights with a few calls; torch.nn's row takes PyTorch's own default.
        self.optimizer = kind(
            self.model.parameters(), lr=training["learningRate"], betas=(training["beta1"], training["beta2"]),
            eps=training["epsilon"], weight_decay=training["weightDecay"], foreach=self.hand or None)
        self.number = 0

    def step(self):
        batch = self.batches[self.number % len(self.batches)]
        self.number += 1
        self.optimizer.zero_grad(set_to_none=True)
        logits = self.model(batch["source"], batch["input"])
        loss = F.cross_entropy(logits.flatten(0, 1), batch["output"].flatten(), ignore_index=PAD)
        loss.backward()
        if self.clip > 0:
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.clip)
        self.optimizer.step()
        return loss

    def losses(self, steps):
        self.reset()
        return {"losses": [self.step().item() for _ in range(steps)]}

    def train(self, seconds, at_once):
        self.reset()
        for _ in range(at_once):
            self.step()
        begin, steps = time.perf_counter(), 0
        while time.perf_counter() - begin < seconds:
            self.step()
            steps += 1
        return {"seconds": (time.perf_counter() - begin) / steps, "steps": steps}


runs = {}


def answer(request):
    wanted, name = request["do"], request.get("name")
    if wanted == "session":
        runs[name] = Run(os.path.join(ROOT, request["data"]), sys.argv[1] == "hand", request.get("double", False))
        return {"version": torch.__version__}
    if wanted == "losses":
        return runs[name].losses(request["steps"])
    if wanted == "train":
        return runs[name].train(request["seconds"], request["atOnce"])
    return {"error": f"nobody here can {wanted}"}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
