#pragma once

#include <algorithm>
#include <array>

#include "core/base/math.h"
#include "tests/core/support.h"

/// For tests of kernels that go over rows four reals at a time, bit for bit against plain loops over single reals: for every
/// remainder, and with strides. Where a kernel sums, the order is the one that ops/reduce.h defines.
namespace vamos::test {

using Values = std::vector<Real>;
inline constexpr int kLongest = 21;  // five vectors and one real

/// The order of sums: lane j mod 4 has its own terms, then (0 + 1) + (2 + 3).
template <class Term>
Real in_lanes(int n, Term term) {
  std::array<Real, 4> lanes{};
  for (int j = 0; j < n; ++j) lanes[std::size_t(j % 4)] += term(j);
  return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

/// A matrix within wider rows. Two are equal when the reals between the rows are, too.
struct Padded {
  Values storage;
  int rows, columns;
  Padded(Rng& rng, int r, int c) : storage(random_values(rng, std::size_t(r * (c + 3) + 1))), rows(r), columns(c) {}
  MatrixView view() { return {storage.data() + 1, rows, columns, columns + 3}; }
};

inline Values softmax(Values x, Real scale = 1) {
  const int n = int(x.size());
  for (Real& v : x) v *= scale;
  const Real largest = *std::ranges::max_element(x);
  for (Real& v : x) v = exp(v - largest);
  const Real inverse = Real(1) / in_lanes(n, [&](int j) { return x[std::size_t(j)]; });
  for (Real& v : x) v *= inverse;
  return x;
}

}  // namespace vamos::test
