#!/usr/bin/env python3
"""A Vamos model in PyTorch: looks into it, translates with it, and trains it further on as many machines as it needs.

    python3 vamos_torch.py info model.safetensors
    python3 vamos_torch.py translate model.safetensors "let's go"
    python3 vamos_torch.py train pairs.tsv --resume model.safetensors --out further.safetensors
    torchrun --nproc-per-node=4 vamos_torch.py train pairs.tsv --resume model.safetensors --out further.safetensors
    torchrun --nproc-per-node=4 vamos_torch.py train pairs.tsv --out large.safetensors

The last one begins a new model, of d_model 512 with 6 + 6 layers; `--set dModel=256 --set heads=4` makes it another one.
What is saved opens on the page and in the native command again. Needs Python 3.8, PyTorch 1.13 and nothing else. To be read
from top to bottom: files, text, model, data, training, commands. It is a module too: load(), Model, translate(), save().
"""
import argparse
import json
import math
import os
import signal
import sys
import time
import unicodedata

import torch
import torch.distributed as dist
from torch import nn
from torch.nn import functional as F
from torch.nn.parallel import DistributedDataParallel

PAD, UNKNOWN, EOS, BOS = 0, 1, 2, 3
SPECIAL = ["<PAD>", "<UNK>", "<EOS>"]
LARGEST_HEADER = 32 << 20  # bytes
LARGEST_ON_PAGE = 256 << 20  # bytes of a file that the page and the native command open


class Problem(Exception):
    """One sentence for whoever called: what is wrong, and what to do."""


# ---- Files: safetensors (https://github.com/huggingface/safetensors), read and written here since there is little to it ----

DTYPES = {"F64": torch.float64, "F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16,
          "I64": torch.int64, "I32": torch.int32}
NAMES = {dtype: name for name, dtype in DTYPES.items()}


def read_safetensors(path):
    """{name: tensor}, and the file's metadata as {text: text}."""
    try:
        with open(path, "rb") as file:
            content = bytearray(file.read())
    except OSError as error:
        raise Problem(f"{path}: {error.strerror}.") from error
    length = int.from_bytes(content[:8], "little")
    try:
        if len(content) < 8 or length > min(len(content) - 8, LARGEST_HEADER):
            raise ValueError
        header = json.loads(content[8:8 + length].decode("utf-8"))
        metadata = header.pop("__metadata__", {})
        entries = [(name, entry["dtype"], entry["shape"], *entry["data_offsets"]) for name, entry in header.items()]
        if any(len(entry) != 5 for entry in entries):  # a tensor has two ends
            raise ValueError
        if not all(type(number) is int and number >= 0 for _, _, shape, *ends in entries for number in (*shape, *ends)):
            raise ValueError
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Problem(f"{path} is not a safetensors file; choose one that Vamos has saved.") from error
    tensors, data = {}, content[8 + length:]
    for name, kind, shape, begin, end in entries:
        if kind not in DTYPES:
            raise Problem(f"{path}: the tensor '{name}' is of type {kind}; save it as one of {', '.join(DTYPES)}.")
        empty = torch.empty(0, dtype=DTYPES[kind])
        if end > len(data) or end - begin != math.prod(shape) * empty.element_size():
            raise Problem(f"{path} is damaged at '{name}', or ends too early; copy or download it again, whole.")
        values = torch.frombuffer(data[begin:end], dtype=DTYPES[kind]) if end > begin else empty
        tensors[name] = values.view(shape)
    return tensors, metadata


