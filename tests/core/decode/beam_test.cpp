#include "core/decode/beam.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/decode/greedy.h"
#include "core/decode/incremental.h"
#include "tests/core/support.h"

using namespace vamos;
using namespace vamos::test;

namespace {

struct Found {
  std::vector<int> tokens;
  double log_probability = 0, score = -1e300;
};

/// log softmax(logits)[token], plainly.
double log_probability(MatrixView logits, int row, int token) {
  double sum = 0;
  for (int j = 0; j < logits.columns; ++j) sum += std::exp(static_cast<double>(logits(row, j)));
  return static_cast<double>(logits(row, token)) - std::log(sum);
}

/// Every translation of at most `longest` tokens with <EOS>, by trying them all with whole passes.
void search_all(Transformer& model, const ParameterSet& parameters, const std::vector<int>& source,
                std::vector<int>& written, int longest, double penalty, Found& best, int& tried) {
  const Config& config = model.config();
  std::vector<int> fed{start_token(config)};
  fed.insert(fed.end(), written.begin(), written.end());
  Batch batch(config, 1);
  batch.add_decoder_input(source, fed);
  model.encode(parameters.tensors, batch);
  model.decode(parameters.tensors, batch);
  const MatrixView logits = model.activations().logits.matrix();
  double total = 0;
  for (std::size_t i = 0; i < written.size(); ++i) total += log_probability(logits, int(i), written[i]);
  total += log_probability(logits, logits.rows - 1, kEos);
  ++tried;
  const double score = total / std::pow(static_cast<double>(fed.size()), penalty);
  if (score > best.score) best = {written, total, score};
  if (static_cast<int>(fed.size()) == longest) return;
  for (int id = kFirstWord; id < config.target_vocab; ++id) {
    if (!can_be_written(id, config)) continue;
    written.push_back(id);
    search_all(model, parameters, source, written, longest, penalty, best, tried);
    written.pop_back();
  }
}

std::vector<int> tokens_of(const BeamSearch& beam, const BeamEnd& end) {
  std::vector<int> tokens;
  for (int n = end.node; n >= 0; n = beam.nodes()[std::size_t(n)].parent)
    tokens.insert(tokens.begin(), beam.nodes()[std::size_t(n)].token);
  return tokens;
}

Config uncertain_config(uint32_t seed) {
  Config c = small_config();
  c.source_vocab = 6;
  c.target_vocab = 6;
  c.norm = Norm::none;
  c.embedding_std = 1;
  c.max_target_length = 4;
  c.start_token = StartToken(seed % 2);
  c.seed = seed;
  return c;
}

}  // namespace

TEST_CASE("a beam as wide as there are prefixes finds what trying every translation finds") {
  int lengths[5] = {};
  for (uint32_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const Config config = uncertain_config(seed);
    const double penalty = seed % 3 * 0.75;
    ParameterSet parameters = make_parameters(config);
    initialise(parameters, config);
    Transformer model(config, 1);
    const std::vector<std::vector<int>> sources{{3, 5, 4}};

    Found best;
    std::vector<int> written;
    int tried = 0;
    search_all(model, parameters, sources[0], written, 4, penalty, best, tried);
    const int words = config.start_token == StartToken::bos ? 2 : 3;
    REQUIRE(tried == 1 + words + words * words + words * words * words);

    IncrementalDecoder stepper(model, 216);
    BeamSearch beam(config, 216);  // 6^3
    stepper.start(parameters.tensors, sources, {});
    beam.run(stepper, {216, 4, penalty});
    const BeamEnd& end = beam.ends()[0];
    CHECK(tokens_of(beam, end) == best.tokens);
    CHECK(end.log_probability == doctest::Approx(best.log_probability).epsilon(1e-5));
    CHECK(end.score == doctest::Approx(best.score).epsilon(1e-5));
    ++lengths[best.tokens.size()];
  }
  CHECK(lengths[0] > 0);  // translations of several lengths were best
  CHECK(lengths[1] + lengths[2] + lengths[3] > 0);
}

TEST_CASE("without length normalisation a beam of one writes what greedy decoding writes") {
  int compared = 0;
  for (uint32_t seed = 1; seed <= 40; ++seed) {
    Config config = uncertain_config(seed);
    config.max_target_length = 8;
    ParameterSet parameters = make_parameters(config);
    initialise(parameters, config);
    Transformer model(config, 1);
    IncrementalDecoder stepper(model, 1);
    Decoded greedy(config, 1);
    BeamSearch beam(config, 1);
    const std::vector<std::vector<int>> sources{{4, 3}};
    stepper.start(parameters.tensors, sources, {});
    greedy_decode(greedy, stepper, config, 1, 8);
    stepper.start(parameters.tensors, sources, {});
    beam.run(stepper, {1, 8, 0});
    // Where greedy decoding stops the beam may have gone on or ended before, if that is more probable.
    std::vector<int> kept;
    for (const BeamNode& node : beam.nodes()) kept.push_back(node.token);
    const auto& words = greedy.tokens[0];
    for (std::size_t i = 0; i < std::min(kept.size(), words.size()); ++i, ++compared) CHECK(kept[i] == words[i]);
  }
  CHECK(compared > 40);
}

TEST_CASE("the tree holds every kept hypothesis once, in the order of its steps, with probabilities that only fall") {
  Config config = uncertain_config(5);
  config.max_target_length = 6;
  ParameterSet parameters = make_parameters(config);
  initialise(parameters, config);
  Transformer model(config, 1);
  IncrementalDecoder stepper(model, 3);
  BeamSearch beam(config, 3);
  const std::vector<std::vector<int>> sources{{4, 3}};
  stepper.start(parameters.tensors, sources, {});
  beam.run(stepper, {3, 6, 5});  // a strong preference for long ones, so that it goes on
  REQUIRE(beam.steps().size() > 3);
  CHECK(beam.steps().back() == int(beam.nodes().size()));
  for (std::size_t t = 0; t + 1 < beam.steps().size(); ++t) {
    CHECK(beam.steps()[t + 1] - beam.steps()[t] <= 3);
    for (int n = beam.steps()[t]; n < beam.steps()[t + 1]; ++n) {
      const BeamNode& node = beam.nodes()[std::size_t(n)];
      if (t == 0) {
        CHECK(node.parent == -1);
      } else {
        CHECK(node.parent >= beam.steps()[t - 1]);
        CHECK(node.parent < beam.steps()[t]);
        CHECK(node.log_probability < beam.nodes()[std::size_t(node.parent)].log_probability);
      }
    }
  }
  REQUIRE(beam.ends().size() == 3);
  for (std::size_t i = 1; i < beam.ends().size(); ++i) CHECK(beam.ends()[i - 1].score >= beam.ends()[i].score);
}

TEST_CASE("weights that are far too large give some translation, not a crash") {
  Config config = uncertain_config(1);
  ParameterSet parameters = make_parameters(config);
  for (Real& value : parameters.values()) value = Real(1e30);
  Transformer model(config, 1);
  IncrementalDecoder stepper(model, 4);
  BeamSearch beam(config, 4);
  const std::vector<std::vector<int>> sources{{4, 3}};
  stepper.start(parameters.tensors, sources, {});
  beam.run(stepper, {4, 4, 1});
  CHECK(beam.ends().size() >= 1);
}
