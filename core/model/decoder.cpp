#include "core/model/decoder.h"

#include "core/model/sublayers.h"

namespace vamos {

namespace {
AttentionShape masked_self_attention(const DecoderContext& context) {
  return {context.target_starts, context.target_starts, context.config.heads, true};
}
AttentionShape cross_attention(const DecoderContext& context) {
  return {context.target_starts, context.source_starts, context.config.heads, false};
}
}  // namespace

MatrixView decoder_layer_forward(DecoderLayerActivations& a, ConstMatrixView y, ConstMatrixView memory,
                                 const DecoderLayerWeights& w, const DecoderContext& context) {
  const Config& config = context.config;
  y = residual_forward(a.self_attention_residual, y, w.norm1, config, [&](ConstMatrixView in) {
    return multi_head_forward(a.self_attention, in, in, w.self_attn, masked_self_attention(context), context.scratch);
  });
  MatrixView z = residual_forward(a.cross_attention_residual, y, w.norm2, config, [&](ConstMatrixView in) {
    return multi_head_forward(a.cross_attention, in, memory, w.multihead_attn, cross_attention(context),
                              context.scratch);
  });
  if (config.d_ff == 0) return z;
  return residual_forward(a.feed_forward_residual, z, w.norm3, config,
                          [&](ConstMatrixView in) { return feed_forward_forward(a.feed_forward, in, w.feed_forward); });
}

void decoder_layer_backward(DecoderLayerActivations& d, DecoderLayerWeights& dw, MatrixView dy, MatrixView dmemory,
                            const DecoderLayerActivations& a, ConstMatrixView y, ConstMatrixView memory,
                            const DecoderLayerWeights& w, const DecoderContext& context) {
  const Config& config = context.config;
  if (config.d_ff)
    residual_backward(d.feed_forward_residual, dw.norm3, residual_output(d.cross_attention_residual, config),
                      d.feed_forward.output.matrix(), a.feed_forward_residual,
                      residual_output(a.cross_attention_residual, config), w.norm3, config,
                      [&](MatrixView din, ConstMatrixView in) {
                        feed_forward_backward(d.feed_forward, dw.feed_forward, din, a.feed_forward, in, w.feed_forward,
                                              context.scratch);
                      });
  residual_backward(d.cross_attention_residual, dw.norm2, residual_output(d.self_attention_residual, config),
                    multi_head_output(d.cross_attention), a.cross_attention_residual,
                    residual_output(a.self_attention_residual, config), w.norm2, config,
                    [&](MatrixView din, ConstMatrixView in) {
                      multi_head_backward(d.cross_attention, dw.multihead_attn, din, dmemory, a.cross_attention, in,
                                          memory, w.multihead_attn, cross_attention(context), context.scratch);
                    });
  residual_backward(d.self_attention_residual, dw.norm1, dy, multi_head_output(d.self_attention),
                    a.self_attention_residual, y, w.norm1, config, [&](MatrixView din, ConstMatrixView in) {
                      multi_head_backward(d.self_attention, dw.self_attn, din, din, a.self_attention, in, in,
                                          w.self_attn, masked_self_attention(context), context.scratch);
                    });
}

}  // namespace vamos
