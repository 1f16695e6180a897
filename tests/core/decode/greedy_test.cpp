#include "core/decode/greedy.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/decode/incremental.h"
#include "tests/core/support.h"

using namespace vamos;
using namespace vamos::test;

namespace {

struct Result {
  std::vector<std::vector<int>> tokens;
  std::vector<uint8_t> finished;
};

Result decode(const Config& config, ParameterSet& parameters, const std::vector<std::vector<int>>& sources, int limit) {
  Transformer model(config, static_cast<int>(sources.size()));
  IncrementalDecoder stepper(model, static_cast<int>(sources.size()));
  Decoded decoded(config, static_cast<int>(sources.size()));
  stepper.start(parameters.tensors, sources, {});
  greedy_decode(decoded, stepper, config, static_cast<int>(sources.size()), limit);
  return {decoded.tokens, decoded.finished};
}

/// A model whose output bias alone decides: every row writes the token with the highest bias.
Result decode_biased(const std::vector<Real>& bias, const std::vector<std::vector<int>>& sources, int limit) {
  const Config config = small_config();
  ParameterSet parameters = make_parameters(config);
  std::ranges::copy(bias, parameters.tensors.generator_bias.data);
  return decode(config, parameters, sources, limit);
}

}  // namespace

TEST_CASE("the highest logit wins, the lower id where two are equal, and <PAD>, <UNK> and <BOS> are never written") {
  Config config = small_config();
  CHECK(best_token(std::vector<Real>{9, 9, 1, 3, 3, 2}, config) == 3);
  CHECK(best_token(std::vector<Real>{9, 9, 3, 3, 1, 2}, config) == kEos);
  CHECK(best_token(std::vector<Real>{9, 9, 0}, config) == kEos);
  config.start_token = StartToken::bos;
  CHECK(best_token(std::vector<Real>{9, 9, 1, 9, 3, 2}, config) == 4);
}

TEST_CASE("decoding that never writes <EOS> ends at the limit, unfinished") {
  const auto result = decode_biased({9, 9, 0, 0, 5, 0}, {{3}, {4, 5}}, 5);
  CHECK(result.tokens == std::vector<std::vector<int>>{{4, 4, 4, 4, 4}, {4, 4, 4, 4, 4}});
  CHECK(result.finished == std::vector<uint8_t>{0, 0});
}

TEST_CASE("decoding that writes <EOS> at once is finished and empty") {
  const auto result = decode_biased({9, 9, 5, 0, 0, 0}, {{3}}, 1);
  CHECK(result.tokens == std::vector<std::vector<int>>{{}});
  CHECK(result.finished == std::vector<uint8_t>{1});
}

TEST_CASE("sentences that end early have the same words beside longer ones as alone") {
  Config config = small_config();
  config.norm = Norm::none;
  config.embedding_std = 1;
  ParameterSet parameters = make_parameters(config);
  const std::vector<std::vector<int>> sources{{3}, {4}, {5}, {3, 4, 5}, {5, 5}, {4, 3}, {3, 3, 3, 3, 3}, {5, 4}};
  bool lengths_differ = false;
  for (uint32_t seed = 1; seed <= 20; ++seed) {
    config.seed = seed;
    initialise(parameters, config);
    const auto together = decode(config, parameters, sources, 5);
    for (std::size_t b = 0; b < sources.size(); ++b) {
      const auto alone = decode(config, parameters, {sources[b]}, 5);
      CHECK(alone.tokens[0] == together.tokens[b]);
      CHECK(alone.finished[0] == together.finished[b]);
      lengths_differ = lengths_differ || together.tokens[b].size() != together.tokens[0].size();
    }
  }
  CHECK(lengths_differ);
}
