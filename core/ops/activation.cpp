#include "core/ops/activation.h"

#include "core/base/math.h"

namespace vamos {

void relu_forward(std::span<Real> values) {
  Real* const y = values.data();
  each(values.size(), [=]<class N>(N, std::size_t i) {
    const auto v = N::at(y + i);
    N::put(y + i, v > 0 ? v : Real(0) * v);  // not-a-number must not be hidden by a zero
  });
}

void relu_backward(std::span<Real> gradient, std::span<const Real> output) {
  Real* const dy = gradient.data();
  const Real* const y = output.data();
  each(gradient.size(),
       [=]<class N>(N, std::size_t i) { N::put(dy + i, N::at(y + i) > 0 ? N::at(dy + i) : typename N::Value{}); });
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

void gelu_forward(std::span<Real> output, std::span<const Real> input) {
  Real* const y = output.data();
  const Real* const x = input.data();
  each(output.size(), [=]<class N>(N, std::size_t i) {
    const auto v = N::at(x + i);
    N::put(y + i, v * gaussian_below(v));
  });
}

void gelu_backward(std::span<Real> gradient, std::span<const Real> input) {
  Real* const dy = gradient.data();
  const Real* const x = input.data();
  each(gradient.size(), [=]<class N>(N, std::size_t i) { N::put(dy + i, N::at(dy + i) * gelu_slope(N::at(x + i))); });
}

}  // namespace vamos
