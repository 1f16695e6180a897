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
  // A limit above the browser's is of a caller that has another heap.
  const double room = std::min(limit, std::max(limit, 2 * kMemoryLimitBytes) - live_bytes);
  if (bytes <= room) return std::nullopt;
  return Problem{
      "memory_limit",
      {{"megabytes", std::ceil(bytes / 1048576)}, {"limit", std::floor(room / 1048576)}},
      "This model would need {megabytes} MB and there is room for {limit} MB; choose a smaller width, batch, "
      "vocabulary or length."};
}

}  // namespace vamos
