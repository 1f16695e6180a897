#include "core/ops/activation.h"

#include "core/base/math.h"

namespace vamos {

void relu_forward(std::span<Real> y) {
  std::size_t i = 0;
  for (; i + kLanes <= y.size(); i += kLanes) {
    const Vec v = load(&y[i]);
    store(&y[i], v > 0 ? v : Real(0) * v);  // not-a-number must not be hidden by a zero
  }
  for (; i < y.size(); ++i) y[i] = y[i] > 0 ? y[i] : Real(0) * y[i];
}

void relu_backward(std::span<Real> dy, std::span<const Real> y) {
  std::size_t i = 0;
  for (; i + kLanes <= dy.size(); i += kLanes) store(&dy[i], load(&y[i]) > 0 ? load(&dy[i]) : Vec{});
  for (; i < dy.size(); ++i) dy[i] = y[i] > 0 ? dy[i] : Real(0);
}

namespace {

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

void gelu_forward(std::span<Real> y, std::span<const Real> x) {
  std::size_t i = 0;
  for (; i + kLanes <= y.size(); i += kLanes) {
    const Vec v = load(&x[i]);
    store(&y[i], v * gaussian_below(v));
  }
  for (; i < y.size(); ++i) y[i] = x[i] * gaussian_below(x[i]);
}

void gelu_backward(std::span<Real> dy, std::span<const Real> x) {
  std::size_t i = 0;
  for (; i + kLanes <= dy.size(); i += kLanes) store(&dy[i], load(&dy[i]) * gelu_slope(load(&x[i])));
  for (; i < dy.size(); ++i) dy[i] *= gelu_slope(x[i]);
}

}  // namespace vamos
