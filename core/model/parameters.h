#pragma once

#include <vector>

#include "core/base/arena.h"
#include "core/base/function_ref.h"
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

/// visit(path, tensor, declaration) for each tensor that the configuration has, in the order of the checkpoint. Sizing,
/// placing, naming, initialising, showing and testing are all visits. The layers must have been sized.
void for_each_tensor(Weights& weights, const Config& config,
                     FunctionRef<void(const Path&, Tensor&, const Declaration&)> visit);
void for_each_tensor(const Weights& weights, const Config& config,
                     FunctionRef<void(const Path&, const Tensor&, const Declaration&)> visit);

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
