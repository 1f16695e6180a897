#include "core/decode/greedy.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace vamos;

namespace {

Config small() {
  Config c;
  c.source_vocab = c.target_vocab = 6;
  c.d_model = 4;
  c.d_ff = 0;
  c.max_source_length = c.max_target_length = 5;
  return c;
}

/// A model whose output bias alone decides: every row writes the token with the highest bias.
GreedyResult decode_biased(const std::vector<Real>& bias, const std::vector<std::vector<int>>& sources, int limit) {
  const Config config = small();
  Transformer model(config, 3);
  ParameterSet parameters = make_parameters(config);
  std::ranges::copy(bias, parameters.tensors.generator_bias.data);
  return greedy_decode(model, parameters.tensors, sources, limit);
}

}  // namespace

TEST_CASE("the highest logit wins, the lower id where two are equal, and <PAD> and <UNK> are never written") {
  CHECK(best_token(std::vector<Real>{9, 9, 1, 3, 3, 2}) == 3);
  CHECK(best_token(std::vector<Real>{9, 9, 3, 3, 1, 2}) == kEos);
  CHECK(best_token(std::vector<Real>{9, 9, 0}) == kEos);
}

TEST_CASE("decoding that never writes <EOS> ends at the limit, unfinished") {
  const auto result = decode_biased({9, 9, 0, 0, 5, 0}, {{3}, {4, 5}}, 5);
  CHECK(result.tokens == std::vector<std::vector<int>>{{4, 4, 4, 4, 4}, {4, 4, 4, 4, 4}});
  CHECK(result.finished == std::vector<bool>{false, false});
}

TEST_CASE("decoding that writes <EOS> at once is finished and empty") {
  const auto result = decode_biased({9, 9, 5, 0, 0, 0}, {{3}}, 1);
  CHECK(result.tokens == std::vector<std::vector<int>>{{}});
  CHECK(result.finished == std::vector<bool>{true});
}

TEST_CASE("sentences that end early have the same words beside longer ones as alone") {
  Config config = small();
  config.norm = Norm::none;
  config.embedding_std = 1;
  Transformer model(config, 8);
  ParameterSet parameters = make_parameters(config);
  const std::vector<std::vector<int>> sources{{3}, {4}, {5}, {3, 4, 5}, {5, 5}, {4, 3}, {3, 3, 3, 3, 3}, {5, 4}};
  bool lengths_differ = false;
  for (uint32_t seed = 1; seed <= 20; ++seed) {
    config.seed = seed;
    initialise(parameters, config);
    const auto together = greedy_decode(model, parameters.tensors, sources, 5);
    for (std::size_t b = 0; b < sources.size(); ++b) {
      const std::vector<std::vector<int>> one{sources[b]};
      const auto alone = greedy_decode(model, parameters.tensors, one, 5);
      CHECK(alone.tokens[0] == together.tokens[b]);
      CHECK(alone.finished[0] == together.finished[b]);
      lengths_differ = lengths_differ || together.tokens[b].size() != together.tokens[0].size();
    }
  }
  CHECK(lengths_differ);
}
