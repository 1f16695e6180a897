#include "core/train/training_config.h"

namespace vamos {

std::optional<Problem> problem(const TrainingConfig& c) {
  if (c.optimizer == OptimizerKind::invalid) return bad_option("optimizer", "sgd, adam, adamw");
  if (c.schedule == ScheduleKind::invalid) return bad_option("schedule", "constant, inverse_sqrt, cosine");
  const Range ranges[] = {
      {"learningRate", c.learning_rate, 0, 10},
      {"beta1", c.beta1, 0, 0.9999},
      {"beta2", c.beta2, 0, 0.999999},
      {"epsilon", c.epsilon, 1e-12, 1},
      {"momentum", c.momentum, 0, 0.9999},
      {"weightDecay", c.weight_decay, 0, 10},
      {"warmupSteps", double(c.warmup_steps), 0, 1e9},
      {"totalSteps", double(c.total_steps), c.schedule == ScheduleKind::cosine ? 1.0 : 0.0, 1e9},
      {"batchSize", double(c.batch_size), 1, 1024},
      {"gradientClip", c.gradient_clip, 0, 1e9},
      {"labelSmoothing", c.label_smoothing, 0, 0.9},
  };
  if (auto found = first_out_of_range(ranges)) return found;
  return std::nullopt;
}

}  // namespace vamos
