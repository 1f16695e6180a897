#include "core/ops/softmax.h"

#include <algorithm>
#include <limits>

#include "core/base/math.h"
#include "core/base/vec.h"
#include "core/ops/reduce.h"

namespace vamos {

Real SoftmaxSum::log_sum_exp() const { return largest + static_cast<Real>(log(static_cast<double>(sum))); }

namespace {

/// Row of length n, n > 0: x = scale · row − its maximum, in place. Returns the maximum of scale · row.
VAMOS_INLINE Real shift(Real* row, int n, Real scale) {
  const int whole = n - n % kLanes;
  const Vec factor = splat(scale);
  Vec most = splat(row[0] * scale);
  for (int j = 0; j < whole; j += kLanes) most = larger(load(row + j) * factor, most);
  for (int j = whole; j < n; ++j) most = larger(splat(row[j] * scale), most);
  const Real largest = max_lanes(most);
  each(n, [=]<class N>(N, int j) { N::put(row + j, N::at(row + j) * scale - largest); });
  return largest;
}

/// In place. Four vectors at a time, because a browser's compiler makes the constants anew for each turn of the loop.
VAMOS_INLINE void exp_all(Real* x, int n) {
  int j = 0;
  for (; j + 4 * kLanes <= n; j += 4 * kLanes) {
    const Vec a = exp(load(x + j)), b = exp(load(x + j + kLanes)), c = exp(load(x + j + 2 * kLanes)),
              d = exp(load(x + j + 3 * kLanes));
    store(x + j, a), store(x + j + kLanes, b), store(x + j + 2 * kLanes, c), store(x + j + 3 * kLanes, d);
  }
  each(n - j, [x = x + j]<class N>(N, int i) { N::put(x + i, exp(N::at(x + i))); });
}

/// row /= its sum, in place. Returns the sum.
VAMOS_INLINE Real normalise(Real* row, int n) {
  const Real sum = sum_each(n, [=]<class N>(N, int j, auto& all) { all += N::at(row + j); });
  const Real inverse = Real(1) / sum;
  each(n, [=]<class N>(N, int j) { N::put(row + j, N::at(row + j) * inverse); });
  return sum;
}

}  // namespace

SoftmaxSum softmax_row(Real* row, int n) {
  const Real largest = shift(row, n, 1);
  exp_all(row, n);
  return {largest, normalise(row, n)};
}

void softmax_rows(MatrixView m, int visible, bool causal, Real scale) {
  constexpr Real kNothing = -std::numeric_limits<Real>::infinity();
  VAMOS_CHECK(m.stride == m.columns && visible <= m.columns);
  for (int i = 0; i < m.rows; ++i) {
    Real* const row = m.row(i);
    for (int j = causal ? std::min(i + 1, visible) : visible; j < m.columns; ++j) row[j] = kNothing;
    shift(row, m.columns, scale);
  }
  exp_all(m.data, m.rows * m.columns);  // e^−∞ = 0
  for (int i = 0; i < m.rows; ++i) normalise(m.row(i), m.columns);
}

}  // namespace vamos
