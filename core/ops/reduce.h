#pragma once

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

/// The same sum, in the same order: add(Fours() or Ones(), j, sum) adds the terms from j on to `sum`, a vector or a real.
template <class Add>
VAMOS_INLINE Real sum_each(int n, Add add) {
  Vec sums{};
  int j = 0;
  for (; j + kLanes <= n; j += kLanes) add(Fours(), j, sums);
  for (int lane = 0; j < n; ++j, ++lane) {
    Real sum = sums[lane];
    add(Ones(), j, sum);
    sums[lane] = sum;
  }
  return sum_lanes(sums);
}

}  // namespace vamos
