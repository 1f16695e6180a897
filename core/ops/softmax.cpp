#include "core/ops/softmax.h"

#include "core/base/math.h"
#include "core/ops/reduce.h"

namespace vamos {

Real SoftmaxSum::log_sum_exp() const { return largest + static_cast<Real>(log(static_cast<double>(sum))); }

SoftmaxSum softmax_row(Real* row, int n) {
  const int whole = n - n % kLanes;  // in vectors; a few reals are left
  Real largest = row[0];
  if (whole) {
    Vec most = load(row);
    for (int j = kLanes; j < whole; j += kLanes) {
      const Vec v = load(row + j);
      most = v > most ? v : most;
    }
    for (int lane = 0; lane < kLanes; ++lane) largest = most[lane] > largest ? most[lane] : largest;
  }
  for (int j = whole; j < n; ++j) largest = row[j] > largest ? row[j] : largest;

  for (int j = 0; j < whole; j += kLanes) store(row + j, exp(load(row + j) - splat(largest)));
  for (int j = whole; j < n; ++j) row[j] = exp(row[j] - largest);
  const Real sum = sum_terms(n, [&](int i) { return row[i]; });
  const Real inverse = Real(1) / sum;
  for (int j = 0; j < whole; j += kLanes) store(row + j, load(row + j) * splat(inverse));
  for (int j = whole; j < n; ++j) row[j] *= inverse;
  return {largest, sum};
}

}  // namespace vamos
