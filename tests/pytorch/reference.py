"""The engine's model in PyTorch, under the same parameter names: the reference that parity.py measures against. Where
torch.nn.Transformer's own layers have the options asked for they are used whole; the rest is written out plainly."""
import math

import torch
from torch import nn

from dropout import Dropout, Sublayer

PAD, EOS, BOS = 0, 2, 3

ACTIVATIONS = {"relu": nn.functional.relu, "gelu": nn.functional.gelu}  # GELU by the error function


def unit(x):
    return x / x.norm(dim=-1, keepdim=True).clamp_min(1e-8)


# Scores of queries [..., Tq, d] and keys [..., Tk, d].
SIMILARITIES = {
    "scaled_dot": lambda q, k: q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1]),
    "dot": lambda q, k: q @ k.transpose(-1, -2),
    "cosine": lambda q, k: unit(q) @ unit(k).transpose(-1, -2),
    "euclidean": lambda q, k: -((q[..., :, None, :] - k[..., None, :, :]) ** 2).sum(-1),
}


class Attention(nn.Module):
    """nn.MultiheadAttention with any similarity, and with the engine's dropout."""

    def __init__(self, c, dropout):
        super().__init__()
        self.c, self.dropout = c, dropout
        d = c["d_model"]
        self.in_proj_weight = nn.Parameter(nn.init.xavier_uniform_(torch.empty(3 * d, d)))
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * d))
        self.out_proj = nn.Linear(d, d)

    def forward(self, x, memory, masked, sublayer, layer):
        """`masked` [B, 1, Tq or 1, Tk]: true where a query must not see a key."""
        heads = lambda y: y.unflatten(-1, (self.c["heads"], -1)).transpose(1, 2)  # [B, H, T, d_head]
        weights, biases = self.in_proj_weight.chunk(3), self.in_proj_bias.chunk(3)
        q, k, v = (heads(nn.functional.linear(y, w, b)) for y, w, b in zip((x, memory, memory), weights, biases))
        scores = SIMILARITIES[self.c["similarity"]](q, k).masked_fill(masked, -math.inf)
        attention = self.dropout.attention_weights(scores.softmax(-1), sublayer, layer)
        return self.out_proj((attention @ v).transpose(1, 2).flatten(2))


class TorchAttention(nn.MultiheadAttention):
    """nn.MultiheadAttention, called as the one above."""

    def __init__(self, c):
        super().__init__(c["d_model"], c["heads"], batch_first=True)

    def forward(self, x, memory, masked, *_):
        masked = masked.expand(len(x), self.num_heads, x.shape[1], memory.shape[1]).flatten(0, 1)
        return super().forward(x, memory, memory, attn_mask=masked, need_weights=False)[0]


def make_attention(c, dropout):
    return TorchAttention(c) if c["similarity"] == "scaled_dot" and c["dropout"] == 0 else Attention(c, dropout)


class PlainLayer(nn.Module):
    """A layer that torch.nn.TransformerEncoderLayer and its sibling cannot be: see standard()."""

    def __init__(self, c, dropout, number, cross):
        super().__init__()
        self.c, self.dropout, self.number, self.target = c, dropout, number, cross
        self.self_attn = make_attention(c, dropout)
        if cross:
            self.multihead_attn = make_attention(c, dropout)
        if c["d_ff"]:
            self.linear1 = nn.Linear(c["d_model"], c["d_ff"])
            self.linear2 = nn.Linear(c["d_ff"], c["d_model"])
        if c["norm"] != "none":
            for n in range(1, 2 + bool(cross) + bool(c["d_ff"])):
                setattr(self, f"norm{n}", nn.LayerNorm(c["d_model"]))

    def frame(self, norm_number, x, sublayer, f):
        norm = getattr(self, f"norm{norm_number}", None)
        y = f(norm(x) if self.c["norm"] == "pre" else x)
        y = self.dropout.sublayer_output(y, sublayer, self.number, self.target)
        y = x + y if self.c["residual"] else y
        return norm(y) if self.c["norm"] == "post" else y

    def attend(self, norm_number, x, memory, attention, masked, sublayer):
        return self.frame(norm_number, x, sublayer,
                          lambda y: attention(y, y if memory is None else memory, masked, sublayer, self.number))

    def feed_forward(self, norm_number, x, sublayer):
        if not self.c["d_ff"]:
            return x

        def f(y):
            hidden = ACTIVATIONS[self.c["activation"]](self.linear1(y))
            return self.linear2(self.dropout.hidden_units(hidden, sublayer, self.number, self.target))

        return self.frame(norm_number, x, sublayer, f)


class PlainEncoderLayer(PlainLayer):
    def __init__(self, c, dropout, number):
        super().__init__(c, dropout, number, cross=False)

    def forward(self, x, src_key_padding_mask):
        x = self.attend(1, x, None, self.self_attn, src_key_padding_mask[:, None, None], Sublayer.ENCODER_SELF)
        return self.feed_forward(2, x, Sublayer.ENCODER_FEED_FORWARD)


