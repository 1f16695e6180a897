#pragma once

#include "core/train/training_config.h"

namespace vamos {

/// Learning rate of step number `step`, counted from 1. Warmup rises linearly to the full rate; then it stays (constant),
/// falls with 1/√step (inverse_sqrt, "Attention Is All You Need", section 5.3), or follows half a cosine to zero at
/// total_steps (Loshchilov and Hutter 2017) and stays there.
double learning_rate(const TrainingConfig& config, int step);

}  // namespace vamos
