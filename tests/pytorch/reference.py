"""The model of core/pytorch/vamos_torch.py with the engine's dropout in place of PyTorch's: what parity.py and checkpoint.py
measure the engine against."""
import importlib.util
import os
import re

from torch import nn

from dropout import Dropout, Sublayer

PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../core/pytorch/vamos_torch.py")
spec = importlib.util.spec_from_file_location("vamos_torch", PROGRAM)
vamos_torch = importlib.util.module_from_spec(spec)
spec.loader.exec_module(vamos_torch)

PAD = vamos_torch.PAD


def by_engine_names(config):
    """Of the model and of its training, but for `training_seed`."""
    camel = lambda name: re.sub(r"_(\w)", lambda match: match[1].upper(), name)
    return {camel(name): value for name, value in config.items()}


def standard(config):
    """Whether torch.nn.Transformer's own layers are the reference. They have dropout, but draw their masks from a generator of
    their own."""
    return vamos_torch.is_standard(by_engine_names(config)) and config["dropout"] == 0


class At(nn.Module):
    """Drops, at one place of the model, what the engine drops there."""

    def __init__(self, drop, *place):
        super().__init__()
        self.drop, self.place = drop, place

    def forward(self, x):
        return self.drop(x, *self.place)


class Reference(vamos_torch.Model):
    def __init__(self, config, source_vocab, target_vocab, source_length, target_length):
        sizes = dict(sourceVocab=source_vocab, targetVocab=target_vocab, maxSourceLength=source_length,
                     maxTargetLength=target_length)
        super().__init__({**by_engine_names(config), **sizes}, written_out=not standard(config))
        self.dropout = dropout = Dropout(config["dropout"], config["seed"])
        if config["dropout"] == 0:
            return
        self.src_dropout, self.tgt_dropout = At(dropout.embedding, False), At(dropout.embedding, True)
        sublayers = {False: (Sublayer.ENCODER_SELF, Sublayer.ENCODER_FEED_FORWARD),
                     True: (Sublayer.DECODER_SELF, Sublayer.DECODER_CROSS, Sublayer.DECODER_FEED_FORWARD)}
        for target, stack in ((False, self.transformer.encoder), (True, self.transformer.decoder)):
            for n, layer in enumerate(stack.layers):
                for number, sublayer in enumerate(sublayers[target], 1):
                    setattr(layer, f"dropout{number}", At(dropout.sublayer_output, sublayer, n, target))
                layer.self_attn.dropout = At(dropout.attention_weights, sublayers[target][0], n)
                if target:
                    layer.multihead_attn.dropout = At(dropout.attention_weights, Sublayer.DECODER_CROSS, n)
                layer.dropout = At(dropout.hidden_units, sublayers[target][-1], n, target)

    def load(self, parameters):
        """Returns what is trained."""
        kept = self.kept_parameters()
        super().load({name: value.view(kept[name].shape) if name in kept else value for name, value in parameters.items()})
        return list(kept.values())

    def forward(self, source, fed):
        self.dropout.see(source != PAD, fed != PAD)
        return super().forward(source, fed)
