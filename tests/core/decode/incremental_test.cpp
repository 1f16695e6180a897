// Decoding with caches, alone and beside other hypotheses, has the bits of decoding the whole sentence at once.
#include "core/decode/incremental.h"

#include <doctest/doctest.h>

#include "core/decode/recompute.h"
#include "tests/core/support.h"

using namespace vamos;
using namespace vamos::test;

namespace {

/// Over the options that change how the decoder computes.
std::vector<Config> configurations() {
  std::vector<Config> list;
  for (const Norm norm : {Norm::none, Norm::post, Norm::pre})
    for (const auto similarity : {Similarity::scaled_dot, Similarity::dot, Similarity::cosine, Similarity::euclidean})
      for (const int d_ff : {0, 7}) {
        Config c = small_config();
        c.norm = norm;
        c.similarity = similarity;
        c.d_ff = d_ff;
        c.d_model = d_ff ? 12 : 4;
        c.heads = d_ff ? 3 : 2;
        c.decoder_layers = 1 + int(list.size() % 3);
        c.position = Position(list.size() % 3);
        c.activation = d_ff && norm == Norm::pre ? Activation::gelu : Activation::relu;
        c.residual = list.size() % 5 != 4;
        c.output_projection = list.size() % 4 != 1;
        c.source_eos = list.size() % 2;
        c.start_token = StartToken(list.size() / 2 % 2);
        c.max_source_length = 9;
        c.max_target_length = 13;
        c.embedding_std = 0.5;
        c.seed = static_cast<uint32_t>(list.size() + 1);
        list.push_back(c);
      }
  return list;
}

std::vector<Real> row_of(MatrixView logits, int row) { return {logits.row(row), logits.row(row) + logits.columns}; }

}  // namespace

TEST_CASE("logits of a token at a time have the bits of the whole sentence's, for several sentences side by side") {
  for (const Config& config : configurations()) {
    CAPTURE(config.seed);
    REQUIRE_FALSE(problem(config));
    Rng rng(config.seed);
    ParameterSet parameters = make_parameters(config);
    initialise(parameters, config);
    Transformer model(config, 3), whole(config, 1);
    IncrementalDecoder stepper(model, 4);
    std::vector<std::vector<int>> sources, fed(3);
    for (int b = 0; b < 3; ++b)
      sources.push_back(
          random_ids(rng, config.source_vocab, 1 + int(rng.below(uint32_t(config.max_source_length - 1)))));
    stepper.start(parameters.tensors, sources, {});
    for (int t = 0; t < config.max_target_length; ++t) {
      std::vector<int> next;
      for (auto& sentence : fed) {
        next.push_back(t ? random_ids(rng, config.target_vocab, 1)[0] : start_token(config));
        sentence.push_back(next.back());
      }
      const MatrixView logits = stepper.step(next);
      for (std::size_t b = 0; b < sources.size(); ++b) {
        Batch batch(config, 1);
        batch.add_decoder_input(sources[b], fed[b]);
        whole.encode(parameters.tensors, batch);
        whole.decode(parameters.tensors, batch);
        REQUIRE(row_of(logits, int(b)) == row_of(whole.activations().logits.matrix(), t));
      }
    }
  }
}

TEST_CASE("hypotheses that are copied, reordered and dropped go on as if they had been alone from the beginning") {
  for (const Config& config : configurations()) {
    CAPTURE(config.seed);
    Rng rng(config.seed + 100);
    ParameterSet parameters = make_parameters(config);
    initialise(parameters, config);
    Transformer model(config, 2), whole(config, 1);
    IncrementalDecoder stepper(model, 6);
    std::vector<std::vector<int>> sources;
    for (int b = 0; b < 2; ++b) sources.push_back(random_ids(rng, config.source_vocab, 2 + 3 * b));
    stepper.start(parameters.tensors, sources, {});
    struct Hypothesis {
      std::size_t source;
      std::vector<int> fed;
    };
    std::vector<Hypothesis> hypotheses{{0, {}}, {1, {}}};
    for (int t = 0; t < config.max_target_length; ++t) {
      if (t) {
        std::vector<int> parents;
        std::vector<Hypothesis> children;
        const uint32_t count = 1 + rng.below(6);
        for (uint32_t r = 0; r < count; ++r) {
          parents.push_back(int(rng.below(uint32_t(hypotheses.size()))));
          children.push_back(hypotheses[std::size_t(parents.back())]);
        }
        stepper.select(parents);
        hypotheses = children;
      }
      std::vector<int> next;
      for (auto& h : hypotheses) {
        h.fed.push_back(t ? random_ids(rng, config.target_vocab, 1)[0] : start_token(config));
        next.push_back(h.fed.back());
      }
      const MatrixView logits = stepper.step(next);
      for (std::size_t r = 0; r < hypotheses.size(); ++r) {
        Batch batch(config, 1);
        batch.add_decoder_input(sources[hypotheses[r].source], hypotheses[r].fed);
        whole.encode(parameters.tensors, batch);
        whole.decode(parameters.tensors, batch);
        REQUIRE(row_of(logits, int(r)) == row_of(whole.activations().logits.matrix(), t));
      }
    }
  }
}

TEST_CASE("the decoder that computes everything again agrees, with every part switched off that caches allow") {
  for (const Config& config : configurations()) {
    CAPTURE(config.seed);
    Rng rng(config.seed + 200);
    Ablation ablation;
    ablation.position = rng.below(2);
    ablation.cross_attention = rng.below(2);
    for (auto& layers : ablation.residuals) layers = rng.below(4);
    for (auto& kind : ablation.heads)
      for (auto& heads : kind) heads = rng.below(4);
    ParameterSet parameters = make_parameters(config);
    initialise(parameters, config);
    Transformer model(config, 1), other(config, 1);
    IncrementalDecoder fast(model, 2);
    RecomputingDecoder slow(other, 2);
    const std::vector<std::vector<int>> sources{random_ids(rng, config.source_vocab, 5)};
    fast.start(parameters.tensors, sources, ablation);
    slow.start(parameters.tensors, sources, ablation);
    std::vector<int> next{start_token(config)};
    for (int t = 0; t < config.max_target_length; ++t) {
      const MatrixView a = fast.step(next), b = slow.step(next);
      for (int r = 0; r < a.rows; ++r) REQUIRE(row_of(a, r) == row_of(b, r));
      const std::vector<int> parents{a.rows - 1, 0};
      fast.select(parents);
      slow.select(parents);
      next = random_ids(rng, config.target_vocab, 2);
    }
  }
}
