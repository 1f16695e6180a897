"""The engine's model built from torch.nn parts, under the same parameter names: the reference that parity.py measures against."""
import math

import torch
from torch import nn

PAD, EOS = 0, 2


class PlainLayer(nn.Module):
    """A layer that torch.nn.TransformerEncoderLayer and its sibling cannot be: without norms, feed-forward or residuals."""

    def __init__(self, c, cross):
        super().__init__()
        self.c = c
        self.self_attn = nn.MultiheadAttention(c["d_model"], c["heads"], batch_first=True)
        if cross:
            self.multihead_attn = nn.MultiheadAttention(c["d_model"], c["heads"], batch_first=True)
        if c["d_ff"]:
            self.linear1 = nn.Linear(c["d_model"], c["d_ff"])
            self.linear2 = nn.Linear(c["d_ff"], c["d_model"])
        if c["norm"] != "none":
            for n in range(1, 2 + bool(cross) + bool(c["d_ff"])):
                setattr(self, f"norm{n}", nn.LayerNorm(c["d_model"]))

    def frame(self, number, x, sublayer):
        norm = getattr(self, f"norm{number}", None)
        y = sublayer(norm(x) if self.c["norm"] == "pre" else x)
        y = x + y if self.c["residual"] else y
        return norm(y) if self.c["norm"] == "post" else y

    def attend(self, attention, query, memory, **mask):
        return attention(query, memory, memory, need_weights=False, **mask)[0]

    def feed_forward(self, number, x):
        if not self.c["d_ff"]:
            return x
        return self.frame(number, x, lambda y: self.linear2(torch.relu(self.linear1(y))))


class PlainEncoderLayer(PlainLayer):
    def __init__(self, c):
        super().__init__(c, cross=False)

    def forward(self, x, src_mask=None, src_key_padding_mask=None, **_):
        x = self.frame(1, x, lambda y: self.attend(self.self_attn, y, y, key_padding_mask=src_key_padding_mask))
        return self.feed_forward(2, x)


class PlainDecoderLayer(PlainLayer):
    def __init__(self, c):
        super().__init__(c, cross=True)

    def forward(self, x, memory, tgt_mask=None, memory_key_padding_mask=None, **_):
        x = self.frame(1, x, lambda y: self.attend(self.self_attn, y, y, attn_mask=tgt_mask))
        x = self.frame(2, x, lambda y: self.attend(self.multihead_attn, y, memory, key_padding_mask=memory_key_padding_mask))
        return self.feed_forward(3, x)


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
    """Whether torch.nn.Transformer's own layers have everything that the configuration asks for."""
    return c["norm"] != "none" and c["d_ff"] > 0 and c["residual"]


class Reference(nn.Module):
    def __init__(self, c, source_vocab, target_vocab):
        super().__init__()
        self.c = c
        d, pre = c["d_model"], c["norm"] == "pre"
        self.src_embedding = nn.Embedding(source_vocab, d)
        self.tgt_embedding = nn.Embedding(target_vocab, d)
        self.transformer = nn.Module()
        final = lambda: nn.LayerNorm(d) if pre else None
        if standard(c):
            options = dict(d_model=d, nhead=c["heads"], dim_feedforward=c["d_ff"], dropout=0.0, batch_first=True, norm_first=pre)
            self.transformer.encoder = nn.TransformerEncoder(
                nn.TransformerEncoderLayer(**options), c["encoder_layers"], norm=final(), enable_nested_tensor=False)
            self.transformer.decoder = nn.TransformerDecoder(nn.TransformerDecoderLayer(**options), c["decoder_layers"], norm=final())
        else:
            self.transformer.encoder = Layers([PlainEncoderLayer(c) for _ in range(c["encoder_layers"])], final())
            self.transformer.decoder = Layers([PlainDecoderLayer(c) for _ in range(c["decoder_layers"])], final())
        self.generator = nn.Linear(d, target_vocab)

    def load(self, parameters):
        """Takes the engine's parameters. What the engine leaves out becomes neutral and is not trained: biases zero, the
        output projection the identity."""
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

    def embed(self, embedding, ids):
        d = self.c["d_model"]
        x = embedding(ids) * (math.sqrt(d) if self.c["embedding_scale"] else 1)
        if self.c["position"] == "sinusoidal":
            position = torch.arange(ids.shape[1], dtype=torch.float64)[:, None]
            angle = position / 10000 ** (torch.arange(0, d, 2, dtype=torch.float64) / d)
            x = x + torch.stack([angle.sin(), angle.cos()], 2).flatten(1).to(x.dtype)
        return x

    def forward(self, source, target_input):
        padding = source == PAD
        memory = self.transformer.encoder(self.embed(self.src_embedding, source), src_key_padding_mask=padding)
        length = target_input.shape[1]
        causal = torch.ones(length, length).triu(1).bool()
        y = self.transformer.decoder(
            self.embed(self.tgt_embedding, target_input), memory, tgt_mask=causal, memory_key_padding_mask=padding)
        return self.generator(y)
