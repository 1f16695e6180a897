#pragma once

#include <span>

#include "core/base/real.h"

namespace vamos {

/// ReLU: y = max(x, 0), in place. What is not finite stays so, or becomes not-a-number, so that it is noticed.
void relu_forward(std::span<Real> y);

/// dx = dy where y > 0, else 0, in place: `dy` becomes dx.
void relu_backward(std::span<Real> dy, std::span<const Real> y);

/// GELU (Hendrycks and Gimpel 2016), the exact one: y = x · Φ(x), Φ(x) = (1 + erf(x / √2)) / 2.
void gelu_forward(std::span<Real> y, std::span<const Real> x);

/// dx = dy · (Φ(x) + x · φ(x)), φ(x) = e^(−x²/2) / √(2π), in place: `dy` becomes dx.
void gelu_backward(std::span<Real> dy, std::span<const Real> x);

}  // namespace vamos
