#include <doctest/doctest.h>

#include <chrono>
#include <cstdio>

#include "tests/core/lessons/lesson.h"

using namespace vamos;
using namespace vamos::test;

TEST_CASE("Let's go: 100 seeds of 100 translate both sentences within 200 steps, and look at the word that matters") {
  const Lesson lesson = read_lesson("lets-go");
  const auto begin = std::chrono::steady_clock::now();
  int learned = 0, readable = 0, latest = 0;
  for (uint32_t seed = 1; seed <= 100; ++seed) {
    auto session = start(lesson, seed);
    const auto right = [&] {
      return session->translate("let's go").value().text == "vamos" && session->translate("to go").value().text == "ir";
    };
    int first = 0;
    for (int step = 1; step <= 200; ++step) {
      REQUIRE(session->train(1));
      if (!first && right()) first = step;
    }
    latest = std::max(latest, first);
    learned += first > 0 && right();
    // The row that writes the first word is the one fed <EOS>; both sentences differ in their first source word only.
    double least = 1;
    for (const char* sentence : {"let's go", "to go"}) {
      REQUIRE(session->translate(sentence));
      least = std::min(least, static_cast<double>(session->attention(AttentionKind::cross).value().values[0]));
    }
    readable += least > 0.9;
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  std::printf("Let's go: %d of 100 seeds right, the latest at step %d; cross-attention readable in %d; %.0f ms a run\n",
              learned, latest, readable, seconds * 10);
  CHECK(learned == 100);
  CHECK(readable >= 95);
}
