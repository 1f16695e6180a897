#pragma once

#include <span>

#include "core/base/tensor.h"
#include "core/ops/dropout.h"
#include "core/ops/similarity.h"

namespace vamos {

/// Which rows belong together: the query rows of sentence b attend to its key rows. Sentences need not lie side by side, and
/// several may share their keys. There is no padding within a sentence's own rows, so none is masked and none computed.
struct AttentionShape {
  std::span<const RowRange> queries, keys;
  int heads = 1;
  /// Row i sees keys 0 to i only.
  bool causal = false;
  Similarity similarity = Similarity::scaled_dot;
  /// Of the weights that the values are summed with; the weights that are kept to be looked at are whole.
  Dropout dropout;
  /// Bit h: head h is switched off. Its weights and its part of the context are 0.
  uint64_t heads_off = 0;
};

/// scores[Tq, Tk]: how similar each row of query [Tq, d_head] is to each row of key [Tk, d_head] (ops/similarity.h), before
/// masking and softmax. `scratch` as below.
void similarity_scores(MatrixView scores, ConstMatrixView query, ConstMatrixView key, Similarity similarity,
                       Real* scratch);

/// What they are multiplied by before softmax: 1 / √d_head for scaled_dot, otherwise 1.
Real similarity_scale(Similarity similarity, int d_head);

/// Attention (Vaswani et al. 2017, section 3.2), for every sentence and head:
///   weights[b, h] = softmax(scores) and context = weights · value.
/// query, context: [Nq, d_model]; key, value: [Nk, d_model]; head h owns columns h·d_head to (h+1)·d_head.
/// weights: [B, H, Tq, Tk] with the longest sentence's lengths; what lies outside a sentence, or is masked, is 0.
/// `scratch` has room for attention_scratch() reals.
void attention_forward(Tensor weights, MatrixView context, ConstMatrixView query, ConstMatrixView key,
                       ConstMatrixView value, const AttentionShape& shape, Real* scratch);

struct AttentionGradients {
  MatrixView query, key, value;
};

/// For every sentence and head, with P = weights and dS the gradient of the scores:
///   dvalue = Pᵀ · dcontext; dP = dcontext · valueᵀ; dS = P ∘ (dP − Σ_j P dP);
///   scaled_dot, dot: dquery = c dS · key; dkey = c dSᵀ · query, c = 1 / √d_head or 1;
///   cosine: the same for the rows divided by their norms, then through x̂ = x / ‖x‖: dx = (dx̂ − x̂ (x̂·dx̂)) / ‖x‖;
///   euclidean: dquery_i = 2 Σ_j dS_ij (key_j − query_i); dkey_j = 2 Σ_i dS_ij (query_i − key_j).
/// Each row of query and key belongs to one sentence here.
void attention_backward(AttentionGradients d, ConstMatrixView dcontext, Tensor weights, ConstMatrixView query,
                        ConstMatrixView key, ConstMatrixView value, const AttentionShape& shape, Real* scratch);

/// Reals of scratch that any of these needs for sentences of these lengths.
uint64_t attention_scratch(int d_head, int longest_query, int longest_key);

}  // namespace vamos
