#pragma once

#include <span>

#include "core/model/residual.h"

namespace vamos {

struct EncoderContext {
  const Config& config;
  const Pass& pass;
  std::span<const RowRange> source_rows;
  Real* scratch;
};

/// Layer number n: self-attention, then feed-forward, each in its residual frame. x: [Ns, d]. Returns a view of the output
/// [Ns, d].
MatrixView encoder_layer_forward(EncoderLayerActivations& a, ConstMatrixView x, const EncoderLayerWeights& w, int n,
                                 const EncoderContext& context);

/// `d` holds the gradient of the layer's output; dx = the gradient of x.
void encoder_layer_backward(EncoderLayerActivations& d, EncoderLayerWeights& dw, MatrixView dx,
                            const EncoderLayerActivations& a, ConstMatrixView x, const EncoderLayerWeights& w, int n,
                            const EncoderContext& context);

/// The layer's output, or in the gradients' set its gradient.
inline MatrixView encoder_layer_output(const EncoderLayerActivations& a, const Config& config) {
  return residual_output(config.d_ff ? a.feed_forward_residual : a.self_attention_residual, config);
}

}  // namespace vamos
