#include "core/base/rng.h"

#include <bit>
#include <cmath>

#include "core/base/math.h"

namespace vamos {

Rng::Rng(uint64_t seed) {
  for (auto& word : state_) {
    seed += 0x9E3779B97F4A7C15ull;
    uint64_t z = seed;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    word = z ^ (z >> 31);
  }
}

uint64_t Rng::next() {
  const uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

double Rng::uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

uint32_t Rng::below(uint32_t bound) {
  // Numbers under `remainder` would make the low results more likely, so they are drawn again.
  const uint32_t remainder = (0u - bound) % bound;
  for (;;) {
    const auto draw = static_cast<uint32_t>(next() >> 32);
    if (draw >= remainder) return draw % bound;
  }
}

double Rng::normal() {
  const double radius = std::sqrt(-2 * log(1 - uniform()));  // 1 − u is never zero
  return radius * cos(6.283185307179586 * uniform());
}

}  // namespace vamos