def write_safetensors(path, tensors, metadata):
    """The file is there whole or not at all: whatever stops this, the old one is left. Returns its size in bytes."""
    header, offset = {"__metadata__": metadata} if metadata else {}, 0
    for name, tensor in tensors.items():
        size = tensor.numel() * tensor.element_size()
        header[name] = {"dtype": NAMES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    part = f"{path}.part"
    try:
        with open(part, "wb") as file:
            file.write(len(text).to_bytes(8, "little") + text)
            for tensor in tensors.values():
                values = tensor.detach().cpu().contiguous()
                # NumPy has no bfloat16: its bits are written as they are.
                file.write((values.view(torch.int16) if values.dtype == torch.bfloat16 else values).numpy().tobytes())
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        raise Problem(f"{path} cannot be written: {error.strerror}.") from error
    return 8 + len(text) + offset


# ---- Text: the two tokenizers and the vocabularies -------------------------------------------------------------------------

APOSTROPHES = "'\u2018\u2019\u02bc"
ACCENTS = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0327\u0328"
CLOSING = [".", ",", "!", "?", ";", ":", ")", "]", "}", "»", "”", "…", "%", "،", "؟"]
OPENING = ["¿", "¡", "(", "[", "{", "«", "“"]


def within(code, *ranges):
    return any(first <= code <= last for first, last in ranges)


def is_space(c):
    return (within(ord(c), (0x09, 0x0D), (0x2000, 0x200A), (0x2028, 0x2029))
            or c in " \u0085\u00a0\u1680\u202f\u205f\u3000\ufeff")


def is_punctuation(c):
    return c in "¡§«¶·»¿،؛؟" or within(
        ord(c), (0x21, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0x7E), (0x2010, 0x2027), (0x2030, 0x205E),
        (0x3001, 0x3003), (0x3008, 0x3011))


def compose(text):
    """A Latin letter and an accent that follows it, as one character; all else stays as it is."""
    result = ""
    for c in text:
        both = unicodedata.normalize("NFC", result[-1] + c) if c in ACCENTS and result and ord(result[-1]) < 0x180 else ""
        if len(both) == 1 and (ord(both) < 0x180 or both in "Ǹǹ"):
            result = result[:-1] + both
        else:
            result += c
    return result


def lower(text):
    """Of ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic; other capitals stay."""
    plain = lambda c: within(ord(c), (0x41, 0x17F), (0x391, 0x3A9), (0x400, 0x42F))
    return "".join("i" if c == "İ" else c.lower() if plain(c) else c for c in text)


TOKENIZER = dict(tokenizer="word", lowercase=True, digitGroup=0)  # "word" or "character"; see cut_number()


class Tokenizer:
    def __init__(self, settings):
        self.settings = {**TOKENIZER, **settings}

    def tokenize(self, text):
        text = compose(text)
        if self.settings["lowercase"]:
            text = compose(lower(text))
        text = "".join("'" if c in APOSTROPHES else c for c in text)
        if self.settings["tokenizer"] == "character":
            spaced = "".join(" " if is_space(c) else c for c in text)
            return list(spaced.strip(" "))
        return [piece for word in self.words(text) for piece in self.cut_number(word)]

    @staticmethod
    def words(text):
        """Split at spaces and around punctuation; an apostrophe between letters stays inside its word."""
        letter = lambda c: c != "'" and not is_space(c) and not is_punctuation(c)
        words, word = [], ""
        for c, following in zip(text, text[1:] + " "):
            if letter(c) or (c == "'" and word and letter(following)):
                word += c
                continue
            words += [word, "" if is_space(c) else c]
            word = ""
        return [word for word in words + [word] if word]

    def cut_number(self, word):
        """With digitGroup 2, 2004 is "20" "##04" and 123 is "1" "##23"."""
        group = self.settings["digitGroup"]
        if group == 0 or len(word) <= group or not (word.isascii() and word.isdigit()):
            return [word]
        first = (len(word) - 1) % group + 1
        return [word[:first]] + ["##" + word[i:i + group] for i in range(first, len(word), group)]

    def join(self, tokens):
        """Tokens as one would write them."""
        words = self.settings["tokenizer"] == "word"
        number = lambda token: token.isascii() and token.isdigit()
        text, glue, in_number = "", True, False
        for token in tokens:
            if words and self.settings["digitGroup"] and token.startswith("##") and number(token[2:]):
                text += ("" if in_number or glue else " ") + token[2:]
                glue, in_number = False, True
                continue
            in_number = number(token)
            text += (" " if words and not glue and token not in CLOSING else "") + token
            glue = token in OPENING
        return text


class Vocabulary:
    def __init__(self, tokens):
        self.tokens = list(tokens)
        self.ids = {token: id for id, token in enumerate(self.tokens)}

    @staticmethod
    def of(sentences, most, bos):
        """The most frequent tokens, in the order of their first appearance."""
        counts = {}
        for sentence in sentences:
            for token in sentence:
                counts[token] = counts.get(token, 0) + 1
        kept = set(sorted(counts, key=lambda token: -counts[token])[:most])
        return Vocabulary(SPECIAL + ["<BOS>"] * bos + [token for token in counts if token in kept])

    def __len__(self):
        return len(self.tokens)

    def encode(self, tokens):
        return [self.ids.get(token, UNKNOWN) for token in tokens]


# ---- Model: torch.nn.Transformer's own layers; written out only for what they do not have ----------------------------------

MODEL = dict(sourceVocab=0, targetVocab=0, dModel=512, heads=8, encoderLayers=6, decoderLayers=6, dFf=2048, norm="pre",
             residual=True, position="sinusoidal", similarity="scaled_dot", activation="relu", outputProjection=True,
             attentionBias=True, linearBias=True, outputBias=True, sourceEos=False, embeddingScale=True, init="xavier",
             initStd=0.02, embeddingStd=0.044, dropout=0.1, startToken="eos", maxSourceLength=0, maxTargetLength=0, seed=1)


def unit(x):
    return x / x.norm(dim=-1, keepdim=True).clamp_min(1e-8)


SIMILARITIES = {  # of queries [..., Tq, d] and keys [..., Tk, d]
    "scaled_dot": lambda q, k: q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1]),
    "dot": lambda q, k: q @ k.transpose(-1, -2),
    "cosine": lambda q, k: unit(q) @ unit(k).transpose(-1, -2),
    "euclidean": lambda q, k: -((q[..., :, None, :] - k[..., None, :, :]) ** 2).sum(-1),
}


class Attention(nn.Module):
    """nn.MultiheadAttention's parameters, with any similarity."""

    def __init__(self, c):
        super().__init__()
        self.heads, self.similarity, d = c["heads"], c["similarity"], c["dModel"]
        self.in_proj_weight = nn.Parameter(torch.empty(3 * d, d))
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * d))
        self.out_proj = nn.Linear(d, d)
        self.dropout = nn.Dropout(c["dropout"])

    def forward(self, x, memory, masked):
        """x [B, Tq, d], memory [B, Tk, d]; `masked` [B or 1, 1, Tq or 1, Tk] is true where a query must not see a key."""
        weights, biases = self.in_proj_weight.chunk(3), self.in_proj_bias.chunk(3)
        q, k, v = (F.linear(y, w, b).unflatten(-1, (self.heads, -1)).transpose(1, 2)  # [B, heads, T, d / heads]
                   for y, w, b in zip((x, memory, memory), weights, biases))
        attention = SIMILARITIES[self.similarity](q, k).masked_fill(masked, -math.inf).softmax(-1)
        return self.out_proj((self.dropout(attention) @ v).transpose(1, 2).flatten(2))


