#pragma once

#include <span>

#include "core/base/tensor.h"

namespace vamos {

/// Which rows belong together: query rows query_starts[b] to query_starts[b + 1] of sentence b attend to key rows
/// key_starts[b] to key_starts[b + 1]. Sentences lie end to end, so there is no padding to mask within a sentence's
/// own rows, and none is ever computed.
struct AttentionShape {
  std::span<const int> query_starts;
  std::span<const int> key_starts;
  int heads = 1;
  /// Row i sees keys 0 to i only.
  bool causal = false;
};

/// Scaled dot-product attention (Vaswani et al. 2017, section 3.2), for every sentence and head:
///   weights[b, h] = softmax(query · keyᵀ / √d_head) and context = weights · value.
/// query, context: [Nq, d_model]; key, value: [Nk, d_model]; head h owns columns h·d_head to (h+1)·d_head.
/// weights: [B, H, Tq, Tk] with the longest sentence's lengths; what lies outside a sentence, or is masked, is 0.
/// `scratch` has room for d_head · Tk reals.
void attention_forward(Tensor weights, MatrixView context, ConstMatrixView query, ConstMatrixView key,
                       ConstMatrixView value, const AttentionShape& shape, Real* scratch);

struct AttentionGradients {
  MatrixView query, key, value;
};

/// For every sentence and head, with P = weights:
///   dvalue += Pᵀ · dcontext; dP = dcontext · valueᵀ; dS = P ∘ (dP − Σ_j P dP) / √d_head;
///   dquery += dS · key; dkey += dSᵀ · query.
/// `scratch` has room for d_head · Tk + Tq · Tk reals.
void attention_backward(AttentionGradients d, ConstMatrixView dcontext, Tensor weights, ConstMatrixView query,
                        ConstMatrixView key, ConstMatrixView value, const AttentionShape& shape, Real* scratch);

}  // namespace vamos
