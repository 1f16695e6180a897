#pragma once

#include "core/base/tensor.h"

namespace vamos {

/// What softmax divided by: Σ e^(row − largest).
struct SoftmaxSum {
  Real largest, sum;
  /// log Σ e^row, which turns a logit into a log probability.
  Real log_sum_exp() const;
};

/// In place, row[j] = e^(row[j] − max) / Σ e^(row − max), for n > 0 values. A value that is not a number makes the whole
/// row so.
SoftmaxSum softmax_row(Real* row, int n);

/// In place, each row of m the softmax of scale · its first `visible` values, of which with `causal` row i has i + 1 at
/// most; the others become 0. The rows of m lie without gaps.
void softmax_rows(MatrixView m, int visible, bool causal, Real scale);

}  // namespace vamos