class Layer(nn.Module):
    """A layer under the names of nn.TransformerEncoderLayer or, with `cross`, of its sibling: any norm, without residual
    connections or feed-forward where the configuration says so."""

    def __init__(self, c, cross):
        super().__init__()
        self.c = c
        self.self_attn = Attention(c)
        if cross:
            self.multihead_attn = Attention(c)
        if c["dFf"]:
            self.linear1, self.linear2 = nn.Linear(c["dModel"], c["dFf"]), nn.Linear(c["dFf"], c["dModel"])
            self.dropout = nn.Dropout(c["dropout"])
        for number in range(1, 2 + cross + (c["dFf"] > 0)):
            setattr(self, f"dropout{number}", nn.Dropout(c["dropout"]))
            if c["norm"] != "none":
                setattr(self, f"norm{number}", nn.LayerNorm(c["dModel"]))

    def sublayer(self, number, x, f):
        norm = getattr(self, f"norm{number}", None)
        y = getattr(self, f"dropout{number}")(f(norm(x) if self.c["norm"] == "pre" else x))
        y = x + y if self.c["residual"] else y
        return norm(y) if self.c["norm"] == "post" else y

    def feed_forward(self, number, x):
        if not self.c["dFf"]:
            return x
        activation = getattr(F, self.c["activation"])
        return self.sublayer(number, x, lambda y: self.linear2(self.dropout(activation(self.linear1(y)))))


class EncoderLayer(Layer):
    def __init__(self, c):
        super().__init__(c, cross=False)

    def forward(self, x, src_key_padding_mask):
        masked = src_key_padding_mask[:, None, None]
        return self.feed_forward(2, self.sublayer(1, x, lambda y: self.self_attn(y, y, masked)))


class DecoderLayer(Layer):
    def __init__(self, c):
        super().__init__(c, cross=True)

    def forward(self, x, memory, tgt_mask, memory_key_padding_mask):
        x = self.sublayer(1, x, lambda y: self.self_attn(y, y, tgt_mask))
        masked = memory_key_padding_mask[:, None, None]
        return self.feed_forward(3, self.sublayer(2, x, lambda y: self.multihead_attn(y, memory, masked)))


class Stack(nn.Module):
    def __init__(self, layers, norm):
        super().__init__()
        self.layers, self.norm = nn.ModuleList(layers), norm

    def forward(self, x, *memory, **masks):
        for layer in self.layers:
            x = layer(x, *memory, **masks)
        return self.norm(x) if self.norm else x


def is_standard(c):
    """Whether torch.nn.Transformer's own layers are all that is asked for."""
    return c["norm"] != "none" and c["dFf"] > 0 and c["residual"] and c["similarity"] == "scaled_dot"


def is_kept(name, c):
    """Whether the engine has this parameter. What it leaves out has no effect here: biases 0, the projection an identity."""
    if "out_proj" in name and not c["outputProjection"]:
        return False
    switches = {"in_proj_bias": "attentionBias", "out_proj.bias": "attentionBias", "linear1.bias": "linearBias",
                "linear2.bias": "linearBias", "generator.bias": "outputBias"}
    return all(c[switch] for ending, switch in switches.items() if name.endswith(ending))


class Model(nn.Module):
    def __init__(self, config, written_out=False):
        """`written_out` does without torch.nn.Transformer's layers even where they would do."""
        super().__init__()
        c = self.config = {**MODEL, **config}
        d, dropout = c["dModel"], c["dropout"]
        self.src_embedding, self.tgt_embedding = nn.Embedding(c["sourceVocab"], d), nn.Embedding(c["targetVocab"], d)
        if c["position"] == "learned":
            self.src_position = nn.Embedding(c["maxSourceLength"], d)
            self.tgt_position = nn.Embedding(c["maxTargetLength"], d)
        self.src_dropout, self.tgt_dropout = nn.Dropout(dropout), nn.Dropout(dropout)
        norm = lambda: nn.LayerNorm(d) if c["norm"] == "pre" else None
        self.transformer = nn.Module()
        if is_standard(c) and not written_out:
            options = dict(d_model=d, nhead=c["heads"], dim_feedforward=c["dFf"], dropout=dropout,
                           activation=c["activation"], batch_first=True, norm_first=c["norm"] == "pre")
            self.transformer.encoder = nn.TransformerEncoder(
                nn.TransformerEncoderLayer(**options), c["encoderLayers"], norm(), enable_nested_tensor=False)
            self.transformer.decoder = nn.TransformerDecoder(
                nn.TransformerDecoderLayer(**options), c["decoderLayers"], norm())
        else:
            self.transformer.encoder = Stack([EncoderLayer(c) for _ in range(c["encoderLayers"])], norm())
            self.transformer.decoder = Stack([DecoderLayer(c) for _ in range(c["decoderLayers"])], norm())
        self.generator = nn.Linear(d, c["targetVocab"])
        for name, parameter in self.named_parameters():
            parameter.requires_grad_(is_kept(name, c))
        self.initialise()

    @torch.no_grad()
    def initialise(self):
        c = self.config
        for name, p in self.named_parameters():
            if "embedding" in name or "position" in name:
                p.normal_(0, c["embeddingStd"])
            elif "norm" in name or p.dim() == 1:
                p.fill_(1.0 if name.endswith("weight") else 0.0)
            elif not is_kept(name, c):
                p.copy_(torch.eye(len(p)))
            elif c["init"] == "normal":
                p.normal_(0, c["initStd"])
            else:  # Glorot and Bengio 2010; queries, keys and values are three matrices in one
                rows = len(p) // 3 if "in_proj" in name else len(p)
                bound = math.sqrt(6 / (rows + p.shape[1]))
                p.uniform_(-bound, bound)

    def kept_parameters(self):
        """What is trained, saved and read, in the order of the names."""
        return {name: p for name, p in self.named_parameters() if p.requires_grad}

    @torch.no_grad()
    def load(self, tensors):
        kept = self.kept_parameters()
        for name, p in kept.items():
            if name not in tensors:
                raise Problem(f"The file has no tensor '{name}'; its model is another one than it says.")
            if tensors[name].shape != p.shape:
                raise Problem(f"'{name}' has the shape {list(tensors[name].shape)} in the file, and its model needs "
                              f"{list(p.shape)}; the file contradicts itself.")
            p.copy_(tensors[name])
        unknown = [name for name in tensors if name not in kept]
        if unknown:
            raise Problem(f"The file has a tensor '{unknown[0]}', for which its model has no place.")

    def embed(self, ids, target):
        d = self.config["dModel"]
        x = (self.tgt_embedding if target else self.src_embedding)(ids)
        if self.config["embeddingScale"]:
            x = x * math.sqrt(d)
        places = torch.arange(ids.shape[1], device=ids.device)
        if self.config["position"] == "learned":
            x = x + (self.tgt_position if target else self.src_position)(places)
        if self.config["position"] == "sinusoidal":
            angle = places.double()[:, None] / 10000 ** (torch.arange(0, d, 2, device=ids.device).double() / d)
            x = x + torch.stack([angle.sin(), angle.cos()], 2).flatten(1).to(x.dtype)
        return (self.tgt_dropout if target else self.src_dropout)(x)

    def encode(self, source):
        return self.transformer.encoder(self.embed(source, False), src_key_padding_mask=source == PAD)

    def decode(self, memory, source, fed):
        """Logits [B, Tt, targetVocab] of the tokens that follow those fed in."""
        later = torch.ones(fed.shape[1], fed.shape[1], dtype=torch.bool, device=fed.device).triu(1)
        y = self.transformer.decoder(self.embed(fed, True), memory, tgt_mask=later, memory_key_padding_mask=source == PAD)
        return self.generator(y)

    def forward(self, source, fed):
        """source [B, Ts] and fed [B, Tt] are ids, filled up with <PAD>."""
        return self.decode(self.encode(source), source, fed)


