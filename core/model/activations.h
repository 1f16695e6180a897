#pragma once

#include <vector>

#include "core/base/arena.h"
#include "core/base/tensor.h"
#include "core/model/config.h"
#include "core/model/path.h"

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
  Tensor input;   // [N, d_ff] before GELU; ReLU's way back does not need it
  Tensor hidden;  // [N, d_ff] after the activation function
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
  /// Target positions that self-attention sees: more than longest_target when the earlier ones are in a cache.
  int longest_history = 0;

  bool operator==(const BatchShape&) const = default;
};

namespace detail {

/// visit(path, tensor, dimensions...) for the tensors of the parts that layers are made of.
template <class Visit>
struct ActivationVisits {
  const Config& config;
  const BatchShape& shape;
  Visit visit;

  void norm(NormActivations& n, const char* layers, int layer, const char* const (&names)[3], int tokens) {
    visit(Path{layers, layer, names[0]}, n.mean, tokens);
    visit(Path{layers, layer, names[1]}, n.rstd, tokens);
    visit(Path{layers, layer, names[2]}, n.output, tokens, config.d_model);
  }

  void attention(AttentionActivations& x, const char* layers, int layer, const char* const (&names)[5], int queries,
                 int keys, int longest_query, int longest_key) {
    const int d = config.d_model;
    visit(Path{layers, layer, names[0]}, x.query, queries, d);
    visit(Path{layers, layer, names[1]}, x.key_value, keys, 2 * d);
    visit(Path{layers, layer, names[2]}, x.weights, shape.sentences, config.heads, longest_query, longest_key);
    visit(Path{layers, layer, names[3]}, x.context, queries, d);
    if (config.output_projection) visit(Path{layers, layer, names[4]}, x.output, queries, d);
  }

  void residual(ResidualActivations& r, const char* layers, int layer, int number, int tokens) {
    static constexpr const char* norms[3][3] = {{".norm1.mean", ".norm1.rstd", ".norm1"},
                                                {".norm2.mean", ".norm2.rstd", ".norm2"},
                                                {".norm3.mean", ".norm3.rstd", ".norm3"}};
    static constexpr const char* sums[3] = {".residual1", ".residual2", ".residual3"};
    if (config.norm != Norm::none) norm(r.norm, layers, layer, norms[number - 1], tokens);
    visit(Path{layers, layer, sums[number - 1]}, r.sum, tokens, config.d_model);
  }

  void feed_forward(FeedForwardActivations& f, ResidualActivations& r, const char* layers, int layer, int number,
                    int tokens) {
    if (config.d_ff == 0) return;
    if (config.activation == Activation::gelu)
      visit(Path{layers, layer, ".feed_forward.input"}, f.input, tokens, config.d_ff);
    visit(Path{layers, layer, ".feed_forward.hidden"}, f.hidden, tokens, config.d_ff);
    visit(Path{layers, layer, ".feed_forward.output"}, f.output, tokens, config.d_model);
    residual(r, layers, layer, number, tokens);
  }
};

inline constexpr const char* kSelfAttentionNames[5] = {".self_attn.query", ".self_attn.key_value", ".self_attn.weights",
                                                       ".self_attn.heads", ".self_attn.output"};
inline constexpr const char* kCrossAttentionNames[5] = {".multihead_attn.query", ".multihead_attn.key_value",
                                                        ".multihead_attn.weights", ".multihead_attn.heads",
                                                        ".multihead_attn.output"};
inline constexpr const char* kFinalNormNames[3] = {".mean", ".rstd", ""};

}  // namespace detail

/// THE declaration of the activations, in two halves: visit(path, tensor, dimensions...) for each that the configuration has.
template <class Visit>
void for_each_encoder_activation(Activations& a, const Config& config, const BatchShape& shape, Visit visit) {
  detail::ActivationVisits<Visit&> part{config, shape, visit};
  const int ns = shape.source_tokens, ts = shape.longest_source;
  visit(Path{"source.sum", -1, ""}, a.source_embedded, ns, config.d_model);
  for (int n = 0; n < config.encoder_layers; ++n) {
    const char* layers = "encoder.layers.";
    auto& layer = a.encoder[static_cast<std::size_t>(n)];
    part.attention(layer.self_attention, layers, n, detail::kSelfAttentionNames, ns, ns, ts, ts);
    part.residual(layer.self_attention_residual, layers, n, 1, ns);
    part.feed_forward(layer.feed_forward, layer.feed_forward_residual, layers, n, 2, ns);
  }
  if (config.norm == Norm::pre) part.norm(a.encoder_norm, "encoder.norm", -1, detail::kFinalNormNames, ns);
}

template <class Visit>
void for_each_decoder_activation(Activations& a, const Config& config, const BatchShape& shape, Visit visit) {
  detail::ActivationVisits<Visit&> part{config, shape, visit};
  const int ns = shape.source_tokens, nt = shape.target_tokens, ts = shape.longest_source, tt = shape.longest_target;
  visit(Path{"target.sum", -1, ""}, a.target_embedded, nt, config.d_model);
  for (int n = 0; n < config.decoder_layers; ++n) {
    const char* layers = "decoder.layers.";
    auto& layer = a.decoder[static_cast<std::size_t>(n)];
    part.attention(layer.self_attention, layers, n, detail::kSelfAttentionNames, nt, nt, tt, shape.longest_history);
    part.residual(layer.self_attention_residual, layers, n, 1, nt);
    part.attention(layer.cross_attention, layers, n, detail::kCrossAttentionNames, nt, ns, tt, ts);
    part.residual(layer.cross_attention_residual, layers, n, 2, nt);
    part.feed_forward(layer.feed_forward, layer.feed_forward_residual, layers, n, 3, nt);
  }
  if (config.norm == Norm::pre) part.norm(a.decoder_norm, "decoder.norm", -1, detail::kFinalNormNames, nt);
  visit(Path{"logits", -1, ""}, a.logits, nt, config.target_vocab);
  visit(Path{"probabilities", -1, ""}, a.probabilities, nt, config.target_vocab);
}

/// Both halves: the encoder's first, so that its tensors stay in place while a target grows.
template <class Visit>
void for_each_activation(Activations& a, const Config& config, const BatchShape& shape, Visit visit) {
  for_each_encoder_activation(a, config, shape, visit);
  for_each_decoder_activation(a, config, shape, visit);
}

enum class Half { both, decoder };

/// Activations with their memory, sized for the largest batch. Placing them for a smaller one moves pointers only, so
/// that a batch's tensors lie together at the start of the arena.
class ActivationSet {
 public:
  ActivationSet() = default;
  ActivationSet(const Config& config, const BatchShape& largest, Half half = Half::both);

  /// Places the tensors for a batch. Values are left as they are.
  void place(const Config& config, const BatchShape& shape);

  Activations tensors;

 private:
  Arena arena_;
  Half half_ = Half::both;
  BatchShape placed_;
};

std::uint64_t activation_reals(const Config& config, const BatchShape& largest, Half half = Half::both);

}  // namespace vamos
