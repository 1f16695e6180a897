#include <doctest/doctest.h>

#include <algorithm>

#include "core/text/split.h"
#include "core/text/tasks.h"
#include "tests/core/support.h"

using namespace vamos;
using namespace vamos::test;

namespace {

bool overlaps(const Split& split, const Tokenizer& tokenizer) {
  return std::ranges::any_of(split.held_out, [&](const Example& held) {
    return std::ranges::any_of(split.train, [&](const Example& kept) {
      return tokenizer.tokenize(held.source) == tokenizer.tokenize(kept.source);
    });
  });
}

std::string sources(const std::vector<Example>& examples) {
  std::string text;
  for (const auto& example : examples) text += example.source + "\n";
  return text;
}

}  // namespace

TEST_CASE("split: as many as asked for where sources are distinct, and no source on both sides") {
  for (const TaskKind kind : {TaskKind::reverse, TaskKind::numbers, TaskKind::dates}) {
    const auto examples = generate_task(kind, 1, 600).value();
    const Tokenizer tokenizer{TokenizerKind::word, true, 2};
    const Split split = split_by_source(examples, 100, 1, tokenizer).value();
    CHECK(split.train.size() == 500);
    CHECK(split.held_out.size() == 100);
    CHECK_FALSE(overlaps(split, tokenizer));
  }
}

TEST_CASE("split: examples whose sources read the same stay together") {
  const Tokenizer tokenizer;
  std::vector<Example> examples;
  for (int i = 0; i < 30; ++i) {
    const std::string source = word('s', i % 15);
    examples.push_back({i < 15 ? source : "  " + source + " ", word('t', i)});
  }
  for (uint32_t seed = 1; seed <= 50; ++seed) {
    const Split split = split_by_source(examples, 7, seed, tokenizer).value();
    CHECK(split.held_out.size() == 6);  // three pairs: a fourth would be too many
    CHECK(split.train.size() == 24);
    CHECK_FALSE(overlaps(split, tokenizer));
  }
}

TEST_CASE("split: drawn from the seed, both parts in the order of the examples") {
  const auto examples = generate_task(TaskKind::copy, 1, 100).value();
  const Split first = split_by_source(examples, 20, 1, {}).value(),
              again = split_by_source(examples, 20, 1, {}).value(),
              other = split_by_source(examples, 20, 2, {}).value();
  CHECK(sources(first.held_out) == sources(again.held_out));
  CHECK(sources(first.held_out) != sources(other.held_out));
  std::size_t next = 0, next_held = 0;
  for (const auto& example : examples) {
    if (next < first.train.size() && first.train[next].source == example.source)
      ++next;
    else if (next_held < first.held_out.size() && first.held_out[next_held].source == example.source)
      ++next_held;
  }
  CHECK(next == 80);
  CHECK(next_held == 20);
}

TEST_CASE("split: something is left to train on, and a number that leaves nothing is refused") {
  const std::vector<Example> examples{{"a", "b"}, {"A", "c"}, {"d", "e"}};  // two sources
  CHECK(split_by_source(examples, 0, 1, {}).value().train.size() == 3);
  const auto one = split_by_source(examples, 1, 1, {}).value();
  CHECK(one.held_out.size() + one.train.size() == 3);
  CHECK_FALSE(one.train.empty());
  CHECK(split_by_source(examples, 2, 1, {}).problem().text == "heldOut is 2; choose a value from 0 to 1.");
  CHECK(split_by_source(examples, -1, 1, {}).problem().code == "out_of_range");
  CHECK(split_by_source({}, 1, 1, {}).problem().code == "out_of_range");
}
