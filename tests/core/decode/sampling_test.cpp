#include "core/decode/sampling.h"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/core/support.h"

using namespace vamos;
using namespace vamos::test;

TEST_CASE("sampled tokens come as often as their probabilities say (chi-square)") {
  // 99.9 % of fair generators stay below these, by the number of tokens that can be written less one.
  constexpr double kCritical[] = {0, 10.83, 13.82, 16.27, 18.47, 20.52, 22.46, 24.32, 26.12, 27.88, 29.59};
  Rng numbers(3);
  for (const double temperature : {0.5, 1.0, 2.0})
    for (const auto start : {StartToken::eos, StartToken::bos}) {
      Config config;
      config.start_token = start;
      const std::vector<Real> logits = random_values(numbers, 12);
      std::vector<double> expected(logits.size(), 0), counts(logits.size(), 0);
      double total = 0;
      int possible = 0;
      for (std::size_t id = 0; id < logits.size(); ++id)
        if (can_be_written(int(id), config)) {
          expected[id] = std::exp(static_cast<double>(logits[id]) / temperature);
          total += expected[id];
          ++possible;
        }
      const int draws = 40000;
      Rng rng(17);
      for (int i = 0; i < draws; ++i) {
        std::vector<Real> row = logits;
        ++counts[std::size_t(sample_token(row, config, temperature, rng))];
      }
      double chi_square = 0;
      for (std::size_t id = 0; id < logits.size(); ++id) {
        if (!can_be_written(int(id), config)) {
          CHECK(counts[id] == 0);
          continue;
        }
        const double mean = draws * expected[id] / total;
        REQUIRE(mean > 5);
        chi_square += (counts[id] - mean) * (counts[id] - mean) / mean;
      }
      CHECK(chi_square < kCritical[possible - 1]);
    }
}

TEST_CASE("a low temperature always takes the most probable token, and the same seed the same tokens") {
  Config config;
  std::vector<Real> logits{5, 5, 0, 1, 3, 2};
  Rng rng(1), one(9), other(9);
  for (int i = 0; i < 100; ++i) CHECK(sample_token(logits, config, 1e-3, rng) == 4);
  for (int i = 0; i < 100; ++i) CHECK(sample_token(logits, config, 3, one) == sample_token(logits, config, 3, other));
}

TEST_CASE("logits that are not numbers still give a token that may be written") {
  Config config;
  const Real nan = std::nan("");
  std::vector<Real> logits{nan, nan, nan, nan};
  Rng rng(1);
  CHECK(can_be_written(sample_token(logits, config, 1, rng), config));
}
