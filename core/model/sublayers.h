#pragma once

#include "core/model/activations.h"
#include "core/model/parameters.h"
#include "core/ops/attention.h"

namespace vamos {

/// Multi-head attention with its projections: `x` [Nq, d] asks, `memory` [Nk, d] answers; in self-attention they are the
/// same. Returns a view of the output [Nq, d].
MatrixView multi_head_forward(AttentionActivations& a, ConstMatrixView x, ConstMatrixView memory,
                              const AttentionWeights& w, const AttentionShape& shape, Real* scratch);

/// The gradient of the output, in the gradients' set.
inline MatrixView multi_head_output(const AttentionActivations& d) {
  return d.output ? d.output.matrix() : d.context.matrix();
}

/// dx and dmemory +=, in that order; they may be the same.
void multi_head_backward(AttentionActivations& d, AttentionWeights& dw, MatrixView dx, MatrixView dmemory,
                         const AttentionActivations& a, ConstMatrixView x, ConstMatrixView memory,
                         const AttentionWeights& w, const AttentionShape& shape, Real* scratch);

/// linear2(ReLU(linear1(x))). Returns a view of the output [N, d].
MatrixView feed_forward_forward(FeedForwardActivations& a, ConstMatrixView x, const FeedForwardWeights& w);

/// dx +=. The gradient of the hidden layer is used up: it becomes that of linear1's output.
void feed_forward_backward(FeedForwardActivations& d, FeedForwardWeights& dw, MatrixView dx,
                           const FeedForwardActivations& a, ConstMatrixView x, const FeedForwardWeights& w,
                           Real* scratch);

/// Reals of scratch that any of these needs for the configuration and batch.
std::uint64_t sublayer_scratch(const Config& config, const BatchShape& largest);

}  // namespace vamos
