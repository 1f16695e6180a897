#include "core/model/activations.h"

namespace vamos {

namespace {

/// The tensors of the parts that layers are made of.
struct Parts {
  const Config& config;
  const BatchShape& shape;
  VisitActivation visit;

  void norm(NormActivations& n, const char* layers, int layer, const char* const (&names)[3], int tokens) const {
    visit(Path{layers, layer, names[0]}, n.mean, {tokens});
    visit(Path{layers, layer, names[1]}, n.rstd, {tokens});
    visit(Path{layers, layer, names[2]}, n.output, {tokens, config.d_model});
  }

  void attention(AttentionActivations& x, const char* layers, int layer, const char* const (&names)[5], int queries,
                 int keys, int longest_query, int longest_key) const {
    const int d = config.d_model;
    visit(Path{layers, layer, names[0]}, x.query, {queries, d});
    visit(Path{layers, layer, names[1]}, x.key_value, {keys, 2 * d});
    visit(Path{layers, layer, names[2]}, x.weights, {shape.sentences, config.heads, longest_query, longest_key});
    visit(Path{layers, layer, names[3]}, x.context, {queries, d});
    if (config.output_projection) visit(Path{layers, layer, names[4]}, x.output, {queries, d});
  }

  void residual(ResidualActivations& r, const char* layers, int layer, int number, int tokens) const {
    static constexpr const char* norms[3][3] = {{".norm1.mean", ".norm1.rstd", ".norm1"},
                                                {".norm2.mean", ".norm2.rstd", ".norm2"},
                                                {".norm3.mean", ".norm3.rstd", ".norm3"}};
    static constexpr const char* sums[3] = {".residual1", ".residual2", ".residual3"};
    if (config.norm != Norm::none) norm(r.norm, layers, layer, norms[number - 1], tokens);
    visit(Path{layers, layer, sums[number - 1]}, r.sum, {tokens, config.d_model});
  }

  void feed_forward(FeedForwardActivations& f, ResidualActivations& r, const char* layers, int layer, int number,
                    int tokens) const {
    if (config.d_ff == 0) return;
    if (config.activation == Activation::gelu)
      visit(Path{layers, layer, ".feed_forward.input"}, f.input, {tokens, config.d_ff});
    visit(Path{layers, layer, ".feed_forward.hidden"}, f.hidden, {tokens, config.d_ff});
    visit(Path{layers, layer, ".feed_forward.output"}, f.output, {tokens, config.d_model});
    residual(r, layers, layer, number, tokens);
  }
};

constexpr const char* kSelfAttentionNames[5] = {".self_attn.query", ".self_attn.key_value", ".self_attn.weights",
                                                ".self_attn.heads", ".self_attn.output"};
constexpr const char* kCrossAttentionNames[5] = {".multihead_attn.query", ".multihead_attn.key_value",
                                                 ".multihead_attn.weights", ".multihead_attn.heads",
                                                 ".multihead_attn.output"};
constexpr const char* kFinalNormNames[3] = {".mean", ".rstd", ""};

}  // namespace

/// THE declaration of the activations.
void for_each_encoder_activation(Activations& a, const Config& config, const BatchShape& shape, VisitActivation visit) {
  const Parts part{config, shape, visit};
  const int ns = shape.source_tokens, ts = shape.longest_source;
  visit(Path{"source.sum", -1, ""}, a.source_embedded, {ns, config.d_model});
  for (int n = 0; n < config.encoder_layers; ++n) {
    const char* layers = "encoder.layers.";
    auto& layer = a.encoder[static_cast<std::size_t>(n)];
    part.attention(layer.self_attention, layers, n, kSelfAttentionNames, ns, ns, ts, ts);
    part.residual(layer.self_attention_residual, layers, n, 1, ns);
    part.feed_forward(layer.feed_forward, layer.feed_forward_residual, layers, n, 2, ns);
  }
  if (config.norm == Norm::pre) part.norm(a.encoder_norm, "encoder.norm", -1, kFinalNormNames, ns);
}

void for_each_decoder_activation(Activations& a, const Config& config, const BatchShape& shape, VisitActivation visit) {
  const Parts part{config, shape, visit};
  const int ns = shape.source_tokens, nt = shape.target_tokens, ts = shape.longest_source, tt = shape.longest_target;
  visit(Path{"target.sum", -1, ""}, a.target_embedded, {nt, config.d_model});
  for (int n = 0; n < config.decoder_layers; ++n) {
    const char* layers = "decoder.layers.";
    auto& layer = a.decoder[static_cast<std::size_t>(n)];
    part.attention(layer.self_attention, layers, n, kSelfAttentionNames, nt, nt, tt, shape.longest_history);
    part.residual(layer.self_attention_residual, layers, n, 1, nt);
    part.attention(layer.cross_attention, layers, n, kCrossAttentionNames, nt, ns, tt, ts);
    part.residual(layer.cross_attention_residual, layers, n, 2, nt);
    part.feed_forward(layer.feed_forward, layer.feed_forward_residual, layers, n, 3, nt);
  }
  if (config.norm == Norm::pre) part.norm(a.decoder_norm, "decoder.norm", -1, kFinalNormNames, nt);
  visit(Path{"logits", -1, ""}, a.logits, {nt, config.target_vocab});
  visit(Path{"probabilities", -1, ""}, a.probabilities, {nt, config.target_vocab});
}

void for_each_activation(Activations& a, const Config& config, const BatchShape& shape, VisitActivation visit) {
  for_each_encoder_activation(a, config, shape, visit);
  for_each_decoder_activation(a, config, shape, visit);
}

}  // namespace vamos
