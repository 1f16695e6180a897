#pragma once

#include <array>
#include <tuple>

#include "core/base/vec.h"

namespace vamos {

/// Σ term(j) for j in [0, n): lane j mod 4 sums its own terms, then the lanes are added in one order. The order depends on
/// n alone, and terms that are zero at the end change nothing.
template <class Term>
VAMOS_INLINE Real sum_terms(int n, Term term) {
  Real lanes[kLanes] = {};
  int j = 0;
  for (; j + kLanes <= n; j += kLanes)
    for (int lane = 0; lane < kLanes; ++lane) lanes[lane] += term(j + lane);
  for (int lane = 0; j < n; ++j, ++lane) lanes[lane] += term(j);
  return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

/// The same, in the same order: add(Fours() or Ones(), j, sum...) adds the terms from j on to each of `Count` sums, which are
/// vectors or reals.
template <int Count, class Add>
VAMOS_INLINE std::array<Real, Count> sums_each(int n, Add add) {
  std::array<Vec, Count> sums{};
  int j = 0;
  for (; j + kLanes <= n; j += kLanes) std::apply([&](auto&... sum) { add(Fours(), j, sum...); }, sums);
  for (int lane = 0; j < n; ++j, ++lane) {
    std::array<Real, Count> one;
    for (std::size_t i = 0; i < Count; ++i) one[i] = sums[i][lane];
    std::apply([&](auto&... sum) { add(Ones(), j, sum...); }, one);
    for (std::size_t i = 0; i < Count; ++i) sums[i][lane] = one[i];
  }
  std::array<Real, Count> totals;
  for (std::size_t i = 0; i < Count; ++i) totals[i] = sum_lanes(sums[i]);
  return totals;
}

template <class Add>
VAMOS_INLINE Real sum_each(int n, Add add) {
  return sums_each<1>(n, add)[0];
}

}  // namespace vamos
