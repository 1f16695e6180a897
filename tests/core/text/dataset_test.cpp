#include <doctest/doctest.h>

#include "core/text/dataset.h"
#include "tests/core/support.h"

using namespace vamos;
using namespace vamos::test;

TEST_CASE("a share of the examples is held out, drawn from the seed, and its words are not learned") {
  std::vector<Example> examples;
  for (int i = 0; i < 20; ++i) examples.push_back({word('s', i), word('t', i)});
  DatasetOptions options;
  options.validation_fraction = 0.1;
  const auto first = make_dataset(examples, options).value(), again = make_dataset(examples, options).value();
  CHECK(first.train.size() == 18);
  CHECK(first.validation.size() == 2);
  CHECK(first.source_vocabulary.size() == 3 + 18);
  CHECK(first.validation[0].source == std::vector<int>{1});  // <UNK>
  CHECK(first.source_vocabulary.tokens() == again.source_vocabulary.tokens());
  options.seed = 2;
  CHECK(make_dataset(examples, options).value().source_vocabulary.tokens() != first.source_vocabulary.tokens());
}

TEST_CASE("at least one example is left to train on") {
  DatasetOptions options;
  options.validation_fraction = 0.9;
  const auto data = make_dataset({{"a", "b"}}, options).value();
  CHECK(data.train.size() == 1);
  CHECK(data.validation.empty());
}

TEST_CASE("bad data is refused in one sentence") {
  CHECK(make_dataset({}, {}).problem().code == "no_examples");
  const auto empty = make_dataset({{"a", "b"}, {"a", " "}}, {});
  CHECK(empty.problem().code == "empty_example");
  CHECK(empty.problem().text == "Sentence pair 2 has an empty side; write both sides or remove the pair.");
  DatasetOptions options;
  options.validation_fraction = 2;
  CHECK(make_dataset({{"a", "b"}}, options).problem().code == "out_of_range");
}

TEST_CASE("tokens are counted on each side, unknown ones as one") {
  DatasetOptions options;
  options.max_vocabulary = 1;
  const Dataset data = make_dataset({{"a a b", "x"}, {"a c", "x"}}, options).value();
  const auto source = token_counts(data.train, false, data.source_vocabulary.size());
  REQUIRE(source.size() == std::size_t(data.source_vocabulary.size()));
  CHECK(source[std::size_t(data.source_vocabulary.encode(std::vector<std::string>{"a"})[0])] == 3);
  CHECK(source[kUnknown] == 2);
  CHECK(token_counts(data.train, true, data.target_vocabulary.size()).back() == 2);
}
