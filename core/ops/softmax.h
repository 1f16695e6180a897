#pragma once

#include "core/base/real.h"

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

}  // namespace vamos
