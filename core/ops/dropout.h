#pragma once

#include <cstdint>
#include <span>

#include "core/base/real.h"

namespace vamos {

/// Inverted dropout (Srivastava et al. 2014): an element is dropped with probability `rate`, and those that stay are divided
/// by 1 − rate. Which ones are dropped follows from the key and the element's index alone, so that the way back finds the
/// same ones again and no mask is stored.
struct Dropout {
  double rate = 0;
  uint64_t key = 0;

  bool active() const { return rate > 0; }
  bool keeps(uint64_t index) const;
};

/// values[i] = keeps(i) ? values[i] / (1 − rate) : 0, in place. The gradient goes through the same function.
void dropout(std::span<Real> values, const Dropout& dropout);

/// Where each place of dropout in a model takes its key from: one stream a training step, one site for each place.
struct DropoutStream {
  double rate = 0;
  uint64_t key = 0;

  DropoutStream() = default;
  /// The stream of step number `step` in a model with this seed.
  DropoutStream(double rate, uint32_t seed, uint64_t step);
  Dropout site(uint64_t number) const;
};

}  // namespace vamos
