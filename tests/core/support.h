#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/base/real.h"
#include "core/base/rng.h"
#include "core/base/tensor.h"
#include "core/model/config.h"

/// What several tests need. Random numbers come from the engine's own generator, so a failure repeats.
namespace vamos::test {

inline std::vector<Real> random_values(Rng& rng, std::size_t n, double scale = 1) {
  std::vector<Real> values(n);
  for (Real& value : values) value = static_cast<Real>(scale * rng.normal());
  return values;
}

inline MatrixView view(std::vector<Real>& values, int rows, int columns) {
  return {values.data(), rows, columns, columns};
}

/// "s7": a word of its own for every number.
inline std::string word(char letter, int number) {
  std::string text(1, letter);
  return text += std::to_string(number);
}

inline std::vector<int> random_ids(Rng& rng, int vocabulary, int length) {
  std::vector<int> ids;
  for (int i = 0; i < length; ++i)
    ids.push_back(kFirstWord + static_cast<int>(rng.below(static_cast<uint32_t>(vocabulary - kFirstWord))));
  return ids;
}

/// A model of four dimensions with six words a side.
inline Config small_config() {
  Config c;
  c.source_vocab = c.target_vocab = 6;
  c.d_model = 4;
  c.d_ff = 0;
  c.max_source_length = c.max_target_length = 5;
  return c;
}

/// ‖a − b‖ / max(‖a‖, ‖b‖, 1e-8)
template <class A, class B>
double relative_error(const A& a, const B& b) {
  double difference = 0, norm_a = 0, norm_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double x = static_cast<double>(a[i]), y = static_cast<double>(b[i]);
    difference += (x - y) * (x - y);
    norm_a += x * x;
    norm_b += y * y;
  }
  return std::sqrt(difference) / std::max({std::sqrt(norm_a), std::sqrt(norm_b), 1e-8});
}

/// Central differences of `f` for every one of `values`, which are put back. Of fourth order: with the wider step that they
/// allow, rounding in f weighs a hundred times less than with a plain difference.
inline std::vector<double> numeric_gradient(std::span<Real> values, const std::function<double()>& f,
                                            double step = 4e-4) {
  std::vector<double> gradient;
  for (Real& value : values) {
    const Real kept = value;
    const auto at = [&](double offset) {
      value = static_cast<Real>(kept + offset);
      return f();
    };
    const double narrow = at(step) - at(-step), wide = at(2 * step) - at(-2 * step);
    value = kept;
    gradient.push_back((8 * narrow - wide) / (12 * step));
  }
  return gradient;
}

/// Σ values · weights: turns an op's output into one number whose gradient is known.
template <class V, class W>
double weighted_sum(const V& values, const W& weights) {
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    sum += static_cast<double>(values[i]) * static_cast<double>(weights[i]);
  return sum;
}

}  // namespace vamos::test
