// Sentences of a batch do not see each other, and padding does not exist for them: bit for bit.
#include <doctest/doctest.h>

#include <cmath>

#include "core/session/session.h"
#include "tests/core/support.h"

using namespace vamos;
using namespace vamos::test;

namespace {

using Rows = std::vector<std::vector<int>>;

std::unique_ptr<Session> session(Norm norm, int d_model, int d_ff) {
  SessionOptions options;
  options.model.norm = norm;
  options.model.d_model = d_model;
  options.model.d_ff = d_ff;
  options.model.encoder_layers = options.model.decoder_layers = 2;
  options.model.max_source_length = options.model.max_target_length = 12;
  for (int i = 0; i < 10; ++i) options.examples.push_back({word('s', i), word('t', i)});
  auto made = Session::create(options);
  REQUIRE(made);
  return std::move(made.value());
}

std::vector<std::vector<Real>> gradients(const Session& s) {
  std::vector<std::vector<Real>> all;
  for (const auto& info : s.tensors())
    if (info.gradient) all.push_back(s.tensor(info.name).value());
  return all;
}

}  // namespace

TEST_CASE("the gradients of a batch are those of its sentences alone, each by its share of the tokens") {
  auto s = session(Norm::post, 6, 5);
  const Rows source{{3, 4, 5}, {6, 7, 8, 9, 3}, {5}}, target{{3, 4}, {5}, {6, 7, 8, 9}};
  REQUIRE(s->loss_and_gradients(source, target));
  const auto together = gradients(*s);
  double tokens = 0;
  for (const auto& row : target) tokens += static_cast<double>(row.size()) + 1;
  std::vector<std::vector<double>> sums;
  for (const auto& values : together) sums.emplace_back(values.size(), 0.0);
  for (std::size_t b = 0; b < source.size(); ++b) {
    REQUIRE(s->loss_and_gradients({source[b]}, {target[b]}));
    const auto alone = gradients(*s);
    for (std::size_t t = 0; t < alone.size(); ++t)
      for (std::size_t i = 0; i < alone[t].size(); ++i)
        sums[t][i] += static_cast<double>(alone[t][i]) * (static_cast<double>(target[b].size()) + 1) / tokens;
  }
  for (std::size_t t = 0; t < sums.size(); ++t)
    for (std::size_t i = 0; i < sums[t].size(); ++i)
      CHECK(std::abs(sums[t][i] - static_cast<double>(together[t][i])) < 1e-5);
}

TEST_CASE("padding at the ends of rows changes no bit of loss, logits or gradients") {
  for (const Norm norm : {Norm::none, Norm::post, Norm::pre}) {
    auto s = session(norm, 6, 5);
    const Rows source{{3, 4, 5}, {6, 7, 8, 9, 3}}, target{{3, 4}, {5}};
    const auto plain = s->loss_and_gradients(source, target).value();
    const auto plain_gradients = gradients(*s);
    const auto padded =
        s->loss_and_gradients({{3, 4, 5, 0, 0, 0, 0}, {6, 7, 8, 9, 3, 0, 0}}, {{3, 4, 0, 0}, {5, 0, 0, 0}}).value();
    CHECK(padded.loss == plain.loss);
    CHECK(padded.logits == plain.logits);
    CHECK(gradients(*s) == plain_gradients);
  }
}

TEST_CASE("a sentence's logits have the same bits alone and beside longer ones, in any place of the batch") {
  for (const Norm norm : {Norm::none, Norm::post, Norm::pre})
    for (const auto& [d_model, d_ff] : {std::pair{2, 0}, {6, 5}, {20, 33}}) {
      auto s = session(norm, d_model, d_ff);
      Rng rng(7);
      Rows source, target;
      for (int b = 0; b < 7; ++b) {
        source.push_back(random_ids(rng, s->config().source_vocab, 1 + int(rng.below(11))));
        target.push_back(random_ids(rng, s->config().target_vocab, int(rng.below(11))));
      }
      const auto batch = s->loss_and_gradients(source, target).value();
      const auto vocabulary = static_cast<std::size_t>(s->config().target_vocab);
      for (std::size_t b = 0; b < source.size(); ++b) {
        const auto alone = s->loss_and_gradients({source[b]}, {target[b]}).value();
        const auto first = batch.logits.begin() +
                           static_cast<std::ptrdiff_t>(b * static_cast<std::size_t>(batch.longest) * vocabulary);
        CHECK(std::vector<Real>(first, first + static_cast<std::ptrdiff_t>(alone.logits.size())) == alone.logits);
        // Beyond the sentence's end there is nothing.
        for (auto at = first + static_cast<std::ptrdiff_t>(alone.logits.size());
             at != first + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(batch.longest) * vocabulary); ++at)
          CHECK(*at == 0);
      }
    }
}
