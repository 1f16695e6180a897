#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/ops/cross_entropy.h"
#include "core/ops/softmax.h"
#include "tests/core/ops/plain.h"

using namespace vamos;
using namespace vamos::test;

TEST_CASE("softmax of a row, and what it divided by") {
  Rng rng(1);
  for (int n = 1; n <= 3 * kLongest; ++n) {
    Values row = random_values(rng, std::size_t(n), 3);
    const Values given = row, expected = softmax(row);
    const SoftmaxSum sum = softmax_row(row.data(), n);
    REQUIRE(row == expected);
    REQUIRE(sum.largest == *std::ranges::max_element(given));
    REQUIRE(sum.sum == in_lanes(n, [&](int j) { return exp(given[std::size_t(j)] - sum.largest); }));
  }
}

TEST_CASE("softmax of a row with a value that is not a number is nothing else, wherever it stands") {
  for (int n = 1; n <= kLongest; ++n)
    for (int at = 0; at < n; ++at) {
      Values row(std::size_t(n), Real(1));
      row[std::size_t(at)] = std::numeric_limits<Real>::quiet_NaN();
      softmax_row(row.data(), n);
      REQUIRE(std::ranges::all_of(row, [](Real x) { return std::isnan(x); }));
    }
}

TEST_CASE("softmax of the rows of a block: scaled, masked, zeros beyond") {
  Rng rng(2);
  for (const bool causal : {false, true})
    for (const int rows : {1, 2, 5, 8})
      for (int visible = 1; visible <= kLongest; ++visible)
        for (const int beyond : {0, 1, 6}) {
          const int columns = visible + beyond;
          const Real scale = Real(0.37);
          Values block = random_values(rng, std::size_t(rows * columns), 3), expected(block.size(), Real(0));
          for (int i = 0; i < rows; ++i) {
            const auto first = block.begin() + i * columns;
            const Values row = softmax({first, first + (causal ? std::min(i + 1, visible) : visible)}, scale);
            std::ranges::copy(row, expected.begin() + i * columns);
          }
          softmax_rows(view(block, rows, columns), visible, causal, scale);
          CAPTURE(rows);
          CAPTURE(columns);
          CAPTURE(visible);
          REQUIRE(block == expected);
        }
}

TEST_CASE("cross-entropy: probabilities, loss, the best token, and the way back, with and without smoothing") {
  Rng rng(7);
  for (const double smoothing : {0.0, 0.1})
    for (int vocabulary = 2; vocabulary <= kLongest; ++vocabulary) {
      const int rows = 5;
      Padded logits(rng, rows, vocabulary), p(rng, rows, vocabulary), d(rng, rows, vocabulary);
      std::vector<int> targets;
      for (int n = 0; n < rows; ++n) targets.push_back(n * 7 % vocabulary);
      // A tie: the first of the highest is the best.
      logits.view()(4, 0) = logits.view()(4, targets[4]) = 50;
      const CrossEntropy result = cross_entropy_forward(p.view(), logits.view(), targets, smoothing);
      cross_entropy_backward(d.view(), p.view(), targets, smoothing);
      int correct = 0;
      double loss = 0;
      for (int n = 0; n < rows; ++n) {
        const Real* in = logits.view().row(n);
        const int target = targets[std::size_t(n)];
        correct += std::max_element(in, in + vocabulary) - in == target;
        const Values expected = softmax({in, in + vocabulary});
        const Real log_sum =
            *std::max_element(in, in + vocabulary) + Real(vamos::log(double(in_lanes(vocabulary, [&](int j) {
              return exp(in[j] - *std::max_element(in, in + vocabulary));
            }))));
        double own = double(log_sum - in[target]);
        if (smoothing > 0)
          own = (1 - smoothing) * own +
                smoothing * double(in_lanes(vocabulary, [&](int j) { return log_sum - in[j]; })) / vocabulary;
        loss += own;
        for (int j = 0; j < vocabulary; ++j) {
          REQUIRE(p.view()(n, j) == expected[std::size_t(j)]);
          const Real scale = Real(1) / Real(rows);
          Real gradient = expected[std::size_t(j)] * scale;
          if (smoothing > 0) gradient -= scale * Real(smoothing / vocabulary);
          if (j == target) gradient -= smoothing > 0 ? scale * Real(1 - smoothing) : scale;
          REQUIRE(d.view()(n, j) == gradient);
        }
      }
      CHECK(result.correct == correct);
      CHECK(result.loss == loss / rows);
    }
}