class Session:
    """A model with all that a file says beside its weights."""

    def __init__(self, model, training, tokenizer, source, target):
        self.model, self.tokenizer, self.source, self.target = model, tokenizer, source, target
        self.training = {**TRAINING, **training}
        self.step, self.updates = 0, 0  # of training; of the optimizer since it began
        self.moments = {}  # {parameter: (first, second or None)}, on the CPU
        self.train, self.validation = [], []  # pairs of ids, without start and end


def least_weights(c):
    """What a model of these sizes has at least."""
    d, layers = c["dModel"], c["encoderLayers"] + c["decoderLayers"]
    return (c["sourceVocab"] + 2 * c["targetVocab"]) * d + layers * (3 * d * d + 2 * d * c["dFf"])


def load(path, model=(), training=()):
    """A Session from a file that Vamos or save() has written; `model` and `training` are options that replace the file's."""
    tensors, metadata = read_safetensors(path)
    try:
        values = {key[6:]: json.loads(text) for key, text in metadata.items() if key.startswith("vamos.")}
        config, state = {**MODEL, **values["model"], **dict(model)}, values["state"]
        if values["version"] > 1:
            raise Problem(f"{path} is of version {values['version']} and this program reads version 1; get a newer one.")
        source, target = Vocabulary(values["source_vocabulary"]), Vocabulary(values["target_vocabulary"])
        parameters = {n: t for n, t in tensors.items() if not n.startswith(("optimizer.", "examples."))}
        if (len(source), len(target)) != (config["sourceVocab"], config["targetVocab"]):
            raise ValueError
        if least_weights(config) > sum(t.numel() for t in parameters.values()):  # before any memory is asked for
            raise ValueError
        training = {**values["training"], **dict(training)}
        session = Session(Model(config), training, Tokenizer(values["tokenizer"]), source, target)
        session.step, power = int(state["step"]), float(state["beta2Power"])
    except (KeyError, ValueError, TypeError, AttributeError, RuntimeError, ArithmeticError, AssertionError) as error:
        raise Problem(f"{path} does not describe a Vamos model; choose a file that Vamos has saved.") from error
    session.model.load(parameters)
    # β₂^t tells t, until it is too small to be a number; then what it corrects needs no correction any more.
    beta = session.training["beta2"]
    session.updates = round(math.log(power) / math.log(beta)) if 0 < power < 1 and 0 < beta < 1 else session.step
    for name in parameters:
        first, second = tensors.get(f"optimizer.first.{name}"), tensors.get(f"optimizer.second.{name}")
        if first is not None and (second is None) == (session.training["optimizer"] == "sgd"):
            session.moments[name] = (first.float(), None if second is None else second.float())
    for split in ("train", "validation"):
        lengths, ids = tensors.get(f"examples.{split}.lengths"), tensors.get(f"examples.{split}.tokens")
        if lengths is not None and ids is not None:
            parts = iter(ids.split(lengths.flatten().tolist()))
            setattr(session, split, [(source.tolist(), target.tolist()) for source, target in zip(parts, parts)])
    return session


