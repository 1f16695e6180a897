// Every intermediate by name: each is recomputed here from the others with plain loops, for every option that changes it.
#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "core/session/session.h"
#include "tests/core/support.h"

using namespace vamos;
using namespace vamos::test;

namespace {

using Values = std::vector<Real>;

std::unique_ptr<Session> make(const Config& config) {
  SessionOptions options;
  options.model = config;
  options.training.batch_size = 3;
  options.training.learning_rate = 0.05;
  options.examples = {{"a b c", "x y"}, {"b", "y z x"}, {"c a", "z"}};
  auto made = Session::create(options);
  REQUIRE(made);
  REQUIRE(made.value()->train(5));
  return std::move(made.value());
}

std::vector<Config> configurations() {
  std::vector<Config> list;
  for (const Norm norm : {Norm::none, Norm::post, Norm::pre})
    for (const auto similarity : {Similarity::scaled_dot, Similarity::dot, Similarity::cosine, Similarity::euclidean}) {
      Config c;
      c.d_model = 6;
      c.heads = 2;
      c.d_ff = similarity == Similarity::dot ? 0 : 5;
      c.norm = norm;
      c.similarity = similarity;
      c.encoder_layers = c.decoder_layers = 2;
      c.position = Position((list.size() + 1) % 3);
      c.activation = Activation(list.size() % 2);
      c.residual = list.size() % 4 != 3;
      c.output_projection = list.size() % 5 != 2;
      list.push_back(c);
    }
  return list;
}

/// All activations of the last batch by name.
std::map<std::string, Values> read_all(Session& s) {
  std::map<std::string, Values> all;
  for (const auto& info : s.activations()) {
    auto values = s.activation(info.name);
    REQUIRE(values);
    std::size_t size = 1;
    for (const int n : info.shape) size *= std::size_t(n);
    CAPTURE(info.name);
    CHECK(values.value().size() == size);
    CHECK(all.emplace(info.name, values.value()).second);  // each name once
  }
  return all;
}

bool close(Real a, Real b) {
  if (std::isinf(a) || std::isinf(b)) return a == b;
  return std::abs(a - b) <= Real(2e-5) * (1 + std::abs(a));
}

}  // namespace

TEST_CASE("what is named adds up: embedding + position = sum, scores → weights → heads, residual sums, probabilities") {
  for (const Config& given : configurations()) {
    auto s = make(given);
    REQUIRE(s->translate("a c b", {.max_length = 3}));
    const Config& c = s->config();
    const auto v = read_all(*s);
    const int tokens = 3, d = c.d_model, d_head = d / c.heads;

    for (const std::string side : {"source", "target"})
      for (std::size_t i = 0; i < v.at(side + ".sum").size(); ++i) {
        const Real position = c.position == Position::none ? 0 : v.at(side + ".position")[i];
        CHECK(v.at(side + ".sum")[i] == v.at(side + ".embedding")[i] + position);
      }

    for (const std::string name :
         {"encoder.layers.1.self_attn.", "decoder.layers.0.self_attn.", "decoder.layers.1.multihead_attn."}) {
      CAPTURE(name);
      const Values &q = v.at(name + "query"), &k = v.at(name + "key"), &value = v.at(name + "value"),
                   &raw = v.at(name + "raw_scores"), &scores = v.at(name + "scores"), &weights = v.at(name + "weights"),
                   &heads = v.at(name + "heads");
      const int rows = int(q.size()) / d, columns = int(k.size()) / d;
      const bool causal = name == "decoder.layers.0.self_attn.";
      for (int h = 0; h < c.heads; ++h)
        for (int i = 0; i < rows; ++i) {
          const auto cell = [&](int j) { return std::size_t((h * rows + i) * columns + j); };
          double sum = 0;
          for (int j = 0; j < columns; ++j) {
            double dot = 0, qq = 0, kk = 0, distance = 0;
            for (int x = 0; x < d_head; ++x) {
              const double a = static_cast<double>(q[std::size_t(i * d + h * d_head + x)]),
                           b = static_cast<double>(k[std::size_t(j * d + h * d_head + x)]);
              dot += a * b, qq += a * a, kk += b * b, distance += (a - b) * (a - b);
            }
            double score = dot;
            if (c.similarity == Similarity::scaled_dot) score = dot / std::sqrt(d_head);
            if (c.similarity == Similarity::cosine) score = dot / std::sqrt(qq * kk);
            if (c.similarity == Similarity::euclidean) score = -distance;
            if (causal && j > i) score = -INFINITY;
            CHECK(close(raw[cell(j)], static_cast<Real>(dot)));
            CHECK(close(scores[cell(j)], static_cast<Real>(score)));
            sum += std::exp(score);
          }
          for (int j = 0; j < columns; ++j)
            CHECK(close(weights[cell(j)], static_cast<Real>(std::exp(static_cast<double>(scores[cell(j)])) / sum)));
          for (int x = 0; x < d_head; ++x) {
            double context = 0;
            for (int j = 0; j < columns; ++j)
              context += static_cast<double>(weights[cell(j)]) *
                         static_cast<double>(value[std::size_t(j * d + h * d_head + x)]);
            CHECK(close(heads[std::size_t((i * c.heads + h) * d_head + x)], static_cast<Real>(context)));
          }
        }
    }

    const Values& output =
        v.at(std::string("encoder.layers.0.self_attn.") + (c.output_projection ? "output" : "heads"));
    const Values &x = v.at("source.sum"), &sum = v.at("encoder.layers.0.residual1");
    REQUIRE(sum.size() == std::size_t(tokens * d));
    for (std::size_t i = 0; i < sum.size(); ++i) CHECK(sum[i] == (c.residual ? x[i] + output[i] : output[i]));

    const Values &logits = v.at("logits"), &p = v.at("probabilities");
    const int vocabulary = c.target_vocab;
    for (std::size_t row = 0; row < logits.size() / std::size_t(vocabulary); ++row) {
      double total = 0;
      for (int j = 0; j < vocabulary; ++j)
        total += std::exp(static_cast<double>(logits[row * std::size_t(vocabulary) + std::size_t(j)]));
      for (int j = 0; j < vocabulary; ++j) {
        const std::size_t at = row * std::size_t(vocabulary) + std::size_t(j);
        CHECK(close(p[at], static_cast<Real>(std::exp(static_cast<double>(logits[at])) / total)));
      }
    }
    CHECK(v.contains("encoder.norm") == (c.norm == Norm::pre));
    CHECK(v.contains("decoder.layers.1.norm1.rstd") == (c.norm != Norm::none));
    CHECK(v.contains("decoder.layers.1.feed_forward.hidden") == (c.d_ff > 0));
    CHECK(v.contains("decoder.layers.1.feed_forward.input") == (c.d_ff > 0 && c.activation == Activation::gelu));
  }
}

