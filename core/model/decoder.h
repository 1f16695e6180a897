#pragma once

#include <span>

#include "core/model/residual.h"

namespace vamos {

struct DecoderContext {
  const Config& config;
  const Pass& pass;
  std::span<const RowRange> source_rows, target_rows;
  Real* scratch;
};

/// Layer number n: masked self-attention, cross-attention to the encoder's memory, then feed-forward, each in its residual
/// frame. y: [Nt, d], memory: [Ns, d]. Returns a view of the output [Nt, d].
MatrixView decoder_layer_forward(DecoderLayerActivations& a, ConstMatrixView y, ConstMatrixView memory,
                                 const DecoderLayerWeights& w, int n, const DecoderContext& context);

/// The same for the newest token of every sentence alone. Keys and values of the earlier ones, and of the memory, are not
/// computed again:
struct DecoderCache {
  MatrixView self;   // [cached rows, 2 d] keys, then values; receives those of the new tokens
  MatrixView cross;  // [Ns, 2 d] made by key_value_forward() from the memory
  /// For each of the y.rows sentences: its rows in `self`, the new token's being the last, and in `cross`.
  std::span<const RowRange> self_rows, cross_rows;
};
MatrixView decoder_layer_step(DecoderLayerActivations& a, ConstMatrixView y, const DecoderCache& cache,
                              const DecoderLayerWeights& w, int n, const DecoderContext& context);

/// `d` holds the gradient of the layer's output; dy = the gradient of y, and dmemory that of
/// memory: assigned by the last layer, which comes first on the way back, and added to by the others.
void decoder_layer_backward(DecoderLayerActivations& d, DecoderLayerWeights& dw, MatrixView dy, MatrixView dmemory,
                            const DecoderLayerActivations& a, ConstMatrixView y, ConstMatrixView memory,
                            const DecoderLayerWeights& w, int n, const DecoderContext& context);

/// The layer's output, or in the gradients' set its gradient.
inline MatrixView decoder_layer_output(const DecoderLayerActivations& a, const Config& config) {
  return residual_output(config.d_ff ? a.feed_forward_residual : a.cross_attention_residual, config);
}

}  // namespace vamos