def save(path, session, optimizer=True, examples=True):
    """What load() reads, and what the page and the native command open. Returns the file's size in bytes."""
    kept, training = session.model.kept_parameters(), session.training
    tensors = {name: p.float() for name, p in kept.items()}
    moments = session.moments if optimizer and set(session.moments) == set(kept) else {}
    tensors.update({f"optimizer.first.{name}": first for name, (first, _) in moments.items()})
    tensors.update({f"optimizer.second.{name}": second for name, (_, second) in moments.items() if second is not None})
    for split, pairs in (("train", session.train), ("validation", session.validation)) if examples else ():
        sides = [side for pair in pairs for side in pair]
        if sides:
            tensors[f"examples.{split}.lengths"] = torch.tensor([len(side) for side in sides], dtype=torch.int32).view(-1, 2)
            tensors[f"examples.{split}.tokens"] = torch.tensor(sum(sides, []), dtype=torch.int32)
    updates = session.updates if moments else 0
    state = {"step": session.step, "beta1Power": training["beta1"] ** updates, "beta2Power": training["beta2"] ** updates}
    values = {"version": 1, "model": session.model.config, "training": training, "tokenizer": session.tokenizer.settings,
              "source_vocabulary": session.source.tokens, "target_vocabulary": session.target.tokens, "state": state}
    metadata = {f"vamos.{key}": json.dumps(value, ensure_ascii=False) for key, value in values.items()}
    return write_safetensors(path, tensors, {"format": "pt", **metadata})


@torch.no_grad()
def translate(session, text):
    """The translation, always by the most probable token, and the words of `text` that the model does not know."""
    model, c = session.model.eval(), session.model.config
    device, tokens = next(model.parameters()).device, session.tokenizer.tokenize(text)
    ids = session.source.encode(tokens) + [EOS] * c["sourceEos"]
    longest = c["maxSourceLength"]
    if not tokens or len(ids) > longest:
        most = longest - c["sourceEos"]
        raise Problem(f"A sentence has from 1 to {most} tokens for this model; this one has {len(tokens)}.")
    source = torch.tensor([ids], device=device)
    memory, written = model.encode(source), [BOS if c["startToken"] == "bos" else EOS]
    while len(written) <= c["maxTargetLength"]:
        logits = model.decode(memory, source, torch.tensor([written], device=device))[0, -1]
        logits[[PAD, UNKNOWN] + [BOS] * (c["startToken"] == "bos")] = -math.inf
        written.append(int(logits.argmax()))
        if written[-1] == EOS:
            break
    words = [session.target.tokens[id] for id in written[1:] if id != EOS]
    return session.tokenizer.join(words), [token for token in tokens if token not in session.source.ids]


# ---- Data: sentence pairs, and the order in which they come ----------------------------------------------------------------

SOURCE_NAMES = ["source", "src", "input", "english", "origen", "entrada", "inglés"]
TARGET_NAMES = ["target", "tgt", "output", "spanish", "destino", "salida", "español"]
HELD_OUT = ["validation", "valid", "val", "dev", "test", "held-out", "held out"]


def read_pairs(path):
    """Pairs to train on and pairs held out, each once, from tab-separated text. A first line that names the columns is a
    header; what its column `split` calls validation is held out. Bad lines are counted and told."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            lines = [line.split("\t") for line in file.read().split("\n") if line.strip()]
    except UnicodeDecodeError as error:
        raise Problem(f"{path} is no text in UTF-8; save it as UTF-8, with tabs between the columns.") from error
    except OSError as error:
        raise Problem(f"{path}: {error.strerror}.") from error
    names = [lower(name.strip()) for name in lines[0]] if lines else []
    place = lambda known: next((i for i, name in enumerate(names) if name in known), None)
    source, target, split = place(SOURCE_NAMES), place(TARGET_NAMES), place(["split"])
    if source is None or target is None:
        source, target, split = 0, 1, None
    else:
        lines = lines[1:]
    pairs, bad = {}, 0
    for fields in lines:
        fields = [" ".join(field.split()) for field in fields]
        if len(fields) <= max(source, target) or not fields[source] or not fields[target]:
            bad += 1
            continue
        held = split is not None and split < len(fields) and lower(fields[split]) in HELD_OUT
        pairs.setdefault((fields[source], fields[target]), held)
    if bad:
        print(f"{path}: {bad} of {bad + len(pairs)} lines are left out; a line needs two columns with a tab between them.",
              file=sys.stderr)
    if not pairs:
        raise Problem(f"{path} has no sentence pair; put one on a line, with a tab between its sides.")
    return [pair for pair, held in pairs.items() if not held], [pair for pair, held in pairs.items() if held]


class Order:
    """The order in which the engine takes its examples: each epoch is a permutation drawn from the seed and the epoch's
    number by xoshiro256** (Blackman and Vigna 2018). So any step's batch can be found again, and training that is resumed
    goes on with the batches that it would have had."""

    def __init__(self, seed, count):
        self.seed, self.count, self.epoch = seed, count, None

    def __getitem__(self, position):
        epoch, place = divmod(position, self.count)
        if epoch != self.epoch:
            self.epoch, self.order = epoch, self.permutation((self.seed << 32) ^ epoch)
        return self.order[place]

    def permutation(self, seed):
        mask, state = (1 << 64) - 1, []
        rotated = lambda x, k: ((x << k) | (x >> (64 - k))) & mask
        for _ in range(4):  # SplitMix64
            seed = (seed + 0x9E3779B97F4A7C15) & mask
            z = ((seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9) & mask
            z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
            state.append(z ^ (z >> 31))
        a, b, c, d = state
        order = list(range(self.count))
        for k in range(self.count, 1, -1):
            draw = -1
            while draw < (1 << 32) % k:  # below that, low results would be more likely
                draw = (rotated(b * 5 & mask, 7) * 9 & mask) >> 32
                c, d = c ^ a, d ^ b
                a, b, c, d = a ^ d, b ^ c, c ^ (b << 17 & mask), rotated(d, 45)
            order[k - 1], order[draw % k] = order[draw % k], order[k - 1]
        return order


# ---- Training: one process, or several with a share of every batch each ---------------------------------------------------

TRAINING = dict(optimizer="adam", learningRate=7e-4, beta1=0.9, beta2=0.98, epsilon=1e-9, momentum=0.9, weightDecay=0,
                schedule="inverse_sqrt", warmupSteps=4000, totalSteps=100_000, batchSize=64, gradientClip=1,
                labelSmoothing=0.1, seed=1)


class Workers:
    """The processes that torchrun has started, or this one alone. `with` them a group is open."""

    def __init__(self):
        self.rank, self.size = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
        cuda = torch.cuda.is_available()
        self.device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0))) if cuda else torch.device("cpu")
        if cuda:
            torch.cuda.set_device(self.device)

    def __enter__(self):
        if self.size > 1:
            dist.init_process_group("nccl" if self.device.type == "cuda" else "gloo")
        return self

    def __exit__(self, kind, *_):
        if self.size > 1:
            if kind is None:
                dist.barrier()  # the first one may still be saving
            dist.destroy_process_group()

    def total(self, *numbers):
        """The sum of each number over all workers."""
        sums = torch.tensor(numbers, dtype=torch.float64, device=self.device)
        if self.size > 1:
            dist.all_reduce(sums)
        return sums.tolist()

    def from_first(self, make):
        """What make() gives to the first worker, whose machine alone needs the files; a problem there is everyone's."""
        made = [None]
        if self.rank == 0:
            try:
                made = [make()]
            except Problem as problem:
                made = [problem]
        if self.size > 1:
            dist.broadcast_object_list(made)
        if isinstance(made[0], Problem):
            raise made[0]
        return made[0]


