#include "core/model/encoder.h"

#include "core/model/sublayers.h"

namespace vamos {

namespace {

AttentionShape self_attention(const EncoderContext& c, int n) {
  return {c.source_rows,
          c.source_rows,
          c.config.heads,
          false,
          c.config.similarity,
          dropout_at(c.pass, DropoutSite::attention_weights, Sublayer::encoder_self, n),
          heads_off(c.pass, AttentionKind::encoder, n)};
}
Frame frame(const EncoderContext& c, Sublayer sublayer, int n) { return frame_of(c.config, c.pass, sublayer, n); }
Dropout hidden_dropout(const EncoderContext& c, int n) {
  return dropout_at(c.pass, DropoutSite::hidden_units, Sublayer::encoder_feed_forward, n);
}

}  // namespace

MatrixView encoder_layer_forward(EncoderLayerActivations& a, ConstMatrixView x, const EncoderLayerWeights& w, int n,
                                 const EncoderContext& context) {
  const MatrixView y = residual_forward(
      a.self_attention_residual, x, w.norm1, frame(context, Sublayer::encoder_self, n), [&](ConstMatrixView in) {
        return multi_head_forward(a.self_attention, in, in, w.self_attn, self_attention(context, n), context.scratch);
      });
  if (context.config.d_ff == 0) return y;
  return residual_forward(a.feed_forward_residual, y, w.norm2, frame(context, Sublayer::encoder_feed_forward, n),
                          [&](ConstMatrixView in) {
                            return feed_forward_forward(a.feed_forward, in, w.feed_forward, hidden_dropout(context, n));
                          });
}

void encoder_layer_backward(EncoderLayerActivations& d, EncoderLayerWeights& dw, MatrixView dx,
                            const EncoderLayerActivations& a, ConstMatrixView x, const EncoderLayerWeights& w, int n,
                            const EncoderContext& context) {
  const Config& config = context.config;
  if (config.d_ff)
    residual_backward(d.feed_forward_residual, dw.norm2, residual_output(d.self_attention_residual, config),
                      d.feed_forward.output, a.feed_forward_residual,
                      residual_output(a.self_attention_residual, config), w.norm2,
                      frame(context, Sublayer::encoder_feed_forward, n), [&](MatrixView din, ConstMatrixView in) {
                        feed_forward_backward(d.feed_forward, dw.feed_forward, din, a.feed_forward, in, w.feed_forward,
                                              hidden_dropout(context, n));
                      });
  residual_backward(d.self_attention_residual, dw.norm1, dx, multi_head_output(d.self_attention),
                    a.self_attention_residual, x, w.norm1, frame(context, Sublayer::encoder_self, n),
                    [&](MatrixView din, ConstMatrixView in) {
                      multi_head_backward(d.self_attention, dw.self_attn, din, din, Write::add, a.self_attention, in,
                                          in, w.self_attn, self_attention(context, n), context.scratch);
                    });
}

}  // namespace vamos
