#include "core/ops/activation.h"

#include "core/base/math.h"

namespace vamos {

namespace {

/// y[i] = f(y[i], x[i]): in vectors, and the last few one by one.
template <class F>
VAMOS_INLINE void combine(std::span<Real> y, std::span<const Real> x, F f) {
  std::size_t i = 0;
  for (; i + kLanes <= y.size(); i += kLanes) store(&y[i], f(load(&y[i]), load(&x[i])));
  for (; i < y.size(); ++i) y[i] = f(y[i], x[i]);
}

constexpr Real kInverseRootTwo = Real(0.70710678118654752), kInverseRootTwoPi = Real(0.39894228040143268);

template <class F>
VAMOS_INLINE F gaussian_below(F x) {  // Φ
  return Real(0.5) * (Real(1) + erf(x * kInverseRootTwo));
}

template <class F>
VAMOS_INLINE F gelu_slope(F x) {
  return gaussian_below(x) + x * (kInverseRootTwoPi * exp(x * x * Real(-0.5)));
}

}  // namespace

void relu_forward(std::span<Real> y) {
  // Not-a-number must not be hidden by a zero.
  combine(y, y, [](auto, auto v) { return v > 0 ? v : Real(0) * v; });
}

void relu_backward(std::span<Real> dy, std::span<const Real> y) {
  combine(dy, y, [](auto d, auto v) { return v > 0 ? d : decltype(d){}; });
}

void gelu_forward(std::span<Real> y, std::span<const Real> x) {
  combine(y, x, [](auto, auto v) { return v * gaussian_below(v); });
}

void gelu_backward(std::span<Real> dy, std::span<const Real> x) {
  combine(dy, x, [](auto d, auto v) { return d * gelu_slope(v); });
}

}  // namespace vamos
