"""Random configurations and sentence pairs for parity.py, and how many configurations had each option."""
import collections
import json
import re

TRAINING = {"optimizer", "learning_rate", "beta1", "beta2", "epsilon", "momentum", "weight_decay", "schedule",
            "warmup_steps", "total_steps", "batch_size", "gradient_clip", "label_smoothing", "training_seed"}

# Options that are chosen among a few, each of them equally often whatever the seed: every list is dealt out like cards.
CHOICES = dict(
    norm=["post", "pre", "none"],
    residual=[True, False],
    position=["sinusoidal", "learned", "none"],
    similarity=["scaled_dot", "dot", "cosine", "euclidean"],
    activation=["relu", "gelu"],
    output_projection=[True, False],
    attention_bias=[True, False],
    linear_bias=[True, False],
    output_bias=[True, False],
    source_eos=[True, False],
    embedding_scale=[True, False],
    init=["xavier", "normal"],
    dropout=[0.0, 0.1, 0.4],
    start_token=["eos", "bos"],
    heads=[1, 2, 3, 4],
    d_ff=[0, 5, 8, 16, 33],
    encoder_layers=[1, 2, 3],
    decoder_layers=[1, 2, 3],
    optimizer=["adam", "adamw", "sgd"],
    schedule=["constant", "inverse_sqrt", "cosine"],
    gradient_clip=[0, 0.5],
    label_smoothing=[0.0, 0.1],
)


class Deck:
    def __init__(self, rng):
        self.rng, self.left = rng, {}

    def draw(self, option):
        if not self.left.get(option):
            self.left[option] = self.rng.sample(CHOICES[option], len(CHOICES[option]))
        return self.left[option].pop()


def random_config(deck, number, well_conditioned):
    """In float32 the configuration must be one whose numbers rounding leaves alone: see parity.py."""
    rng = deck.rng
    c = {option: deck.draw(option) for option in CHOICES}
    if number % 3 == 0:  # one that torch.nn.Transformer's own layers can be
        c.update(residual=True, similarity="scaled_dot", dropout=0.0, d_ff=c["d_ff"] or 8)
        c.update(norm=rng.choice(["post", "pre"]) if c["norm"] == "none" else c["norm"])
    widths = [width for width in range(c["heads"], 33, c["heads"])
              if width >= (8 if well_conditioned else 2) and (c["position"] != "sinusoidal" or width % 2 == 0)]
    c.update(d_model=rng.choice(widths))
    # Larger weights make softmax a switch, on which training hangs by the last bit.
    c.update(init_std=rng.choice([0.4, 0.8]) / c["d_model"] ** 0.5, embedding_std=rng.choice([0.05, 0.3]),
             seed=rng.randrange(2**32), learning_rate=rng.choice([1e-3, 5e-3]), weight_decay=rng.choice([0, 0.1]),
             beta1=rng.choice([0.8, 0.9]), beta2=rng.choice([0.98, 0.999]), epsilon=1e-8, momentum=rng.choice([0, 0.9]),
             warmup_steps=rng.choice([0, 3, 8]), total_steps=rng.choice([4, 7]), training_seed=rng.randrange(2**32))
    if well_conditioned:
        # Adam divides a gradient by its own size, rounding included: the smallest must be small beside epsilon.
        c["epsilon"] = 1e-4
        if c["norm"] == "none" or not c["residual"]:  # activations grow or fade from layer to layer; rounding stays
            c.update(encoder_layers=1, decoder_layers=1)
        if c["norm"] == "none":
            c.update(embedding_std=0.05)
    return c


def random_pairs(rng):
    words = lambda letter, most: " ".join(f"{letter}{rng.randrange(12)}" for _ in range(rng.randint(1, most)))
    return [(words("s", 7), words("t", 6)) for _ in range(rng.randint(2, 6))]


def random_case(deck, number, well_conditioned):
    config, pairs = random_config(deck, number, well_conditioned), random_pairs(deck.rng)
    return dict(config, batch_size=deck.rng.randint(2, len(pairs))), pairs


def as_json(config, pairs):
    """The case by the engine's names, on one line."""
    camel = lambda name: re.sub(r"_(\w)", lambda match: match[1].upper(), name.replace("training_seed", "seed"))
    part = lambda training: {camel(name): value for name, value in config.items() if (name in TRAINING) == training}
    return json.dumps(dict(model=part(False), training=part(True), pairs=pairs))


def options_seen(configs):
    """{option: {value: number of configurations}}"""
    return {option: {value: collections.Counter(c[option] for c in configs)[value] for value in dict.fromkeys(values)}
            for option, values in CHOICES.items()}