def learning_rate(c, step):
    """Of step number `step`, counted from 1."""
    warmup = min(1, step / c["warmupSteps"]) if c["warmupSteps"] > 0 else 1
    if c["schedule"] == "inverse_sqrt":
        start = max(c["warmupSteps"], 1)
        return c["learningRate"] * (warmup if step < start else math.sqrt(start / step))
    if c["schedule"] == "cosine":
        return c["learningRate"] * warmup * 0.5 * (1 + math.cos(math.pi * min(1, step / c["totalSteps"])))
    return c["learningRate"] * warmup


def make_optimizer(session):
    """torch.optim's, with the moments and the number of updates that the session came with."""
    t, kept = session.training, session.model.kept_parameters()
    if t["optimizer"] == "sgd":
        optimizer = torch.optim.SGD(kept.values(), t["learningRate"], momentum=t["momentum"])
    else:
        options = dict(lr=t["learningRate"], betas=(t["beta1"], t["beta2"]), eps=t["epsilon"])
        optimizer = (torch.optim.AdamW(kept.values(), weight_decay=t["weightDecay"], **options)
                     if t["optimizer"] == "adamw" else torch.optim.Adam(kept.values(), **options))
    if set(session.moments) != set(kept):
        session.updates = 0
        return optimizer
    for name, p in kept.items():
        first, second = (None if m is None else m.to(p.device, copy=True) for m in session.moments[name])
        optimizer.state[p] = ({"momentum_buffer": first} if second is None else
                              {"step": torch.tensor(float(session.updates)), "exp_avg": first, "exp_avg_sq": second})
    return optimizer


def take_moments(session, optimizer):
    """From the optimizer into the session, to be saved."""
    of = lambda p, key: optimizer.state[p][key].detach().float().cpu()
    for name, p in session.model.kept_parameters().items():
        if session.training["optimizer"] != "sgd":
            session.moments[name] = of(p, "exp_avg"), of(p, "exp_avg_sq")
        elif session.training["momentum"] > 0:
            session.moments[name] = of(p, "momentum_buffer"), None
        else:  # PyTorch keeps no velocity then
            session.moments[name] = torch.zeros_like(p, device="cpu"), None


def batch_of(c, pairs, device):
    """source [B, Ts], fed [B, Tt] and wanted [B, Tt] of pairs of ids, filled up with <PAD>."""
    start = BOS if c["startToken"] == "bos" else EOS
    sides = ([source + [EOS] * c["sourceEos"] for source, _ in pairs], [[start] + target for _, target in pairs],
             [target + [EOS] for _, target in pairs])
    pad = lambda rows: torch.tensor([row + [PAD] * (max(map(len, rows)) - len(row)) for row in rows], device=device)
    return tuple(map(pad, sides))


def loss_of(model, c, pairs, device, smoothing=0):
    """The sum over the tokens of the cross-entropy, in nats, and how many tokens came out right."""
    source, fed, wanted = batch_of(c, pairs, device)
    logits = model(source, fed)
    loss = F.cross_entropy(logits.flatten(0, 1), wanted.flatten(), ignore_index=PAD, reduction="sum",
                           label_smoothing=smoothing)
    return loss, int(((logits.argmax(-1) == wanted) & (wanted != PAD)).sum())


def count_tokens(pairs):
    return sum(len(target) + 1 for _, target in pairs)


