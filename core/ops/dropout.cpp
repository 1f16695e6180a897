#include "core/ops/dropout.h"

namespace vamos {

namespace {

/// The finalizer of SplitMix64 (Steele, Lea and Flood 2014): every bit of the input decides on every bit of the result.
uint64_t mix(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}
constexpr uint64_t kGolden = 0x9E3779B97F4A7C15ull;

/// In 2^-32: an element is dropped when the upper half of its hash is below.
uint32_t threshold(double rate) { return static_cast<uint32_t>(rate * 4294967296.0); }

}  // namespace

bool Dropout::keeps(uint64_t index) const {
  return static_cast<uint32_t>(mix(key + (index + 1) * kGolden) >> 32) >= threshold(rate);
}

void dropout(std::span<Real> values, const Dropout& dropout) {
  const Real scale = static_cast<Real>(1 / (1 - dropout.rate));
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = dropout.keeps(i) ? values[i] * scale : Real(0);
}

DropoutStream::DropoutStream(double dropout_rate, uint32_t seed, uint64_t step)
    : rate(dropout_rate), key(mix(mix(seed + kGolden) + step * kGolden)) {}

Dropout DropoutStream::site(uint64_t number) const { return {rate, mix(key + (number + 1) * kGolden)}; }

}  // namespace vamos
