#include "core/train/optimizer.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "core/base/check.h"
#include "core/base/vec.h"

namespace vamos {

Optimizer::Optimizer(const TrainingConfig& config, std::size_t reals)
    : config_(config), first_(reals, Real(0)), second_(config.optimizer == OptimizerKind::sgd ? 0 : reals, Real(0)) {}

void Optimizer::reset() {
  std::ranges::fill(first_, Real(0));
  std::ranges::fill(second_, Real(0));
  beta1_power_ = beta2_power_ = 1;
}

void Optimizer::update(std::span<Real> weights, std::span<const Real> gradients, double rate,
                       std::span<Real> weights_before, Optimizer& before) {
  VAMOS_CHECK(gradients.size() == weights.size() && first_.size() == weights.size());
  VAMOS_CHECK(weights_before.size() == weights.size() && before.first_.size() == first_.size() &&
              before.second_.size() == second_.size());
  before.set_powers(powers());
  if (config_.optimizer != OptimizerKind::sgd) return adam(weights, gradients, rate, weights_before, before);
  const Real mu = static_cast<Real>(config_.momentum), lr = static_cast<Real>(rate);
  each(weights.size(), [&]<class N>(N, std::size_t i) {
    const auto w = N::at(&weights[i]), m = N::at(&first_[i]), velocity = mu * m + N::at(&gradients[i]);
    N::put(&weights_before[i], w), N::put(&before.first_[i], m);
    N::put(&first_[i], velocity), N::put(&weights[i], w - lr * velocity);
  });
}

void Optimizer::adam(std::span<Real> weights, std::span<const Real> gradients, double rate,
                     std::span<Real> weights_before, Optimizer& before) {
  beta1_power_ *= config_.beta1;
  beta2_power_ *= config_.beta2;
  const Real b1 = static_cast<Real>(config_.beta1), c1 = static_cast<Real>(1 - config_.beta1);
  const Real b2 = static_cast<Real>(config_.beta2), c2 = static_cast<Real>(1 - config_.beta2);
  const Real step = static_cast<Real>(rate / (1 - beta1_power_));
  const Real correction = static_cast<Real>(1 / std::sqrt(1 - beta2_power_));
  const Real epsilon = static_cast<Real>(config_.epsilon);
  const Real keep =
      config_.optimizer == OptimizerKind::adamw ? static_cast<Real>(1 - rate * config_.weight_decay) : Real(1);
  Real *const w = weights.data(), *const m = first_.data(), *const v = second_.data();
  Real *const w_before = weights_before.data(), *const m_before = before.first_.data(),
              *const v_before = before.second_.data();
  const Real* const g = gradients.data();
  each(weights.size(), [=]<class N>(N, std::size_t i) {
    const auto gradient = N::at(g + i), weight = N::at(w + i), old_mean = N::at(m + i), old_square = N::at(v + i);
    const auto mean = b1 * old_mean + c1 * gradient;
    const auto square = b2 * old_square + c2 * (gradient * gradient);
    N::put(w_before + i, weight), N::put(m_before + i, old_mean), N::put(v_before + i, old_square);
    N::put(m + i, mean), N::put(v + i, square);
    N::put(w + i, weight * keep - step * mean / (sqrt(square) * correction + epsilon));
  });
}

double norm(std::span<const Real> gradients) {
  using Doubles = double __attribute__((vector_size(2 * sizeof(double))));
  const Real* const g = gradients.data();
  Doubles low{}, high{};  // of four lanes
  each(gradients.size(), [&]<class N>(N, std::size_t i) {
    if constexpr (std::is_same_v<N, Fours>) {
      const Vec v = load(g + i);
      const Doubles a{static_cast<double>(v[0]), static_cast<double>(v[1])},
          b{static_cast<double>(v[2]), static_cast<double>(v[3])};
      low += a * a;
      high += b * b;
    } else {
      low[0] += static_cast<double>(g[i]) * static_cast<double>(g[i]);
    }
  });
  return std::sqrt((low[0] + low[1]) + (high[0] + high[1]));
}

void clip(std::span<Real> gradients, double norm, double limit) {
  if (norm <= limit) return;
  const Real scale = static_cast<Real>(limit / (norm + 1e-6));
  Real* const g = gradients.data();
  each(gradients.size(), [=]<class N>(N, std::size_t i) { N::put(g + i, N::at(g + i) * scale); });
}

}  // namespace vamos
