#include "core/train/schedule.h"

#include <algorithm>
#include <cmath>

#include "core/base/math.h"

namespace vamos {

double learning_rate(const TrainingConfig& c, int step) {
  const double warmup = c.warmup_steps > 0 ? std::min(1.0, double(step) / c.warmup_steps) : 1.0;
  switch (c.schedule) {
    case ScheduleKind::inverse_sqrt: {
      const double start = std::max(c.warmup_steps, 1);
      return c.learning_rate * (step < start ? warmup : std::sqrt(start / step));
    }
    case ScheduleKind::cosine: {
      const double progress = std::min(1.0, double(step) / c.total_steps);
      return c.learning_rate * warmup * 0.5 * (1 + cos(3.141592653589793 * progress));
    }
    default:
      return c.learning_rate * warmup;
  }
}

}  // namespace vamos