class Trainer:
    """Takes the steps that the engine would take, as it would but for rounding; dropout draws from a generator of its own."""

    def __init__(self, session, workers):
        self.session, self.workers, t = session, workers, session.training
        if not session.train:
            raise Problem("There is no sentence pair to learn from; name a file of pairs.")
        if t["batchSize"] < workers.size:
            raise Problem(f"A batch of {t['batchSize']} pairs is too small for {workers.size} workers; "
                          f"--set batchSize={workers.size} or more.")
        session.model.to(workers.device)
        self.model = DistributedDataParallel(session.model) if workers.size > 1 else session.model
        self.optimizer = make_optimizer(session)
        self.order = Order(t["seed"], len(session.train))

    def step(self, stop=False):
        """(loss, share of tokens right, whether any worker is to stop)."""
        session, workers, t = self.session, self.workers, self.session.training
        size, number = t["batchSize"], session.step + 1
        pairs = [session.train[self.order[session.step * size + i]] for i in range(size)]
        if session.model.config["dropout"] > 0:  # from the step alone, so that resuming repeats what would have been
            torch.manual_seed(hash((t["seed"], number, workers.rank)))
        self.model.train()
        self.optimizer.zero_grad()
        mine = pairs[workers.rank::workers.size]
        loss, right = loss_of(self.model, session.model.config, mine, workers.device, t["labelSmoothing"])
        # The mean over the tokens of the whole batch: workers have different numbers of them, and gradients are averaged.
        (loss * workers.size / count_tokens(pairs)).backward()
        total, right, stops = workers.total(loss.item(), right, stop)
        if not math.isfinite(total):
            raise Problem(f"Training stopped at step {number}: the loss is no finite number; try a lower learning rate.")
        if t["gradientClip"] > 0:
            nn.utils.clip_grad_norm_(session.model.kept_parameters().values(), t["gradientClip"])
        for group in self.optimizer.param_groups:
            group["lr"] = learning_rate(t, number)
        self.optimizer.step()
        session.step, session.updates = number, session.updates + 1
        return total / count_tokens(pairs), right / count_tokens(pairs), stops > 0

    @torch.no_grad()
    def evaluate(self):
        """The loss of what is held out, or None where nothing is."""
        pairs, size = self.session.validation, self.session.training["batchSize"]
        if not pairs:
            return None
        self.session.model.eval()
        mine = pairs[self.workers.rank::self.workers.size]
        model, device = self.session.model, self.workers.device
        loss = sum(loss_of(model, model.config, mine[i:i + size], device)[0].item() for i in range(0, len(mine), size))
        return self.workers.total(loss)[0] / count_tokens(pairs)


# ---- Commands --------------------------------------------------------------------------------------------------------------

CHOICES = dict(norm=["none", "post", "pre"], position=["none", "sinusoidal", "learned"], similarity=list(SIMILARITIES),
               activation=["relu", "gelu"], init=["normal", "xavier"], startToken=["eos", "bos"],
               tokenizer=["word", "character"], optimizer=["sgd", "adam", "adamw"],
               schedule=["constant", "inverse_sqrt", "cosine"])


def read_settings(texts):
    """What `--set name=value` says, for the model, for its training and for the tokenizer."""
    settings = ({}, {}, {})
    for text in texts:
        name, _, value = text.partition("=")
        places = [chosen for chosen, defaults in zip(settings, (MODEL, TRAINING, TOKENIZER)) if name in defaults]
        if not places:
            raise Problem(f"--set {text}: there is no option of that name; `info` shows those of a model.")
        default = {**TOKENIZER, **TRAINING, **MODEL}[name]
        try:
            value = value if isinstance(default, str) else json.loads(value)
        except ValueError as error:
            raise Problem(f"--set {text}: that is no value for it; an example is {name}={json.dumps(default)}.") from error
        known = CHOICES.get(name, [value])
        if value not in known or isinstance(value, bool) != isinstance(default, bool):
            example = known[0] if name in CHOICES else json.dumps(default)
            raise Problem(f"--set {text}: that is no value for it; an example is {name}={example}.")
        for chosen in places:
            chosen[name] = value
    return settings


def new_session(pairs, held_out, settings, most_words):
    model, training, tokens = settings
    config, tokenizer = {**MODEL, **model}, Tokenizer(tokens)
    if config["dModel"] % config["heads"] or config["dModel"] % 2:
        raise Problem(f"dModel {config['dModel']} must be even and divide by heads, {config['heads']}; change one of them.")
    tokenized = [[[tokenizer.tokenize(side) for side in pair] for pair in split] for split in (pairs, held_out)]
    source = Vocabulary.of([source for source, _ in tokenized[0]], most_words, False)
    target = Vocabulary.of([target for _, target in tokenized[0]], most_words, config["startToken"] == "bos")
    longest = [max(len(pair[side]) for split in tokenized for pair in split) + 1 for side in (0, 1)]
    config.update(sourceVocab=len(source), targetVocab=len(target), maxSourceLength=longest[0], maxTargetLength=longest[1])
    torch.manual_seed(config["seed"])
    session = Session(Model(config), training, tokenizer, source, target)
    return with_pairs(session, pairs, held_out)


def with_pairs(session, pairs, held_out):
    """Learns from these pairs from here on, but never from a sentence that was held out."""
    encode = lambda pair: (session.source.encode(session.tokenizer.tokenize(pair[0])),
                           session.target.encode(session.tokenizer.tokenize(pair[1])))
    session.validation = [encode(pair) for pair in held_out] or session.validation
    held = {tuple(source) for source, _ in session.validation}
    session.train = [pair for pair in map(encode, pairs) if all(pair) and tuple(pair[0]) not in held]
    c, both = session.model.config, session.train + session.validation
    longest = {"maxSourceLength": max((len(source) + c["sourceEos"] for source, _ in both), default=0),
               "maxTargetLength": max((len(target) + 1 for _, target in both), default=0)}
    for name, length in longest.items():
        if length > c[name] and c["position"] == "learned":
            raise Problem(f"A sentence has {length} tokens, and this model has learned {c[name]} positions; leave it out.")
        c[name] = max(c[name], length)
    return session


