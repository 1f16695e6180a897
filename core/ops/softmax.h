#pragma once

#include "core/base/real.h"

namespace vamos {

/// In place, row[j] = e^(row[j] − max) / Σ e^(row − max), for n > 0 values. Returns log Σ e^row, which turns a logit
/// into a log probability. A value that is not a number makes the whole row so.
Real softmax_row(Real* row, int n);

}  // namespace vamos
