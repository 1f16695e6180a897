#pragma once

#include <span>

#include "core/model/residual.h"

namespace vamos {

struct DecoderContext {
  const Config& config;
  std::span<const int> source_starts, target_starts;
  Real* scratch;
};

/// Masked self-attention, cross-attention to the encoder's memory, then feed-forward, each in its residual frame.
/// y: [Nt, d], memory: [Ns, d]. Returns a view of the output [Nt, d].
MatrixView decoder_layer_forward(DecoderLayerActivations& a, ConstMatrixView y, ConstMatrixView memory,
                                 const DecoderLayerWeights& w, const DecoderContext& context);

/// `d` holds the gradient of the layer's output; dy and dmemory += the gradients of y and memory.
void decoder_layer_backward(DecoderLayerActivations& d, DecoderLayerWeights& dw, MatrixView dy, MatrixView dmemory,
                            const DecoderLayerActivations& a, ConstMatrixView y, ConstMatrixView memory,
                            const DecoderLayerWeights& w, const DecoderContext& context);

/// The layer's output, or in the gradients' set its gradient.
inline MatrixView decoder_layer_output(const DecoderLayerActivations& a, const Config& config) {
  return residual_output(config.d_ff ? a.feed_forward_residual : a.cross_attention_residual, config);
}

}  // namespace vamos
