#include "core/decode/sampling.h"

#include "core/base/math.h"
#include "core/decode/one_by_one.h"

namespace vamos {

int sample_token(std::span<Real> logits, const Config& config, double temperature, Rng& rng) {
  const auto size = static_cast<int>(logits.size());
  const auto at = [&](int id) { return static_cast<double>(logits[static_cast<std::size_t>(id)]); };
  const double largest = at(best_token(logits, config));
  const auto weight = [&](int id) { return can_be_written(id, config) ? exp((at(id) - largest) / temperature) : 0.0; };
  double total = 0;
  for (int id = kEos; id < size; ++id) total += weight(id);
  double left = rng.uniform() * total;
  int last = kEos;
  for (int id = kEos; id < size; ++id) {
    const double w = weight(id);
    if (w <= 0) continue;
    if (left < w) return id;
    left -= w;
    last = id;
  }
  return last;  // rounding left a little over
}

void sample_decode(Decoded& out, Stepper& stepper, const Config& config, int sentences, int max_length,
                   double temperature, Rng& rng) {
  decode_one_by_one(out, stepper, config, sentences, max_length,
                    [&](std::span<Real> logits) { return sample_token(logits, config, temperature, rng); });
}

}  // namespace vamos
