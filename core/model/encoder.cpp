#include "core/model/encoder.h"

#include "core/model/sublayers.h"

namespace vamos {

namespace {
AttentionShape self_attention(const EncoderContext& context) {
  return {context.source_starts, context.source_starts, context.config.heads, false};
}
}  // namespace

MatrixView encoder_layer_forward(EncoderLayerActivations& a, ConstMatrixView x, const EncoderLayerWeights& w,
                                 const EncoderContext& context) {
  const Config& config = context.config;
  MatrixView y = residual_forward(a.self_attention_residual, x, w.norm1, config, [&](ConstMatrixView in) {
    return multi_head_forward(a.self_attention, in, in, w.self_attn, self_attention(context), context.scratch);
  });
  if (config.d_ff == 0) return y;
  return residual_forward(a.feed_forward_residual, y, w.norm2, config,
                          [&](ConstMatrixView in) { return feed_forward_forward(a.feed_forward, in, w.feed_forward); });
}

void encoder_layer_backward(EncoderLayerActivations& d, EncoderLayerWeights& dw, MatrixView dx,
                            const EncoderLayerActivations& a, ConstMatrixView x, const EncoderLayerWeights& w,
                            const EncoderContext& context) {
  const Config& config = context.config;
  if (config.d_ff)
    residual_backward(d.feed_forward_residual, dw.norm2, residual_output(d.self_attention_residual, config),
                      d.feed_forward.output.matrix(), a.feed_forward_residual,
                      residual_output(a.self_attention_residual, config), w.norm2, config,
                      [&](MatrixView din, ConstMatrixView in) {
                        feed_forward_backward(d.feed_forward, dw.feed_forward, din, a.feed_forward, in, w.feed_forward,
                                              context.scratch);
                      });
  residual_backward(d.self_attention_residual, dw.norm1, dx, multi_head_output(d.self_attention),
                    a.self_attention_residual, x, w.norm1, config, [&](MatrixView din, ConstMatrixView in) {
                      multi_head_backward(d.self_attention, dw.self_attn, din, din, a.self_attention, in, in,
                                          w.self_attn, self_attention(context), context.scratch);
                    });
}

}  // namespace vamos
