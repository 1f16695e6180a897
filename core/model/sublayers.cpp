#include "core/model/sublayers.h"

#include <algorithm>

#include "core/ops/activation.h"
#include "core/ops/linear.h"

namespace vamos {

namespace {

/// The part of the joint q, k, v projection that makes `count` of the three, from number `first` on.
struct Projection {
  MatrixView weight;  // [d, count · d]
  Real* bias;         // [count · d] or null
};

Projection part(const AttentionWeights& w, int first, int count) {
  const MatrixView all = w.in_proj_weight.matrix();
  const int d = all.rows;
  return {all.column_range(first * d, count * d), w.in_proj_bias ? w.in_proj_bias.data + first * d : nullptr};
}

MatrixView keys(const AttentionActivations& a) {
  return a.key_value.matrix().column_range(0, a.query.matrix().columns);
}
MatrixView values(const AttentionActivations& a) {
  const int d = a.query.matrix().columns;
  return a.key_value.matrix().column_range(d, d);
}

}  // namespace

MatrixView multi_head_forward(AttentionActivations& a, ConstMatrixView x, ConstMatrixView memory,
                              const AttentionWeights& w, const AttentionShape& shape, Real* scratch) {
  const Projection query = part(w, 0, 1), key_value = part(w, 1, 2);
  linear_forward(a.query.matrix(), x, query.weight, query.bias);
  linear_forward(a.key_value.matrix(), memory, key_value.weight, key_value.bias);
  attention_forward(a.weights, a.context.matrix(), a.query.matrix(), keys(a), values(a), shape, scratch);
  if (!w.out_proj_weight) return a.context.matrix();
  linear_forward(a.output.matrix(), a.context.matrix(), w.out_proj_weight.matrix(), w.out_proj_bias.data);
  return a.output.matrix();
}

void multi_head_backward(AttentionActivations& d, AttentionWeights& dw, MatrixView dx, MatrixView dmemory,
                         const AttentionActivations& a, ConstMatrixView x, ConstMatrixView memory,
                         const AttentionWeights& w, const AttentionShape& shape, Real* scratch) {
  if (w.out_proj_weight)
    linear_backward(d.context.matrix(), dw.out_proj_weight.matrix(), dw.out_proj_bias.data, d.output.matrix(),
                    a.context.matrix(), w.out_proj_weight.matrix(), scratch);
  attention_backward({d.query.matrix(), keys(d), values(d)}, d.context.matrix(), a.weights, a.query.matrix(), keys(a),
                     values(a), shape, scratch);
  const Projection query = part(w, 0, 1), key_value = part(w, 1, 2), dquery = part(dw, 0, 1),
                   dkey_value = part(dw, 1, 2);
  linear_backward(dx, dquery.weight, dquery.bias, d.query.matrix(), x, query.weight, scratch);
  linear_backward(dmemory, dkey_value.weight, dkey_value.bias, d.key_value.matrix(), memory, key_value.weight, scratch);
}

MatrixView feed_forward_forward(FeedForwardActivations& a, ConstMatrixView x, const FeedForwardWeights& w) {
  linear_forward(a.hidden.matrix(), x, w.linear1_weight.matrix(), w.linear1_bias.data);
  relu_forward(a.hidden.values());
  linear_forward(a.output.matrix(), a.hidden.matrix(), w.linear2_weight.matrix(), w.linear2_bias.data);
  return a.output.matrix();
}

void feed_forward_backward(FeedForwardActivations& d, FeedForwardWeights& dw, MatrixView dx,
                           const FeedForwardActivations& a, ConstMatrixView x, const FeedForwardWeights& w,
                           Real* scratch) {
  linear_backward(d.hidden.matrix(), dw.linear2_weight.matrix(), dw.linear2_bias.data, d.output.matrix(),
                  a.hidden.matrix(), w.linear2_weight.matrix(), scratch);
  relu_backward(d.hidden.values(), a.hidden.values());
  linear_backward(dx, dw.linear1_weight.matrix(), dw.linear1_bias.data, d.hidden.matrix(), x, w.linear1_weight.matrix(),
                  scratch);
}

std::uint64_t sublayer_scratch(const Config& config, const BatchShape& largest) {
  const auto n = [](int a, int b) { return static_cast<std::uint64_t>(a) * static_cast<std::uint64_t>(b); };
  const int longest = std::max(largest.longest_source, largest.longest_target);
  return std::max({n(config.d_model, std::max(2 * config.d_model, config.d_ff)),       // transposed weights
                   n(config.d_model, config.target_vocab),                             // of the output layer
                   n(config.d_model / config.heads, longest) + n(longest, longest)});  // attention
}

}  // namespace vamos
