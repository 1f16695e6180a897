#include "core/train/optimizer.h"

#include <algorithm>
#include <cmath>

namespace vamos {

Optimizer::Optimizer(const TrainingConfig& config, std::size_t reals)
    : config_(config), first_(reals, Real(0)), second_(config.optimizer == OptimizerKind::sgd ? 0 : reals, Real(0)) {}

void Optimizer::reset() {
  std::ranges::fill(first_, Real(0));
  std::ranges::fill(second_, Real(0));
  beta1_power_ = beta2_power_ = 1;
}

void Optimizer::update(std::span<Real> weights, std::span<const Real> gradients, double rate) {
  const std::size_t n = weights.size();
  Real* w = weights.data();
  const Real* g = gradients.data();
  Real* m = first_.data();
  if (config_.optimizer == OptimizerKind::sgd) {
    const Real mu = static_cast<Real>(config_.momentum), lr = static_cast<Real>(rate);
    for (std::size_t i = 0; i < n; ++i) {
      m[i] = mu * m[i] + g[i];
      w[i] -= lr * m[i];
    }
    return;
  }
  beta1_power_ *= config_.beta1;
  beta2_power_ *= config_.beta2;
  const Real b1 = static_cast<Real>(config_.beta1), c1 = static_cast<Real>(1 - config_.beta1);
  const Real b2 = static_cast<Real>(config_.beta2), c2 = static_cast<Real>(1 - config_.beta2);
  const Real step = static_cast<Real>(rate / (1 - beta1_power_));
  const Real correction = static_cast<Real>(1 / std::sqrt(1 - beta2_power_));
  const Real epsilon = static_cast<Real>(config_.epsilon);
  const Real keep =
      config_.optimizer == OptimizerKind::adamw ? static_cast<Real>(1 - rate * config_.weight_decay) : Real(1);
  Real* v = second_.data();
  for (std::size_t i = 0; i < n; ++i) {
    m[i] = b1 * m[i] + c1 * g[i];
    v[i] = b2 * v[i] + c2 * (g[i] * g[i]);
    w[i] = w[i] * keep - step * m[i] / (std::sqrt(v[i]) * correction + epsilon);
  }
}

double norm(std::span<const Real> gradients) {
  double lanes[4] = {};
  std::size_t i = 0;
  for (; i + 4 <= gradients.size(); i += 4)
    for (std::size_t lane = 0; lane < 4; ++lane)
      lanes[lane] += static_cast<double>(gradients[i + lane]) * static_cast<double>(gradients[i + lane]);
  for (; i < gradients.size(); ++i) lanes[0] += static_cast<double>(gradients[i]) * static_cast<double>(gradients[i]);
  return std::sqrt((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]));
}

void clip(std::span<Real> gradients, double norm, double limit) {
  if (norm <= limit) return;
  const Real scale = static_cast<Real>(limit / (norm + 1e-6));
  for (Real& g : gradients) g *= scale;
}

}  // namespace vamos
