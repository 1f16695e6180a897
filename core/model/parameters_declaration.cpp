#include "core/model/parameters.h"

namespace vamos {

/// THE declaration of the model's tensors.
void for_each_tensor(Weights& weights, const Config& config,
                     FunctionRef<void(const Path&, Tensor&, const Declaration&)> visit) {
  const int d = config.d_model, ff = config.d_ff;
  const auto table = [](int rows, int columns) { return Declaration{Kind::embedding, rows, columns}; };
  const auto matrix = [](int in, int out) { return Declaration{Kind::matrix, in, out}; };
  const auto bias = [](int n) { return Declaration{Kind::bias, 0, n}; };

  const auto attention = [&](const char* layers, int n, const char* const(&names)[4], AttentionWeights& a) {
    visit(Path{layers, n, names[0]}, a.in_proj_weight, Declaration{Kind::qkv, d, 3 * d});      // [d, 3 d]
    if (config.attention_bias) visit(Path{layers, n, names[1]}, a.in_proj_bias, bias(3 * d));  // [3 d]
    if (!config.output_projection) return;
    visit(Path{layers, n, names[2]}, a.out_proj_weight, matrix(d, d));                      // [d, d]
    if (config.attention_bias) visit(Path{layers, n, names[3]}, a.out_proj_bias, bias(d));  // [d]
  };
  const auto feed_forward = [&](const char* layers, int n, FeedForwardWeights& f) {
    if (ff == 0) return;
    visit(Path{layers, n, ".linear1.weight"}, f.linear1_weight, matrix(d, ff));                 // [d, d_ff]
    if (config.linear_bias) visit(Path{layers, n, ".linear1.bias"}, f.linear1_bias, bias(ff));  // [d_ff]
    visit(Path{layers, n, ".linear2.weight"}, f.linear2_weight, matrix(ff, d));                 // [d_ff, d]
    if (config.linear_bias) visit(Path{layers, n, ".linear2.bias"}, f.linear2_bias, bias(d));   // [d]
  };
  const auto norm = [&](const char* layers, int n, const char* weight, const char* bias_name, NormWeights& w) {
    if (config.norm == Norm::none) return;
    visit(Path{layers, n, weight}, w.weight, Declaration{Kind::norm_scale, 0, d});  // [d]
    visit(Path{layers, n, bias_name}, w.bias, bias(d));                             // [d]
  };
  static constexpr const char* self_attn[4] = {".self_attn.in_proj_weight", ".self_attn.in_proj_bias",
                                               ".self_attn.out_proj.weight", ".self_attn.out_proj.bias"};
  static constexpr const char* multihead_attn[4] = {".multihead_attn.in_proj_weight", ".multihead_attn.in_proj_bias",
                                                    ".multihead_attn.out_proj.weight", ".multihead_attn.out_proj.bias"};

  visit(Path{"src_embedding.weight", -1, ""}, weights.src_embedding, table(config.source_vocab, d));  // [Vs, d]
  visit(Path{"tgt_embedding.weight", -1, ""}, weights.tgt_embedding, table(config.target_vocab, d));  // [Vt, d]
  if (config.position == Position::learned) {
    visit(Path{"src_position.weight", -1, ""}, weights.src_position, table(config.max_source_length, d));  // [Ts, d]
    visit(Path{"tgt_position.weight", -1, ""}, weights.tgt_position, table(config.max_target_length, d));  // [Tt, d]
  }
  for (int n = 0; n < config.encoder_layers; ++n) {
    const char* layers = "transformer.encoder.layers.";
    auto& layer = weights.encoder[static_cast<std::size_t>(n)];
    attention(layers, n, self_attn, layer.self_attn);
    feed_forward(layers, n, layer.feed_forward);
    norm(layers, n, ".norm1.weight", ".norm1.bias", layer.norm1);
    if (ff) norm(layers, n, ".norm2.weight", ".norm2.bias", layer.norm2);
  }
  if (config.norm == Norm::pre) norm("transformer.encoder.norm", -1, ".weight", ".bias", weights.encoder_norm);
  for (int n = 0; n < config.decoder_layers; ++n) {
    const char* layers = "transformer.decoder.layers.";
    auto& layer = weights.decoder[static_cast<std::size_t>(n)];
    attention(layers, n, self_attn, layer.self_attn);
    attention(layers, n, multihead_attn, layer.multihead_attn);
    feed_forward(layers, n, layer.feed_forward);
    norm(layers, n, ".norm1.weight", ".norm1.bias", layer.norm1);
    norm(layers, n, ".norm2.weight", ".norm2.bias", layer.norm2);
    if (ff) norm(layers, n, ".norm3.weight", ".norm3.bias", layer.norm3);
  }
  if (config.norm == Norm::pre) norm("transformer.decoder.norm", -1, ".weight", ".bias", weights.decoder_norm);
  visit(Path{"generator.weight", -1, ""}, weights.generator_weight, matrix(d, config.target_vocab));  // [d, Vt]
  if (config.output_bias) visit(Path{"generator.bias", -1, ""}, weights.generator_bias, bias(config.target_vocab));
}

void for_each_tensor(const Weights& weights, const Config& config,
                     FunctionRef<void(const Path&, const Tensor&, const Declaration&)> visit) {
  for_each_tensor(const_cast<Weights&>(weights), config,
                  [&](const Path& path, const Tensor& tensor, const Declaration& d) { visit(path, tensor, d); });
}

}  // namespace vamos
