#pragma once

#include <initializer_list>
#include <vector>

#include "core/base/arena.h"
#include "core/base/function_ref.h"
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

/// visit(path, tensor, dimensions) for each tensor that the configuration has, in two halves. The layers must have been sized.
using VisitActivation = FunctionRef<void(const Path&, Tensor&, std::initializer_list<int>)>;
void for_each_encoder_activation(Activations& a, const Config& config, const BatchShape& shape, VisitActivation visit);
void for_each_decoder_activation(Activations& a, const Config& config, const BatchShape& shape, VisitActivation visit);
/// Both halves: the encoder's first, so that its tensors stay in place while a target grows.
void for_each_activation(Activations& a, const Config& config, const BatchShape& shape, VisitActivation visit);

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
