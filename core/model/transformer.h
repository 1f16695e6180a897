#pragma once

#include "core/model/activations.h"
#include "core/model/batch.h"
#include "core/model/parameters.h"
#include "core/model/pass.h"
#include "core/ops/cross_entropy.h"

namespace vamos {

/// A complete encoder-decoder Transformer (Vaswani et al. 2017) and its backward pass, for batches of unequal sentences.
/// It owns the activations and their gradients; weights come from outside. After construction nothing is allocated.
class Transformer {
 public:
  /// `config` must have no problem(). Batches of up to `max_sentences` pairs fit.
  Transformer(const Config& config, int max_sentences);

  /// Source tokens → memory of the encoder. Places the activations for the batch. `pass` holds until the next encode().
  void encode(const Weights& weights, const Batch& batch, const Pass& pass = {});
  /// Decoder inputs and memory → logits [Nt, Vt]. encode() must have run for the same sources; the targets may have
  /// changed since.
  void decode(const Weights& weights, const Batch& batch);
  /// embedded [N, d] = embeddings + positions of source or target tokens, as the last encode()'s pass has them. `first` is
  /// the position of every sentence's first row.
  void embed(Tensor embedded, std::span<const int> ids, std::span<const RowRange> rows, const Weights& weights,
             bool target, int first = 0) const;
  /// Probabilities and mean loss of the batch's targets.
  CrossEntropy loss(const Batch& batch, double label_smoothing = 0);
  /// Gradients of the loss for every weight, added to `gradients`.
  void backward(Weights& gradients, const Weights& weights, const Batch& batch);

  const Config& config() const { return config_; }
  const Activations& activations() const { return forward_.tensors; }
  /// Gradients of the activations, as backward() left them.
  const Activations& activation_gradients() const { return gradient_.tensors; }
  /// What the decoder listens to: the encoder's output [Ns, d].
  ConstMatrixView memory() const;
  /// The position table [longest, d] of the sources or the targets; what it holds without positions is not used.
  ConstMatrixView positions(const Weights& weights, bool target) const;
  int max_sentences() const { return max_sentences_; }

 private:
  BatchShape shape_of(const Batch& batch) const;
  void embed_backward(Tensor d, Tensor dtable, Tensor dpositions, std::span<const int> ids,
                      std::span<const RowRange> rows, bool target) const;
  MatrixView memory_gradient();
  ConstMatrixView decoded() const;

  Config config_;
  int max_sentences_;
  Pass pass_;
  double label_smoothing_ = 0;
  ActivationSet forward_, gradient_;
  std::vector<Real> positions_;  // [longest, d] sinusoidal
  std::vector<Real> scratch_;
};

/// What embeddings are multiplied by: √d_model or 1.
Real embedding_scale(const Config& config);

/// Reals that a Transformer for the configuration holds, beside the weights.
std::uint64_t transformer_reals(const Config& config, int max_sentences);

}  // namespace vamos
