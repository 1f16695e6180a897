// Beam search, sampling and switched-off parts, as a session offers them.
#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "core/session/session.h"
#include "tests/core/support.h"

using namespace vamos;
using namespace vamos::test;

namespace {

std::unique_ptr<Session> trained(int layers = 2) {
  SessionOptions options;
  options.model.d_model = 16;
  options.model.encoder_layers = options.model.decoder_layers = layers;
  options.model.embedding_std = 0.1;
  options.training.batch_size = 4;
  options.training.total_steps = 150;
  options.training.warmup_steps = 10;
  options.examples = {{"the red house", "la casa roja"},
                      {"the white house", "la casa blanca"},
                      {"a red door", "una puerta roja"},
                      {"a white door", "una puerta blanca"}};
  auto made = Session::create(options);
  REQUIRE(made);
  REQUIRE(made.value()->train(150));
  REQUIRE(made.value()->translate("the red house").value().text == "la casa roja");
  return std::move(made.value());
}

std::vector<Real> attention(const Session& s, AttentionKind kind) { return s.attention(kind).value().values; }

}  // namespace

TEST_CASE("beam search gives its best translations in order, with their tree") {
  auto s = trained();
  const auto t = s->translate("a white door", {.beam_width = 4}).value();
  CHECK(t.text == "una puerta blanca");
  CHECK(t.finished);
  REQUIRE(t.beams.size() == 4);
  CHECK(t.beams[0].text == t.text);
  CHECK(t.beams[0].log_probability == doctest::Approx(t.log_probability).epsilon(1e-4));
  CHECK(t.beams[0].score == doctest::Approx(t.log_probability / 4).epsilon(1e-4));
  for (std::size_t i = 1; i < t.beams.size(); ++i) CHECK(t.beams[i].score <= t.beams[i - 1].score);
  CHECK(t.beam_steps.size() >= 2);
  CHECK(t.steps.size() == 4);
  const auto greedy = s->translate("a white door").value();
  CHECK(greedy.beams.empty());
  CHECK(greedy.text == t.text);
}

TEST_CASE("sampling repeats with its seed, varies with it, and at a low temperature is greedy") {
  auto s = trained();
  std::set<std::string> texts;
  for (uint32_t seed = 1; seed <= 30; ++seed) {
    const DecodeOptions hot{.temperature = 4, .seed = seed};
    const auto t = s->translate("a red door", hot).value();
    CHECK(s->translate("a red door", hot).value().text == t.text);
    texts.insert(t.text);
    CHECK(s->translate("a red door", {.temperature = 0.01, .seed = seed}).value().text == "una puerta roja");
  }
  CHECK(texts.size() > 5);
}

TEST_CASE("decoding options out of range, or that exclude each other, are refused") {
  auto s = trained(1);
  CHECK(s->translate("a", {.beam_width = 17}).problem().code == "out_of_range");
  CHECK(s->translate("a", {.beam_width = 2, .length_penalty = std::nan("")}).problem().code == "out_of_range");
  CHECK(s->translate("a", {.temperature = -1}).problem().code == "out_of_range");
  CHECK(s->translate("a", {.beam_width = 2, .temperature = 1}).problem().code == "beam_and_temperature");
}

TEST_CASE("each part switched off changes what it should, and only while it is off") {
  auto s = trained();
  const auto plain = s->translate("the red house").value();
  const auto encoder = attention(*s, AttentionKind::encoder), decoder = attention(*s, AttentionKind::decoder),
             cross = attention(*s, AttentionKind::cross);

  Ablation ablation;
  ablation.position = true;
  REQUIRE(s->translate("the red house", {.ablation = ablation}));
  CHECK(attention(*s, AttentionKind::encoder) != encoder);
  // Without positions two words of the same kind are the same: order is lost.
  const auto ab = s->observe("red house", "la", ablation).value(), ba = s->observe("house red", "la", ablation).value();
  CHECK(std::abs(ab.steps[0].best.probability - ba.steps[0].best.probability) < 1e-5);

  ablation = {};
  ablation.cross_attention = true;
  const auto deaf = s->translate("the red house", {.ablation = ablation}).value();
  CHECK(deaf.text == s->translate("a white door", {.ablation = ablation}).value().text);  // it cannot know the source
  for (const Real weight : attention(*s, AttentionKind::cross)) CHECK(weight == 0);

  ablation = {};
  ablation.heads[1][1] = 0b10;  // decoder, layer 1, head 1
  REQUIRE(s->translate("the red house", {.ablation = ablation}));
  const auto maps = s->attention(AttentionKind::decoder).value();
  const std::size_t block = std::size_t(maps.rows * maps.columns);
  for (std::size_t i = 0; i < maps.values.size(); ++i)
    CHECK((maps.values[i] == 0) == (i >= 3 * block || decoder[i] == 0));
  CHECK(attention(*s, AttentionKind::encoder) == encoder);

  for (std::size_t sublayer = 0; sublayer < kSublayers; ++sublayer) {
    ablation = {};
    ablation.residuals[sublayer] = 0b01;
    const auto without = s->translate("the red house", {.ablation = ablation}).value();
    CHECK(without.log_probability != plain.log_probability);
  }

  const auto again = s->translate("the red house").value();
  CHECK(again.text == plain.text);
  CHECK(again.log_probability == plain.log_probability);
  CHECK(attention(*s, AttentionKind::encoder) == encoder);
  CHECK(attention(*s, AttentionKind::cross) == cross);
}

TEST_CASE("without the causal mask the decoder looks ahead, in observing and in translating, with beams too") {
  auto s = trained();
  Ablation ablation;
  ablation.causal_mask = true;
  REQUIRE(s->observe("the red house", "la casa roja", ablation));
  const auto maps = s->attention(AttentionKind::decoder).value();
  REQUIRE(maps.rows == 4);
  for (const Real weight : maps.values) CHECK(weight > 0);
  REQUIRE(s->observe("the red house", "la casa roja"));
  CHECK(s->attention(AttentionKind::decoder).value().values[1] == 0);

  const auto t = s->translate("the red house", {.ablation = ablation}).value();
  REQUIRE(!t.steps.empty());
  CHECK(t.steps[0].best.probability ==
        doctest::Approx(s->translate("the red house").value().steps[0].best.probability));
  for (const auto& step : t.steps) CHECK(step.best.token == step.top[0].token);  // each word's own time is shown
  const auto beams = s->translate("the red house", {.beam_width = 3, .ablation = ablation}).value();
  CHECK(beams.beams.size() == 3);
}

TEST_CASE("a score without a part is that of the translations without it") {
  auto s = trained();
  Ablation ablations[3];
  ablations[0].cross_attention = true;
  ablations[1].causal_mask = true;
  ablations[2].position = true;
  const double whole = s->evaluate(false).loss;
  for (const Ablation& ablation : ablations) {
    const Evaluation without = s->evaluate(false, ablation);
    int right = 0;
    for (const EncodedExample& example : s->data().train) {
      const auto text = [](const std::vector<std::string>& words) {
        std::string all;
        for (const auto& word : words) all += (all.empty() ? "" : " ") + word;
        return all;
      };
      const auto source = text(s->data().source_vocabulary.decode(example.source));
      const auto t = s->translate(source, {.ablation = ablation}).value();
      right += t.finished && s->data().target_vocabulary.encode(t.tokens) == example.target;
    }
    CHECK(without.exact_match == doctest::Approx(double(right) / double(s->data().train.size())));
    CHECK(without.loss != whole);
  }
  CHECK(s->evaluate(false).loss == whole);
}
