#include "core/session/memory.h"

#include <algorithm>
#include <cmath>

#include "core/model/config.h"

namespace vamos {

namespace {
double live_bytes = 0;
}

void claim_memory(double bytes) { live_bytes += bytes; }

std::optional<Problem> memory_problem(double bytes, double limit) {
  const double room = std::min(limit, 2 * kMemoryLimitBytes - live_bytes);
  if (bytes <= room) return std::nullopt;
  const std::string megabytes = to_text(std::ceil(bytes / 1048576)), left = to_text(std::floor(room / 1048576));
  return Problem{"memory_limit",
                 {{"megabytes", megabytes}, {"limit", left}},
                 "This model would need " + megabytes + " MB and there is room for " + left +
                     " MB; choose a smaller width, batch, vocabulary or length."};
}

}  // namespace vamos