class PlainDecoderLayer(PlainLayer):
    def __init__(self, c, dropout, number):
        super().__init__(c, dropout, number, cross=True)

    def forward(self, x, memory, tgt_mask, memory_key_padding_mask):
        x = self.attend(1, x, None, self.self_attn, tgt_mask[None, None], Sublayer.DECODER_SELF)
        masked = memory_key_padding_mask[:, None, None]
        x = self.attend(2, x, memory, self.multihead_attn, masked, Sublayer.DECODER_CROSS)
        return self.feed_forward(3, x, Sublayer.DECODER_FEED_FORWARD)


class Layers(nn.Module):
    def __init__(self, layers, norm):
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.norm = norm

    def forward(self, x, *memory, **masks):
        for layer in self.layers:
            x = layer(x, *memory, **masks)
        return self.norm(x) if self.norm else x


def standard(c):
    """Whether torch.nn.Transformer's own layers have everything that the configuration asks for. They have dropout, but
    draw their masks from a generator of their own."""
    return (c["norm"] != "none" and c["d_ff"] > 0 and c["residual"] and c["similarity"] == "scaled_dot"
            and c["dropout"] == 0)


class Reference(nn.Module):
    def __init__(self, c, source_vocab, target_vocab, source_length, target_length):
        super().__init__()
        self.c = c
        self.dropout = Dropout(c["dropout"], c["seed"])
        d, pre = c["d_model"], c["norm"] == "pre"
        self.src_embedding = nn.Embedding(source_vocab, d)
        self.tgt_embedding = nn.Embedding(target_vocab, d)
        if c["position"] == "learned":
            self.src_position = nn.Embedding(source_length, d)
            self.tgt_position = nn.Embedding(target_length, d)
        self.transformer = nn.Module()
        final = lambda: nn.LayerNorm(d) if pre else None
        if standard(c):
            options = dict(d_model=d, nhead=c["heads"], dim_feedforward=c["d_ff"], dropout=0.0,
                           activation=c["activation"], batch_first=True, norm_first=pre)
            self.transformer.encoder = nn.TransformerEncoder(
                nn.TransformerEncoderLayer(**options), c["encoder_layers"], norm=final(), enable_nested_tensor=False)
            self.transformer.decoder = nn.TransformerDecoder(
                nn.TransformerDecoderLayer(**options), c["decoder_layers"], norm=final())
        else:
            layers = lambda kind, count: Layers([kind(c, self.dropout, n) for n in range(count)], final())
            self.transformer.encoder = layers(PlainEncoderLayer, c["encoder_layers"])
            self.transformer.decoder = layers(PlainDecoderLayer, c["decoder_layers"])
        self.generator = nn.Linear(d, target_vocab)

    def load(self, parameters):
        """Takes the engine's parameters. What the engine leaves out becomes neutral and is not trained: biases zero,
        the output projection the identity."""
        trained = []
        with torch.no_grad():
            for name, parameter in self.named_parameters():
                if name in parameters:
                    parameter.copy_(parameters[name].view(parameter.shape))
                    trained.append(parameter)
                elif name.endswith("out_proj.weight"):
                    parameter.copy_(torch.eye(parameter.shape[0]))
                elif name.endswith("bias"):
                    parameter.zero_()
                else:
                    raise KeyError(f"the engine has no {name}")
                parameter.requires_grad_(name in parameters)
        unknown = set(parameters) - {name for name, _ in self.named_parameters()}
        if unknown:
            raise KeyError(f"the reference has no {unknown}")
        return trained

    def embed(self, ids, target):
        d = self.c["d_model"]
        x = (self.tgt_embedding if target else self.src_embedding)(ids)
        if self.c["embedding_scale"]:
            x = x * math.sqrt(d)
        if self.c["position"] == "learned":
            x = x + (self.tgt_position if target else self.src_position)(torch.arange(ids.shape[1]))
        if self.c["position"] == "sinusoidal":
            position = torch.arange(ids.shape[1], dtype=torch.float64)[:, None]
            angle = position / 10000 ** (torch.arange(0, d, 2, dtype=torch.float64) / d)
            x = x + torch.stack([angle.sin(), angle.cos()], 2).flatten(1).to(x.dtype)
        return self.dropout.embedding(x, target)

    def forward(self, source, target_input):
        padding = source == PAD
        self.dropout.see(source != PAD, target_input != PAD)
        memory = self.transformer.encoder(self.embed(source, False), src_key_padding_mask=padding)
        length = target_input.shape[1]
        causal = torch.ones(length, length).triu(1).bool()
        y = self.transformer.decoder(
            self.embed(target_input, True), memory, tgt_mask=causal, memory_key_padding_mask=padding)
        return self.generator(y)