def prepare(options):
    """The session that the options ask for: a new one, or a saved one, its own output first."""
    settings = read_settings(options.set)
    split = read_pairs(options.pairs) if options.pairs else None
    if split and options.validation:
        held_out = read_pairs(options.validation)
        split = split[0] + split[1], held_out[0] + held_out[1]
    saved = [load(path, *settings[:2]) for path in (options.resume, options.out) if path and os.path.exists(path)]
    if options.resume and not os.path.exists(options.resume):
        raise Problem(f"{options.resume}: there is no such file.")
    if not saved and not split:
        raise Problem("A new model needs a file of sentence pairs; name one, or a model to --resume.")
    session = max(saved, key=lambda each: each.step) if saved else new_session(*split, settings, options.max_vocabulary)
    return with_pairs(session, *split) if saved and split else session


def describe(session):
    c = session.model.config
    count = sum(p.numel() for p in session.model.kept_parameters().values())
    return (f"{count:,} weights: d_model {c['dModel']}, {c['heads']} heads, "
            f"{c['encoderLayers']} + {c['decoderLayers']} layers, d_ff {c['dFf']}; "
            f"{len(session.source):,} and {len(session.target):,} words; "
            f"{len(session.train):,} pairs to learn from, {len(session.validation):,} held out; at step {session.step:,}")


def save_and_say(session, trainer, options):
    take_moments(session, trainer.optimizer)
    size = save(options.out, session, not options.no_optimizer, not options.no_examples)
    print(f"saved {options.out} at step {session.step:,}", flush=True)
    if size > LARGEST_ON_PAGE:
        print(f"  It takes {size / 2**20:,.0f} MB: the page and the native command open up to {LARGEST_ON_PAGE >> 20} MB. "
              "--no-optimizer leaves out what only further training needs, two thirds of it.", file=sys.stderr)


def train(workers, options):
    session = workers.from_first(lambda: prepare(options))
    trainer, first, stopping = Trainer(session, workers), workers.rank == 0, []
    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, lambda *_: stopping.append(True))
    last = session.training["totalSteps"]
    if session.step >= last:
        raise Problem(f"The model has had all of its {last:,} steps; --set totalSteps={2 * last} plans more.")
    last = min(last, session.step + options.stop_after) if options.stop_after else last
    if first:
        print(f"{describe(session)}; {workers.size} worker{'s' * (workers.size > 1)} on {workers.device.type}", flush=True)
    since, begun, stop = time.time(), session.step, False
    while session.step < last and not stop:
        loss, right, stop = trainer.step(bool(stopping))
        done = stop or session.step == last
        if first and (done or session.step % options.report_every == 0):
            rate = (session.step - begun) / max(time.time() - since, 1e-9)
            print(f"step {session.step:,} of {last:,}  loss {loss:.7f}  right {right:.1%}  {rate:.3g} steps/s", flush=True)
            since, begun = time.time(), session.step
        if done or session.step % options.save_every == 0:
            held_out = trainer.evaluate()
            if first:
                if held_out is not None:
                    print(f"held out: loss {held_out:.7f}", flush=True)
                save_and_say(session, trainer, options)
    return 130 if stop else 0


def run_train(options):
    with Workers() as workers:
        return train(workers, options)  # what it made is gone before the group is


def run_translate(options):
    session = load(options.model)
    for text in options.text or (line.strip() for line in sys.stdin):
        translation, unknown = translate(session, text)
        if unknown:
            print(f"not known: {', '.join(unknown)}", file=sys.stderr)
        print(translation, flush=True)
    return 0


def run_info(options):
    session = load(options.model)
    print(describe(session))
    for settings in (session.model.config, session.training, session.tokenizer.settings):
        shown = {name: value if isinstance(value, str) else json.dumps(value) for name, value in settings.items()}
        print("  " + " ".join(f"{name}={value}" for name, value in shown.items()))
    return 0


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, metavar="command")
    info = commands.add_parser("info", help="what a model is")
    info.add_argument("model")
    info.set_defaults(run=run_info)
    translating = commands.add_parser("translate", help="translate the sentences given, or those of standard input")
    translating.add_argument("model")
    translating.add_argument("text", nargs="*")
    translating.set_defaults(run=run_translate)
    training = commands.add_parser("train", help="train a model further, or a new one, and go on where it was stopped")
    training.add_argument("pairs", nargs="?", help="sentence pairs, one on a line with a tab between; without, the model's own")
    training.add_argument("--resume", metavar="MODEL", help="go on with this model")
    training.add_argument("--out", metavar="MODEL", required=True, help="where to save; what is there already is gone on with")
    training.add_argument("--validation", metavar="PAIRS", help="pairs to hold out")
    training.add_argument("--set", metavar="NAME=VALUE", action="append", default=[], help="an option, as `info` shows them")
    training.add_argument("--max-vocabulary", metavar="N", type=int, default=30_000, help="words a side of a new model")
    training.add_argument("--stop-after", metavar="N", type=int, default=0, help="take at most this many steps now")
    training.add_argument("--save-every", metavar="N", type=int, default=500, help="steps between two savings (500)")
    training.add_argument("--report-every", metavar="N", type=int, default=50, help="steps between two reports (50)")
    training.add_argument("--no-optimizer", action="store_true", help="save without what only further training needs")
    training.add_argument("--no-examples", action="store_true", help="save without the sentence pairs")
    training.set_defaults(run=run_train)
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except Problem as problem:
        if int(os.environ.get("RANK", 0)) == 0:
            print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


if __name__ == "__main__":
    sys.exit(main())
