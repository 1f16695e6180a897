#pragma once

#include <vector>

#include "core/base/arena.h"
#include "core/base/tensor.h"
#include "core/model/config.h"
#include "core/model/path.h"

namespace vamos {

/// Every weight of the model, or the gradient of every weight, or one of the optimizer's moments: the same structure in
/// another arena. Names are those of torch.nn.Transformer.
struct AttentionWeights {
  Tensor in_proj_weight, in_proj_bias;  // q, k and v side by side
  Tensor out_proj_weight, out_proj_bias;
};
struct FeedForwardWeights {
  Tensor linear1_weight, linear1_bias;
  Tensor linear2_weight, linear2_bias;
};
struct NormWeights {
  Tensor weight, bias;
};
struct EncoderLayerWeights {
  AttentionWeights self_attn;
  FeedForwardWeights feed_forward;
  NormWeights norm1, norm2;
};
struct DecoderLayerWeights {
  AttentionWeights self_attn, multihead_attn;
  FeedForwardWeights feed_forward;
  NormWeights norm1, norm2, norm3;
};
struct Weights {
  Tensor src_embedding, tgt_embedding;
  Tensor src_position, tgt_position;  // learned positions only
  std::vector<EncoderLayerWeights> encoder;
  std::vector<DecoderLayerWeights> decoder;
  NormWeights encoder_norm, decoder_norm;  // pre-norm only
  Tensor generator_weight, generator_bias;
};

/// What a tensor is for decides how it is initialised and how it lies in memory: `matrix` and `qkv` are stored transposed
/// ([in, out], what the products read), and named, shown and saved as PyTorch's [out, in].
enum class Kind { embedding, matrix, qkv, bias, norm_scale };

/// Stored shape of a tensor: [rows, columns], or [columns] when rows is 0.
struct Declaration {
  Kind kind;
  int rows, columns;
};

/// THE declaration of the model's tensors: visit(path, tensor, declaration) for each that the configuration has, in the
/// order of the checkpoint. Sizing, placing, naming, initialising, showing and testing are all visits. `weights` is
/// Weights or const Weights; its layers must have been sized.
template <class W, class Visit>
void for_each_tensor(W& weights, const Config& config, Visit visit) {
  const int d = config.d_model, ff = config.d_ff;
  const auto table = [](int rows, int columns) { return Declaration{Kind::embedding, rows, columns}; };
  const auto matrix = [](int in, int out) { return Declaration{Kind::matrix, in, out}; };
  const auto bias = [](int n) { return Declaration{Kind::bias, 0, n}; };

  const auto attention = [&](const char* layers, int n, const char* const(&names)[4], auto& a) {
    visit(Path{layers, n, names[0]}, a.in_proj_weight, Declaration{Kind::qkv, d, 3 * d});      // [d, 3 d]
    if (config.attention_bias) visit(Path{layers, n, names[1]}, a.in_proj_bias, bias(3 * d));  // [3 d]
    if (!config.output_projection) return;
    visit(Path{layers, n, names[2]}, a.out_proj_weight, matrix(d, d));                      // [d, d]
    if (config.attention_bias) visit(Path{layers, n, names[3]}, a.out_proj_bias, bias(d));  // [d]
  };
  const auto feed_forward = [&](const char* layers, int n, auto& f) {
    if (ff == 0) return;
    visit(Path{layers, n, ".linear1.weight"}, f.linear1_weight, matrix(d, ff));                 // [d, d_ff]
    if (config.linear_bias) visit(Path{layers, n, ".linear1.bias"}, f.linear1_bias, bias(ff));  // [d_ff]
    visit(Path{layers, n, ".linear2.weight"}, f.linear2_weight, matrix(ff, d));                 // [d_ff, d]
    if (config.linear_bias) visit(Path{layers, n, ".linear2.bias"}, f.linear2_bias, bias(d));   // [d]
  };
  const auto norm = [&](const char* layers, int n, const char* weight, const char* bias_name, auto& w) {
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

/// Weights with the memory that they lie in. All sets of one configuration have the same layout, so that an optimizer can
/// walk over their values side by side.
struct ParameterSet {
  Weights tensors;
  Arena arena;

  std::span<Real> values() { return arena.used(); }
  std::span<const Real> values() const { return arena.used(); }
};

/// Number of reals in a ParameterSet's arena, alignment included. In 64 bits, as all sizes that may have to be refused.
std::uint64_t parameter_reals(const Config& config);
/// Number of trainable numbers.
std::uint64_t parameter_count(const Config& config);
/// A set of zeros.
ParameterSet make_parameters(const Config& config);
/// Draws every weight from the seed: embeddings N(0, embedding_std); matrices N(0, init_std) or Xavier uniform, q, k and v
/// each as a matrix of its own; biases 0; norms 1.
void initialise(ParameterSet& parameters, const Config& config);

}  // namespace vamos
