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

}  // namespace vamos
