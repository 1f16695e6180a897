#pragma once

#include <span>
#include <vector>

#include "core/base/real.h"
#include "core/train/training_config.h"

namespace vamos {

/// Updates a flat span of weights from a flat span of gradients; it knows no model.
/// SGD with momentum as in PyTorch (v ← μ v + g; w ← w − lr v); Adam (Kingma and Ba 2015); AdamW with decoupled decay
/// (Loshchilov and Hutter 2019): w ← w (1 − lr · decay) first.
class Optimizer {
 public:
  Optimizer() = default;
  Optimizer(const TrainingConfig& config, std::size_t reals);

  /// Leaves what the weights and the optimizer were in `weights_before` and `before`, which have the same sizes: on the way,
  /// it costs half of a copy.
  void update(std::span<Real> weights, std::span<const Real> gradients, double learning_rate,
              std::span<Real> weights_before, Optimizer& before);
  /// As new: moments zero.
  void reset();

  /// What it remembers between updates, in the weights' order, for saving and putting back. `first` is SGD's velocity or
  /// Adam's first moment; `second` is empty for SGD.
  std::span<Real> first() { return first_; }
  std::span<const Real> first() const { return first_; }
  std::span<Real> second() { return second_; }
  std::span<const Real> second() const { return second_; }
  /// β₁^t and β₂^t after t updates.
  struct Powers {
    double beta1 = 1, beta2 = 1;
  };
  Powers powers() const { return {beta1_power_, beta2_power_}; }
  void set_powers(Powers powers) { beta1_power_ = powers.beta1, beta2_power_ = powers.beta2; }

 private:
  void adam(std::span<Real> weights, std::span<const Real> gradients, double learning_rate,
            std::span<Real> weights_before, Optimizer& before);

  TrainingConfig config_;
  std::vector<Real> first_, second_;
  // β^t, by repeated multiplication: pow() would differ between platforms.
  double beta1_power_ = 1, beta2_power_ = 1;
};

/// Norm of the whole gradient, summed in double in one order.
double norm(std::span<const Real> gradients);

/// Shortens a gradient whose norm is beyond `limit` to it, as PyTorch does: by limit / (norm + 1e-6).
void clip(std::span<Real> gradients, double norm, double limit);

}  // namespace vamos
