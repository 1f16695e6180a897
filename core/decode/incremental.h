#pragma once

#include "core/decode/stepper.h"

namespace vamos {

/// Decodes with caches of keys and values: a token costs the same whether it is the 2nd or the 200th, plus its attention.
/// The logits have the same bits as those of the whole sentence decoded at once.
class IncrementalDecoder : public Stepper {
 public:
  /// Up to `max_sources` sources of the model's sizes and `max_hypotheses` hypotheses. `model` encodes the sources.
  IncrementalDecoder(Transformer& model, int max_hypotheses);

  /// Problem of the caller: an ablation without the causal mask, with which earlier words depend on later ones.
  void start(const Weights& weights, std::span<const std::vector<int>> sources, const Ablation& ablation) override;
  MatrixView step(std::span<const int> tokens) override;
  void select(std::span<const int> parents) override;

 private:
  MatrixView cache_of(std::vector<Real>& memory, std::size_t rows) const;

  Transformer& model_;
  const Weights* weights_ = nullptr;
  Pass pass_;
  Batch batch_;
  ActivationSet activations_;
  /// By layer, keys and values: [max_hypotheses · max_target_length, 2 d] of the words written, and one more to copy to;
  /// [max_sources · max_source_length, 2 d] of the memory.
  std::vector<std::vector<Real>> self_, cross_;
  std::vector<Real> spare_, scratch_;
  std::vector<RowRange> self_rows_, cross_rows_, cross_rows_before_;  // [hypotheses]
  std::vector<RowRange> token_rows_;                                  // [hypotheses] one row each
  int longest_source_ = 0;
};

/// Reals that it holds, beside the model.
std::uint64_t incremental_reals(const Config& config, int max_sources, int max_hypotheses);

}  // namespace vamos
