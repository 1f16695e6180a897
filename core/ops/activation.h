#pragma once

#include <span>

#include "core/base/real.h"

namespace vamos {

/// ReLU: y = max(x, 0), in place. What is not finite stays so, or becomes not-a-number, so that it is noticed.
void relu_forward(std::span<Real> y);

/// dx = dy where y > 0, else 0, in place: `dy` becomes dx.
void relu_backward(std::span<Real> dy, std::span<const Real> y);

}  // namespace vamos
