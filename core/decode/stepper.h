#pragma once

#include <span>
#include <vector>

#include "core/model/transformer.h"

namespace vamos {

/// What every way of decoding asks a model for: the logits of the next token of each hypothesis, a hypothesis being a source
/// and the tokens written for it so far. After construction nothing is allocated.
class Stepper {
 public:
  virtual ~Stepper() = default;

  /// One hypothesis for each source, in their order, with nothing written. What is referred to must stay until the last step.
  virtual void start(const Weights& weights, std::span<const std::vector<int>> sources, const Ablation& ablation) = 0;
  /// Feeds every hypothesis its newest token (the start token first) and returns logits [hypotheses, Vt], which the caller
  /// may use until the next call.
  virtual MatrixView step(std::span<const int> tokens) = 0;
  /// Hypothesis r becomes a copy of what hypothesis parents[r] was; there are parents.size() of them from now on.
  virtual void select(std::span<const int> parents) = 0;
};

}  // namespace vamos
