#include "core/ops/softmax.h"

#include "core/base/math.h"
#include "core/ops/reduce.h"

namespace vamos {

Real SoftmaxSum::log_sum_exp() const { return largest + static_cast<Real>(log(static_cast<double>(sum))); }

SoftmaxSum softmax_row(Real* row, int n) {
  Real largest = row[0];
  for (int j = 1; j < n; ++j) largest = row[j] > largest ? row[j] : largest;
  int j = 0;
  for (; j + kLanes <= n; j += kLanes) store(row + j, exp(load(row + j) - splat(largest)));
  for (; j < n; ++j) row[j] = exp(row[j] - largest);
  const Real sum = sum_terms(n, [&](int i) { return row[i]; });
  const Real inverse = Real(1) / sum;
  for (int i = 0; i < n; ++i) row[i] *= inverse;
  return {largest, sum};
}

}  // namespace vamos