TEST_CASE("after a training step the activations are the batch's, their gradients too, and the sentences are named") {
  auto s = make(configurations()[5]);
  REQUIRE(s->train(1));
  const auto v = read_all(*s);
  std::size_t source_tokens = 0, target_tokens = 0;
  for (const auto& sentence : s->inspected())
    source_tokens += sentence.source.size(), target_tokens += sentence.target.size();
  CHECK(s->inspected().size() == 3);
  CHECK(source_tokens == 6);
  CHECK(target_tokens == 9);
  CHECK(v.at("source.sum").size() == source_tokens * std::size_t(s->config().d_model));
  CHECK(v.at("grad.logits").size() == v.at("logits").size());
  // Cross-entropy: (probability − one-hot) / tokens, so every row of the gradient sums to 0 and none is empty.
  const auto vocabulary = std::size_t(s->config().target_vocab);
  for (std::size_t row = 0; row < target_tokens; ++row) {
    Real sum = 0, size = 0;
    for (std::size_t j = 0; j < vocabulary; ++j) {
      sum += v.at("grad.logits")[row * vocabulary + j];
      size += std::abs(v.at("grad.logits")[row * vocabulary + j]);
    }
    CHECK(std::abs(sum) < Real(1e-6));
    CHECK(size > 0);
  }
}

TEST_CASE("an edited weight changes everything downstream at the next reading, and nothing upstream") {
  auto s = make(configurations()[4]);
  REQUIRE(s->translate("a b"));
  const auto before = read_all(*s);
  auto weights = s->tensor("transformer.decoder.layers.0.multihead_attn.in_proj_weight").value();
  for (Real& w : weights) w += Real(0.5);
  REQUIRE_FALSE(s->set_tensor("transformer.decoder.layers.0.multihead_attn.in_proj_weight", weights));
  const auto after = read_all(*s);
  for (const auto* same : {"source.sum", "encoder.layers.1.residual1", "decoder.layers.0.self_attn.weights"})
    CHECK(after.at(same) == before.at(same));
  for (const auto* changed : {"decoder.layers.0.multihead_attn.query", "decoder.layers.1.self_attn.query", "logits"})
    CHECK(after.at(changed) != before.at(changed));
}

TEST_CASE("a batch that is refused halfway changes nothing of what is being looked at") {
  auto s = make(configurations()[3]);
  REQUIRE(s->translate("c b"));
  const auto before = read_all(*s);
  const std::vector<int> longer(8, kFirstWord);
  CHECK(s->loss_and_gradients({longer, {99}}, {longer, {3}}).problem().code == "bad_token");
  CHECK(s->inspected().size() == 1);
  CHECK(read_all(*s) == before);
}

TEST_CASE("an evaluation does not lose what was being looked at, and before any batch there is nothing") {
  auto s = make(configurations()[0]);
  REQUIRE(s->translate("c b"));
  const auto before = read_all(*s);
  s->evaluate(false);
  CHECK(read_all(*s) == before);
  CHECK(s->activation("encoder.layers.7.residual1").problem().code == "unknown_tensor");
  SessionOptions options;
  options.examples = {{"a", "b"}};
  auto fresh = Session::create(options);
  CHECK(fresh.value()->activations().empty());
  CHECK(fresh.value()->activation("logits").problem().code == "unknown_tensor");
}
