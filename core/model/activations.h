#pragma once

#include <vector>

#include "core/base/arena.h"
#include "core/base/tensor.h"
#include "core/model/config.h"

namespace vamos {

/// What the forward pass computes and the backward pass reads, or the gradients of the same: the same structure in
/// another arena. Ns and Nt are the batch's source and target tokens, N either of them.
struct AttentionActivations {
  Tensor query;      // [Nq, d]
  Tensor key_value;  // [Nk, 2 d] keys, then values
  Tensor weights;    // [B, H, Tq, Tk]
  Tensor context;    // [Nq, d] the heads' weighted values side by side
  Tensor output;     // [Nq, d] after the output projection
};
struct FeedForwardActivations {
  Tensor hidden;  // [N, d_ff] after ReLU
  Tensor output;  // [N, d]
};
struct NormActivations {
  Tensor mean, rstd;  // [N]
  Tensor output;      // [N, d]
};
/// One residual connection around a sublayer, with its norm before (pre) or after (post).
struct ResidualActivations {
  NormActivations norm;
  Tensor sum;  // [N, d] input + sublayer, or the sublayer alone without residual
};
struct EncoderLayerActivations {
  AttentionActivations self_attention;
  ResidualActivations self_attention_residual;
  FeedForwardActivations feed_forward;
  ResidualActivations feed_forward_residual;
};
struct DecoderLayerActivations {
  AttentionActivations self_attention;
  ResidualActivations self_attention_residual;
  AttentionActivations cross_attention;
  ResidualActivations cross_attention_residual;
  FeedForwardActivations feed_forward;
  ResidualActivations feed_forward_residual;
};
struct Activations {
  Tensor source_embedded, target_embedded;  // [Ns, d], [Nt, d] embedding + position
  std::vector<EncoderLayerActivations> encoder;
  std::vector<DecoderLayerActivations> decoder;
  NormActivations encoder_norm, decoder_norm;
  Tensor logits;         // [Nt, Vt]
  Tensor probabilities;  // [Nt, Vt]
};

/// The sizes of a batch that activations depend on.
struct BatchShape {
  int sentences = 0;
  int source_tokens = 0, target_tokens = 0;
  int longest_source = 0, longest_target = 0;

  bool operator==(const BatchShape&) const = default;
};

/// THE declaration of the activations: visit(tensor, dimensions...) for each that the configuration has.
template <class Visit>
void for_each_activation(Activations& a, const Config& config, const BatchShape& shape, Visit visit) {
  const int d = config.d_model, b = shape.sentences, h = config.heads;
  const auto norm = [&](NormActivations& n, int tokens) {
    visit(n.mean, tokens);
    visit(n.rstd, tokens);
    visit(n.output, tokens, d);
  };
  const auto attention = [&](AttentionActivations& x, int queries, int keys, int longest_query, int longest_key) {
    visit(x.query, queries, d);
    visit(x.key_value, keys, 2 * d);
    visit(x.weights, b, h, longest_query, longest_key);
    visit(x.context, queries, d);
    if (config.output_projection) visit(x.output, queries, d);
  };
  const auto residual = [&](ResidualActivations& r, int tokens) {
    if (config.norm != Norm::none) norm(r.norm, tokens);
    visit(r.sum, tokens, d);
  };
  const auto feed_forward = [&](FeedForwardActivations& f, ResidualActivations& r, int tokens) {
    if (config.d_ff == 0) return;
    visit(f.hidden, tokens, config.d_ff);
    visit(f.output, tokens, d);
    residual(r, tokens);
  };
  const int ns = shape.source_tokens, nt = shape.target_tokens, ts = shape.longest_source, tt = shape.longest_target;
  visit(a.source_embedded, ns, d);
  for (auto& layer : a.encoder) {
    attention(layer.self_attention, ns, ns, ts, ts);
    residual(layer.self_attention_residual, ns);
    feed_forward(layer.feed_forward, layer.feed_forward_residual, ns);
  }
  if (config.norm == Norm::pre) norm(a.encoder_norm, ns);
  visit(a.target_embedded, nt, d);
  for (auto& layer : a.decoder) {
    attention(layer.self_attention, nt, nt, tt, tt);
    residual(layer.self_attention_residual, nt);
    attention(layer.cross_attention, nt, ns, tt, ts);
    residual(layer.cross_attention_residual, nt);
    feed_forward(layer.feed_forward, layer.feed_forward_residual, nt);
  }
  if (config.norm == Norm::pre) norm(a.decoder_norm, nt);
  visit(a.logits, nt, config.target_vocab);
  visit(a.probabilities, nt, config.target_vocab);
}

/// Activations with their memory, sized for the largest batch. Placing them for a smaller one moves pointers only, so
/// that a batch's tensors lie together at the start of the arena.
class ActivationSet {
 public:
  ActivationSet() = default;
  ActivationSet(const Config& config, const BatchShape& largest);

  /// Places the tensors for a batch. Values are left as they are.
  void place(const Config& config, const BatchShape& shape);
  /// Zeroes the placed tensors.
  void zero();

  Activations tensors;

 private:
  Arena arena_;
  BatchShape placed_;
};

std::uint64_t activation_reals(const Config& config, const BatchShape& largest);

}  // namespace vamos
