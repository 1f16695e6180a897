#include "core/ops/activation.h"

namespace vamos {

void relu_forward(std::span<Real> y) {
  for (Real& value : y) value = value > 0 ? value : Real(0) * value;  // not-a-number must not be hidden by a zero
}

void relu_backward(std::span<Real> dy, std::span<const Real> y) {
  for (std::size_t i = 0; i < dy.size(); ++i) dy[i] = y[i] > 0 ? dy[i] : Real(0);
}

}  // namespace vamos
