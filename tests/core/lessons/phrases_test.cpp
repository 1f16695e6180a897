#include <doctest/doctest.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "tests/core/lessons/lesson.h"

using namespace vamos;
using namespace vamos::test;

namespace {

/// In held-out translations that are right: swapped nouns and adjectives, and those among them whose row of cross-attention,
/// averaged over the heads of the last layer, is highest at the aligned source word.
struct Alignment {
  int swapped = 0, aligned = 0;
};

Alignment score_alignment(Session& session, const std::vector<LessonPair>& pairs) {
  Alignment score;
  for (const auto& pair : pairs) {
    if (pair.swapped.empty()) continue;
    const auto translation = session.translate(pair.source).value();
    if (translation.tokens != session.data().tokenizer.tokenize(pair.target)) continue;
    const auto maps = session.attention(AttentionKind::cross).value();
    const int size = maps.rows * maps.columns;
    for (const int row : pair.swapped) {
      int best = 0;
      std::vector<double> sums(static_cast<std::size_t>(maps.columns), 0.0);
      for (int j = 0; j < maps.columns; ++j) {
        for (int head = 0; head < maps.heads; ++head)
          sums[static_cast<std::size_t>(j)] += static_cast<double>(maps.values[static_cast<std::size_t>(
              ((maps.layers - 1) * maps.heads + head) * size + row * maps.columns + j)]);
        if (sums[static_cast<std::size_t>(j)] > sums[static_cast<std::size_t>(best)]) best = j;
      }
      ++score.swapped;
      score.aligned += best == pair.alignment[static_cast<std::size_t>(row)];
    }
  }
  return score;
}

}  // namespace

TEST_CASE("Phrases: learned on several seeds, held-out sentences too, with attention on the aligned words") {
  const Lesson lesson = read_lesson("phrases");
  REQUIRE(lesson.train.size() + lesson.validation.size() >= 1500);
  REQUIRE(lesson.validation.size() * 9 >= lesson.train.size() - 9);
  const uint32_t seeds = std::getenv("VAMOS_LONG") ? 5 : 2;
  double train = 0, held_out = 0, aligned = 0;
  for (uint32_t seed = 1; seed <= seeds; ++seed) {
    auto session = start(lesson, seed);
    const auto begin = std::chrono::steady_clock::now();
    REQUIRE(session->train(lesson.options.training.total_steps));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const Evaluation on_train = session->evaluate(false), on_held_out = session->evaluate(true);
    const Alignment alignment = score_alignment(*session, lesson.validation);
    REQUIRE(alignment.swapped > 50);
    const double share = static_cast<double>(alignment.aligned) / alignment.swapped;
    std::printf(
        "Phrases, seed %u: %.2f %% of training, %.2f %% of %d held-out sentences exact; %.1f %% of %d swapped words "
        "aligned; %.2f s\n",
        seed, 100 * on_train.exact_match, 100 * on_held_out.exact_match, on_held_out.examples, 100 * share,
        alignment.swapped, seconds);
    train += on_train.exact_match / seeds;
    held_out += on_held_out.exact_match / seeds;
    aligned += share / seeds;
  }
  std::printf("Phrases, mean: %.2f %% of training, %.2f %% held-out exact; %.1f %% aligned\n", 100 * train,
              100 * held_out, 100 * aligned);
  CHECK(train >= 0.99);
  CHECK(held_out >= 0.95);
  CHECK(aligned >= 0.90);
}
