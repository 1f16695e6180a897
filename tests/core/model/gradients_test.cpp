// The whole model's gradients against central differences, over the options that exist. In float the differences
// themselves are too coarse, so these cases run in the double build only.
#ifdef VAMOS_DOUBLE
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/model/transformer.h"
#include "tests/core/support.h"

using namespace vamos;
using namespace vamos::test;

namespace {

struct Setup {
  Config config;
  double label_smoothing;
  Transformer model;
  ParameterSet parameters, gradients;
  Batch batch;

  Setup(const Config& c, double smoothing, uint64_t seed)
      : config(c),
        label_smoothing(smoothing),
        model(c, 3),
        parameters(make_parameters(c)),
        gradients(make_parameters(c)),
        batch(c, 3) {
    Rng rng(seed);
    initialise(parameters, config);
    // Biases and norms start at values that hide mistakes (0 and 1), so everything gets some noise; little without norms,
    // where activations grow from layer to layer until the loss is too curved for a difference.
    const double noise = config.norm == Norm::none && config.residual ? 0.1 : 0.3;
    for_each_tensor(parameters.tensors, config, [&](Path, Tensor& tensor, Declaration) {
      for (Real& value : tensor.values()) value += static_cast<Real>(noise * rng.normal());
    });
    const int lengths[3][2] = {{4, 2}, {1, 3}, {3, 1}};
    for (const auto& [source, target] : lengths)
      batch.add(random_ids(rng, config.source_vocab, source), random_ids(rng, config.target_vocab, target));
  }

  double loss() {
    Pass pass;
    if (config.dropout > 0) pass.dropout = DropoutStream(config.dropout, config.seed, 3);
    model.encode(parameters.tensors, batch, pass);
    model.decode(parameters.tensors, batch);
    return model.loss(batch, label_smoothing).loss;
  }

  /// Which feed-forward units are on. A difference that reaches across ReLU's corner, where units change, says nothing
  /// about the gradient, and its point is drawn again.
  std::vector<bool> active_units() const {
    std::vector<bool> active;
    const auto append = [&](const FeedForwardActivations& f) {
      if (config.activation == Activation::relu)
        for (const Real h : f.hidden.values()) active.push_back(h > 0);
    };
    for (const auto& layer : model.activations().encoder) append(layer.feed_forward);
    for (const auto& layer : model.activations().decoder) append(layer.feed_forward);
    return active;
  }
};

Config small() {
  Config c;
  c.source_vocab = 7;
  c.target_vocab = 6;
  c.d_model = 4;
  c.heads = 2;
  c.d_ff = 5;
  c.max_source_length = 6;
  c.max_target_length = 6;
  c.embedding_std = 0.5;
  return c;
}

/// Steps of the differences: near a norm's singularity the loss is too curved for the wide one, elsewhere rounding blurs the
/// narrow one. A wrong gradient agrees with neither.
constexpr double kSteps[] = {4e-4, 2e-5};

struct TensorGradient {
  std::string name;
  std::vector<Real> exact;
  std::vector<double> numeric[std::size(kSteps)];
};

/// Nothing if a difference reached across a corner, or if a tensor's gradient nearly vanishes beside the rounding of the
/// loss: such a point says nothing.
std::optional<std::vector<TensorGradient>> gradients(const Config& config, double smoothing, uint64_t seed) {
  Setup setup(config, smoothing, seed);
  setup.loss();
  const auto active = setup.active_units();
  setup.model.backward(setup.gradients.tensors, setup.parameters.tensors, setup.batch);
  std::vector<TensorGradient> result;
  for_each_tensor(setup.gradients.tensors, config, [&](Path path, const Tensor& tensor, Declaration) {
    result.push_back({path.text(), {tensor.values().begin(), tensor.values().end()}, {}});
  });
  for (const auto& [name, exact, numeric] : result)
    if (weighted_sum(exact, exact) < 3e-12) return std::nullopt;
  bool crossed = false;
  std::size_t index = 0;
  for_each_tensor(setup.parameters.tensors, config, [&](Path, Tensor& tensor, Declaration) {
    for (std::size_t i = 0; i < std::size(kSteps); ++i)
      result[index].numeric[i] = numeric_gradient(
          tensor.values(),
          [&] {
            const double loss = setup.loss();
            crossed = crossed || setup.active_units() != active;
            return loss;
          },
          kSteps[i]);
    ++index;
  });
  if (crossed) return std::nullopt;
  return result;
}

void check_gradients(const Config& config, const std::string& name, double smoothing = 0) {
  CAPTURE(name);
  REQUIRE_FALSE(problem(config));
  std::optional<std::vector<TensorGradient>> found;
  for (uint64_t seed = 1; !found && seed < 5000; ++seed) found = gradients(config, smoothing, seed);
  REQUIRE(found);
  for (auto& [tensor_name, exact, numeric] : *found) {
    CAPTURE(tensor_name);
    const bool dot = config.similarity == Similarity::scaled_dot || config.similarity == Similarity::dot;
    if (dot && tensor_name.ends_with("in_proj_bias")) {
      // A key bias shifts a row of dot products evenly, which softmax does not see: its gradient is zero but for rounding.
      const auto third = exact.size() / 3;
      for (std::size_t i = third; i < 2 * third; ++i) {
        CHECK(std::abs(exact[i]) < 1e-12);
        exact[i] = numeric[0][i] = numeric[1][i] = 0;
      }
    }
    CHECK(std::min(relative_error(exact, numeric[0]), relative_error(exact, numeric[1])) < 1e-6);
  }
}

}  // namespace

