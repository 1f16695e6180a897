#pragma once

#include "core/decode/stepper.h"

namespace vamos {

/// Decodes by computing every word again with each new one, for one source. It needs no cache, so it allows what caches
/// cannot: self-attention without its mask, where an earlier word changes with every later one.
class RecomputingDecoder : public Stepper {
 public:
  RecomputingDecoder(Transformer& model, int max_hypotheses);

  void start(const Weights& weights, std::span<const std::vector<int>> sources, const Ablation& ablation) override;
  MatrixView step(std::span<const int> tokens) override;
  void select(std::span<const int> parents) override;

 private:
  Transformer& model_;
  const Weights* weights_ = nullptr;
  std::vector<int> source_;
  Batch batch_;
  std::vector<std::vector<int>> fed_, fed_before_;  // [hypotheses] tokens
  std::size_t hypotheses_ = 0;
  std::vector<Real> logits_;  // [hypotheses, Vt]
};

}  // namespace vamos
