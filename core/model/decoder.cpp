#include "core/model/decoder.h"

#include "core/model/sublayers.h"
#include "core/ops/elementwise.h"

namespace vamos {

namespace {

AttentionShape attention(const DecoderContext& c, int n, AttentionKind kind) {
  const bool self = kind == AttentionKind::decoder;
  return {
      c.target_rows,
      self ? c.target_rows : c.source_rows,
      c.config.heads,
      self && !c.pass.ablation.causal_mask,
      c.config.similarity,
      dropout_at(c.pass, DropoutSite::attention_weights, self ? Sublayer::decoder_self : Sublayer::decoder_cross, n),
      heads_off(c.pass, kind, n)};
}
AttentionShape masked_self_attention(const DecoderContext& c, int n) { return attention(c, n, AttentionKind::decoder); }
AttentionShape cross_attention(const DecoderContext& c, int n) { return attention(c, n, AttentionKind::cross); }

Frame frame(const DecoderContext& c, Sublayer sublayer, int n) { return frame_of(c.config, c.pass, sublayer, n); }
Dropout hidden_dropout(const DecoderContext& c, int n) {
  return dropout_at(c.pass, DropoutSite::hidden_units, Sublayer::decoder_feed_forward, n);
}

/// A layer whose two attentions are given as functions of their input.
template <class SelfAttention, class CrossAttention>
MatrixView layer_forward(DecoderLayerActivations& a, ConstMatrixView y, const DecoderLayerWeights& w, int n,
                         const DecoderContext& context, SelfAttention self, CrossAttention cross) {
  y = residual_forward(a.self_attention_residual, y, w.norm1, frame(context, Sublayer::decoder_self, n), self);
  const MatrixView z = residual_forward(
      a.cross_attention_residual, y, w.norm2, frame(context, Sublayer::decoder_cross, n), [&](ConstMatrixView in) {
        return context.pass.ablation.cross_attention ? multi_head_off(a.cross_attention) : cross(in);
      });
  if (context.config.d_ff == 0) return z;
  return residual_forward(a.feed_forward_residual, z, w.norm3, frame(context, Sublayer::decoder_feed_forward, n),
                          [&](ConstMatrixView in) {
                            return feed_forward_forward(a.feed_forward, in, w.feed_forward, hidden_dropout(context, n));
                          });
}

}  // namespace

MatrixView decoder_layer_forward(DecoderLayerActivations& a, ConstMatrixView y, ConstMatrixView memory,
                                 const DecoderLayerWeights& w, int n, const DecoderContext& context) {
  return layer_forward(
      a, y, w, n, context,
      [&](ConstMatrixView in) {
        return multi_head_forward(a.self_attention, in, in, w.self_attn, masked_self_attention(context, n),
                                  context.scratch);
      },
      [&](ConstMatrixView in) {
        return multi_head_forward(a.cross_attention, in, memory, w.multihead_attn, cross_attention(context, n),
                                  context.scratch);
      });
}

MatrixView decoder_layer_step(DecoderLayerActivations& a, ConstMatrixView y, const DecoderCache& cache,
                              const DecoderLayerWeights& w, int n, const DecoderContext& context) {
  return layer_forward(
      a, y, w, n, context,
      [&](ConstMatrixView in) {
        const MatrixView fresh = a.self_attention.key_value.matrix();
        key_value_forward(fresh, in, w.self_attn);
        for (int r = 0; r < fresh.rows; ++r) {
          const RowRange rows = cache.self_rows[static_cast<std::size_t>(r)];
          copy(cache.self.row_range(rows.first + rows.count - 1, 1), fresh.row_range(r, 1));
        }
        AttentionShape shape = masked_self_attention(context, n);
        shape.keys = cache.self_rows;
        shape.causal = false;  // the cache holds no later word
        return attend_forward(a.self_attention, in, cache.self, w.self_attn, shape, context.scratch);
      },
      [&](ConstMatrixView in) {
        AttentionShape shape = cross_attention(context, n);
        shape.keys = cache.cross_rows;
        return attend_forward(a.cross_attention, in, cache.cross, w.multihead_attn, shape, context.scratch);
      });
}

void decoder_layer_backward(DecoderLayerActivations& d, DecoderLayerWeights& dw, MatrixView dy, MatrixView dmemory,
                            const DecoderLayerActivations& a, ConstMatrixView y, ConstMatrixView memory,
                            const DecoderLayerWeights& w, int n, const DecoderContext& context) {
  const Config& config = context.config;
  const Write dmemory_write = n == config.decoder_layers - 1 ? Write::assign : Write::add;
  if (config.d_ff)
    residual_backward(d.feed_forward_residual, dw.norm3, residual_output(d.cross_attention_residual, config),
                      d.feed_forward.output, a.feed_forward_residual,
                      residual_output(a.cross_attention_residual, config), w.norm3,
                      frame(context, Sublayer::decoder_feed_forward, n), [&](MatrixView din, ConstMatrixView in) {
                        feed_forward_backward(d.feed_forward, dw.feed_forward, din, a.feed_forward, in, w.feed_forward,
                                              hidden_dropout(context, n));
                      });
  residual_backward(d.cross_attention_residual, dw.norm2, residual_output(d.self_attention_residual, config),
                    multi_head_output(d.cross_attention), a.cross_attention_residual,
                    residual_output(a.self_attention_residual, config), w.norm2,
                    frame(context, Sublayer::decoder_cross, n), [&](MatrixView din, ConstMatrixView in) {
                      multi_head_backward(d.cross_attention, dw.multihead_attn, din, dmemory, dmemory_write,
                                          a.cross_attention, in, memory, w.multihead_attn, cross_attention(context, n),
                                          context.scratch);
                    });
  residual_backward(d.self_attention_residual, dw.norm1, dy, multi_head_output(d.self_attention),
                    a.self_attention_residual, y, w.norm1, frame(context, Sublayer::decoder_self, n),
                    [&](MatrixView din, ConstMatrixView in) {
                      multi_head_backward(d.self_attention, dw.self_attn, din, din, Write::add, a.self_attention, in,
                                          in, w.self_attn, masked_self_attention(context, n), context.scratch);
                    });
}

}  // namespace vamos
