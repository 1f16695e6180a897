#ifndef VAMOS_DOUBLE
#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "tests/core/lessons/lesson.h"

using namespace vamos;
using namespace vamos::test;

namespace {

/// What a task must reach on held-out examples, in every run and on average.
struct Threshold {
  TaskKind kind;
  double each, mean;
};

/// Trains on 2,000 examples as the preset says and scores 500 others, by greedy decoding, after the last step only.
void check_learned(const Threshold& threshold) {
  const uint32_t seeds = std::getenv("VAMOS_LONG") ? 5 : 1;
  const std::string name = name_of(threshold.kind);
  std::string scores;
  double mean = 0, seconds = 0, gflop = 0;
  int steps = 0, parameters = 0;
  for (uint32_t seed = 1; seed <= seeds; ++seed) {
    const auto session = start(read_task(threshold.kind, seed), seed);
    REQUIRE(session->data().train.size() == 2000);
    REQUIRE(session->data().validation.size() == 500);
    steps = session->training().total_steps;
    parameters = static_cast<int>(parameter_count(session->config()));
    gflop += flop_per_step(*session) * steps * 1e-9 / seeds;
    const std::clock_t begin = std::clock();  // of this one thread, whatever else the machine is doing
    REQUIRE(session->train(steps));
    seconds += static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC / seeds;
    const double score = session->evaluate(true).exact_match;
    mean += score / seeds;
    char text[16];
    std::snprintf(text, sizeof text, " %.1f", 100 * score);
    scores += text;
    CAPTURE(name);
    CAPTURE(seed);
    CHECK(score >= threshold.each);
  }
  std::printf("Task %s: held-out exact%s %%, mean %.2f %%; %d weights, %d steps, %.2f s, %.1f GFLOP a run\n",
              name.c_str(), scores.c_str(), 100 * mean, parameters, steps, seconds, gflop);
  CAPTURE(name);
  if (seeds > 1) CHECK(mean >= threshold.mean);
}

}  // namespace

TEST_CASE("tasks are learned from 2,000 examples: 500 that training never saw come out right") {
  check_learned({TaskKind::reverse, 0.99, 0.99});
  check_learned({TaskKind::sort, 0.98, 0.99});
  check_learned({TaskKind::copy, 0.99, 0.99});
  check_learned({TaskKind::numbers, 0.98, 0.98});
  check_learned({TaskKind::dates, 0.99, 0.995});
}
#endif