namespace {

/// An option and how many values it has; `apply` sets one.
struct Option {
  const char* name;
  int values;
  void (*apply)(Config&, double& smoothing, int value);
};

const Option kOptions[] = {
    {"norm", 3, [](Config& c, double&, int v) { c.norm = Norm(v); }},
    {"residual", 2, [](Config& c, double&, int v) { c.residual = v == 0; }},
    {"position", 3, [](Config& c, double&, int v) { c.position = Position(v); }},
    {"similarity", 4, [](Config& c, double&, int v) { c.similarity = Similarity(v); }},
    {"activation", 2, [](Config& c, double&, int v) { c.activation = Activation(v); }},
    {"dFf", 2, [](Config& c, double&, int v) { c.d_ff = v ? 5 : 0; }},
    {"heads", 3, [](Config& c, double&, int v) { c.d_model = v == 2 ? 6 : 4, c.heads = v + 1; }},
    {"encoderLayers", 2, [](Config& c, double&, int v) { c.encoder_layers = v + 1; }},
    {"decoderLayers", 2, [](Config& c, double&, int v) { c.decoder_layers = v + 1; }},
    {"outputProjection", 2, [](Config& c, double&, int v) { c.output_projection = v == 0; }},
    {"attentionBias", 2, [](Config& c, double&, int v) { c.attention_bias = v == 0; }},
    {"linearBias", 2, [](Config& c, double&, int v) { c.linear_bias = v == 0; }},
    {"outputBias", 2, [](Config& c, double&, int v) { c.output_bias = v == 0; }},
    {"sourceEos", 2, [](Config& c, double&, int v) { c.source_eos = v == 1; }},
    {"embeddingScale", 2, [](Config& c, double&, int v) { c.embedding_scale = v == 0; }},
    {"init", 2, [](Config& c, double&, int v) { c.init = Init(v), c.init_std = 0.4; }},
    {"dropout", 2, [](Config& c, double&, int v) { c.dropout = v ? 0.3 : 0; }},
    {"startToken", 2, [](Config& c, double&, int v) { c.start_token = StartToken(v); }},
    {"labelSmoothing", 2, [](Config&, double& smoothing, int v) { smoothing = v ? 0.2 : 0; }},
};
constexpr std::size_t kCount = std::size(kOptions);
using Choice = std::array<int, kCount>;

/// Choices in which every value of every option meets every value of every other one: greedily, each row is the best of
/// many random ones at covering pairs that are still open.
std::vector<Choice> covering_choices() {
  std::vector<std::array<std::size_t, 4>> open;
  for (std::size_t a = 0; a < kCount; ++a)
    for (std::size_t b = a + 1; b < kCount; ++b)
      for (int x = 0; x < kOptions[a].values; ++x)
        for (int y = 0; y < kOptions[b].values; ++y) open.push_back({a, std::size_t(x), b, std::size_t(y)});
  const auto covers = [](const Choice& c, const auto& pair) {
    return c[pair[0]] == int(pair[1]) && c[pair[2]] == int(pair[3]);
  };
  Rng rng(11);
  std::vector<Choice> rows;
  while (!open.empty()) {
    Choice best{};
    long best_count = -1;
    for (int attempt = 0; attempt < 60; ++attempt) {
      Choice c;
      for (std::size_t i = 0; i < kCount; ++i) c[i] = int(rng.below(uint32_t(kOptions[i].values)));
      const auto& first = open[rng.below(uint32_t(open.size()))];  // so that every row covers at least one
      c[first[0]] = int(first[1]), c[first[2]] = int(first[3]);
      const long count = std::ranges::count_if(open, [&](const auto& pair) { return covers(c, pair); });
      if (count > best_count) best = c, best_count = count;
    }
    std::erase_if(open, [&](const auto& pair) { return covers(best, pair); });
    rows.push_back(best);
  }
  return rows;
}

}  // namespace

TEST_CASE("the model's gradients agree with central differences over all pairs of options") {
  const auto rows = covering_choices();
  MESSAGE(rows.size() << " configurations cover all pairs");
  REQUIRE(rows.size() >= 12);  // as many as the two largest options have pairs
  for (const Choice& choice : rows) {
    Config c = small();
    double smoothing = 0;
    std::string name;
    for (std::size_t i = 0; i < kCount; ++i) {
      kOptions[i].apply(c, smoothing, choice[i]);
      name += std::string(kOptions[i].name) + " " + std::to_string(choice[i]) + ", ";
    }
    check_gradients(c, name, smoothing);
  }
}

TEST_CASE("the model's gradients agree with central differences for several layers, heads and no position") {
  for (const int heads : {1, 3}) {
    Config c = small();
    c.d_model = 6;
    c.heads = heads;
    c.encoder_layers = 2;
    c.decoder_layers = 3;
    c.norm = heads == 1 ? Norm::pre : Norm::post;
    check_gradients(c, "layers, heads " + std::to_string(heads));
    c.position = Position::none;
    c.norm = Norm::none;
    check_gradients(c, "layers without position, heads " + std::to_string(heads));
  }
}

TEST_CASE("the lesson's two-dimensional model has right gradients") {
  Config c = small();
  c.d_model = 2;
  c.heads = 1;
  c.d_ff = 0;
  c.norm = Norm::none;
  c.output_projection = c.attention_bias = c.embedding_scale = false;
  check_gradients(c, "let's go");
}
#endif
