#pragma once

#include <cstdint>
#include <optional>

#include "core/base/problem.h"

namespace vamos {

enum class OptimizerKind { sgd, adam, adamw, invalid };
enum class ScheduleKind { constant, inverse_sqrt, cosine, invalid };

struct TrainingConfig {
  OptimizerKind optimizer = OptimizerKind::adam;
  double learning_rate = 0.01;
  double beta1 = 0.9, beta2 = 0.98, epsilon = 1e-9;
  double momentum = 0.9;    // sgd
  double weight_decay = 0;  // adamw
  ScheduleKind schedule = ScheduleKind::cosine;
  int warmup_steps = 50;  // linear from 0
  int total_steps = 400;  // where the cosine reaches 0
  int batch_size = 32;
  double gradient_clip = 1;  // largest norm of the whole gradient; 0: none
  double label_smoothing = 0;
  uint32_t seed = 1;  // order of the examples
};

/// The first thing wrong, or nothing.
std::optional<Problem> problem(const TrainingConfig& config);

}  // namespace vamos
