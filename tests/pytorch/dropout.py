"""The engine's dropout written a second time (core/ops/dropout.h, core/model/pass.h): which elements are dropped
follows from seed, step, place and index by a hash, so that both sides can drop the same ones."""
import numpy
import torch

GOLDEN = 0x9E3779B97F4A7C15


class Sublayer:
    ENCODER_SELF, ENCODER_FEED_FORWARD, DECODER_SELF, DECODER_CROSS, DECODER_FEED_FORWARD = range(5)


class Site:
    EMBEDDING, ATTENTION_WEIGHTS, SUBLAYER_OUTPUT, HIDDEN_UNITS = range(4)


def mix(z):
    """SplitMix64's finalizer, on arrays of unsigned 64-bit integers."""
    z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
    return z ^ (z >> numpy.uint64(31))


def times_golden(numbers):
    return numbers.astype(numpy.uint64) * numpy.uint64(GOLDEN)


class Dropout:
    """Off until start(step)."""

    def __init__(self, rate, seed):
        self.rate, self.seed, self.key, self.tokens = rate, seed, None, {}

    def start(self, step):
        seeded = mix(times_golden(numpy.array([1])) + numpy.uint64(self.seed))
        self.key = mix(seeded + times_golden(numpy.array([step])))

    def see(self, real_source, real_target):
        """Which places [B, T] of the padded batch hold tokens; the engine lays those alone end to end."""
        for target, real in ((False, real_source), (True, real_target)):
            self.tokens[target] = (real.flatten().cumsum(0) - 1).view(real.shape).clamp_min(0).numpy()

    def drop(self, x, site, indices):
        if self.key is None or self.rate == 0:
            return x
        key = mix(self.key + times_golden(numpy.array([site + 1])))
        upper_half = mix(key + times_golden(indices + 1)) >> numpy.uint64(32)
        kept = torch.from_numpy(upper_half >= numpy.uint64(int(self.rate * 2**32)))
        return x * kept / (1 - self.rate)

    def of_tokens(self, x, site, target):  # [B, T, width]
        width = x.shape[-1]
        return self.drop(x, site, self.tokens[target][..., None] * width + numpy.arange(width))

    def place(self, site, sublayer, layer):
        return 2 + (layer * 5 + sublayer) * 4 + site

    def embedding(self, x, target):
        return self.of_tokens(x, int(target), target)

    def attention_weights(self, weights, sublayer, layer):  # [B, H, Tq, Tk]
        indices = numpy.arange(weights.numel()).reshape(weights.shape)
        return self.drop(weights, self.place(Site.ATTENTION_WEIGHTS, sublayer, layer), indices)

    def sublayer_output(self, x, sublayer, layer, target):
        return self.of_tokens(x, self.place(Site.SUBLAYER_OUTPUT, sublayer, layer), target)

    def hidden_units(self, x, sublayer, layer, target):
        return self.of_tokens(x, self.place(Site.HIDDEN_UNITS, sublayer, layer), target)
