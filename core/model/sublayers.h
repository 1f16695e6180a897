#pragma once

#include "core/model/activations.h"
#include "core/model/parameters.h"
#include "core/ops/attention.h"

namespace vamos {

/// The keys and values that `memory` [Nk, d] answers with, side by side: key_value [Nk, 2 d].
void key_value_forward(MatrixView key_value, ConstMatrixView memory, const AttentionWeights& w);

/// `x` [Nq, d] asks keys and values that are there: its queries, attention, and the output projection. Returns a view of
/// the output [Nq, d].
MatrixView attend_forward(AttentionActivations& a, ConstMatrixView x, ConstMatrixView key_value,
                          const AttentionWeights& w, const AttentionShape& shape, Real* scratch);

/// Multi-head attention with its projections: `x` [Nq, d] asks, `memory` [Nk, d] answers; in self-attention they are the
/// same. Returns a view of the output [Nq, d].
MatrixView multi_head_forward(AttentionActivations& a, ConstMatrixView x, ConstMatrixView memory,
                              const AttentionWeights& w, const AttentionShape& shape, Real* scratch);

/// The output, or in the gradients' set its gradient.
inline Tensor multi_head_output(const AttentionActivations& d) { return d.output ? d.output : d.context; }

/// The output and the weights of an attention that is switched off: zeros.
MatrixView multi_head_off(AttentionActivations& a);

/// dx =, then dmemory = or +=. In self-attention they are the same, and the second is added.
void multi_head_backward(AttentionActivations& d, AttentionWeights& dw, MatrixView dx, MatrixView dmemory,
                         Write dmemory_write, const AttentionActivations& a, ConstMatrixView x, ConstMatrixView memory,
                         const AttentionWeights& w, const AttentionShape& shape, Real* scratch);

/// linear2(dropout(f(linear1(x)))), f = ReLU or GELU. Returns a view of the output [N, d].
MatrixView feed_forward_forward(FeedForwardActivations& a, ConstMatrixView x, const FeedForwardWeights& w,
                                const Dropout& dropout);

/// dx =. With ReLU the gradient of the hidden layer is used up: it becomes that of linear1's output.
void feed_forward_backward(FeedForwardActivations& d, FeedForwardWeights& dw, MatrixView dx,
                           const FeedForwardActivations& a, ConstMatrixView x, const FeedForwardWeights& w,
                           const Dropout& dropout);

}  // namespace vamos
