// The whole model's gradients against central differences, over the options that exist. In float the differences
// themselves are too coarse, so these cases run in the double build only.
#ifdef VAMOS_DOUBLE
#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "core/model/transformer.h"
#include "tests/core/support.h"

using namespace vamos;
using namespace vamos::test;

namespace {

struct Setup {
  Config config;
  Transformer model;
  ParameterSet parameters, gradients;
  Batch batch;

  Setup(const Config& c, uint64_t seed)
      : config(c), model(c, 3), parameters(make_parameters(c)), gradients(make_parameters(c)), batch(c, 3) {
    Rng rng(seed);
    initialise(parameters, config);
    // Biases and norms start at values that hide mistakes (0 and 1), so everything gets some noise; little without norms,
    // where activations grow from layer to layer until the loss is too curved for a difference.
    const double noise = config.norm == Norm::none ? 0.1 : 0.3;
    for_each_tensor(parameters.tensors, config, [&](Path, Tensor& tensor, Declaration) {
      for (Real& value : tensor.values()) value += static_cast<Real>(noise * rng.normal());
    });
    const int lengths[3][2] = {{4, 2}, {1, 3}, {3, 1}};
    for (const auto& [source, target] : lengths)
      batch.add(random_ids(rng, config.source_vocab, source), random_ids(rng, config.target_vocab, target));
  }

  double loss() {
    model.encode(parameters.tensors, batch);
    model.decode(parameters.tensors, batch);
    return model.loss(batch).loss;
  }

  /// Which feed-forward units are on. A difference that reaches across ReLU's corner, where units change, says nothing
  /// about the gradient, and its point is drawn again.
  std::vector<bool> active_units() const {
    std::vector<bool> active;
    const auto append = [&](const FeedForwardActivations& f) {
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

struct TensorGradient {
  std::string name;
  std::vector<Real> exact;
  std::vector<double> numeric;
};

/// Nothing if a difference reached across a corner.
std::optional<std::vector<TensorGradient>> gradients(const Config& config, uint64_t seed) {
  Setup setup(config, seed);
  setup.loss();
  const auto active = setup.active_units();
  setup.model.backward(setup.gradients.tensors, setup.parameters.tensors, setup.batch);
  std::vector<TensorGradient> result;
  for_each_tensor(setup.gradients.tensors, config, [&](Path path, const Tensor& tensor, Declaration) {
    result.push_back({path.text(), {tensor.values().begin(), tensor.values().end()}, {}});
  });
  bool crossed = false;
  std::size_t index = 0;
  for_each_tensor(setup.parameters.tensors, config, [&](Path, Tensor& tensor, Declaration) {
    result[index++].numeric = numeric_gradient(tensor.values(), [&] {
      const double loss = setup.loss();
      crossed = crossed || setup.active_units() != active;
      return loss;
    });
  });
  if (crossed) return std::nullopt;
  return result;
}

void check_gradients(const Config& config, const std::string& name) {
  CAPTURE(name);
  REQUIRE_FALSE(problem(config));
  std::optional<std::vector<TensorGradient>> found;
  for (uint64_t seed = 1; !found && seed < 100; ++seed) found = gradients(config, seed);
  REQUIRE(found);
  for (auto& [tensor_name, exact, numeric] : *found) {
    CAPTURE(tensor_name);
    if (tensor_name.ends_with("in_proj_bias")) {
      // A key bias shifts a row of scores evenly, which softmax does not see: its gradient is zero but for rounding.
      const auto third = exact.size() / 3;
      for (std::size_t i = third; i < 2 * third; ++i) {
        CHECK(std::abs(exact[i]) < 1e-12);
        exact[i] = numeric[i] = 0;
      }
    }
    CAPTURE(tensor_name);
    CHECK(relative_error(exact, numeric) < 1e-6);
  }
}

}  // namespace

TEST_CASE("the model's gradients agree with central differences for every norm, with and without feed-forward") {
  for (const Norm norm : {Norm::none, Norm::post, Norm::pre})
    for (const int d_ff : {0, 5})
      for (const bool residual : {true, false}) {
        Config c = small();
        c.norm = norm;
        c.d_ff = d_ff;
        c.residual = residual;
        check_gradients(c, "norm " + std::to_string(int(norm)) + ", d_ff " + std::to_string(d_ff) + ", residual " +
                               std::to_string(residual));
      }
}

TEST_CASE("the model's gradients agree with central differences for every bias, projection and token option") {
  for (int bits = 0; bits < 64; ++bits) {
    Config c = small();
    c.norm = bits % 3 == 0 ? Norm::pre : Norm::post;
    c.output_projection = bits & 1;
    c.attention_bias = bits & 2;
    c.linear_bias = bits & 4;
    c.output_bias = bits & 8;
    c.source_eos = bits & 16;
    c.embedding_scale = bits & 32;
    check_gradients(c, "options " + std::to_string(bits));
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
