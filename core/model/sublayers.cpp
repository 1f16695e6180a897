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

template <class Matrix>
Matrix keys(Matrix key_value) {
  return key_value.column_range(0, key_value.columns / 2);
}
template <class Matrix>
Matrix values(Matrix key_value) {
  return key_value.column_range(key_value.columns / 2, key_value.columns / 2);
}

}  // namespace

void key_value_forward(MatrixView key_value, ConstMatrixView memory, const AttentionWeights& w) {
  const Projection projection = part(w, 1, 2);
  linear_forward(key_value, memory, projection.weight, projection.bias);
}

MatrixView attend_forward(AttentionActivations& a, ConstMatrixView x, ConstMatrixView key_value,
                          const AttentionWeights& w, const AttentionShape& shape, Real* scratch) {
  const Projection query = part(w, 0, 1);
  linear_forward(a.query.matrix(), x, query.weight, query.bias);
  attention_forward(a.weights, a.context.matrix(), a.query.matrix(), keys(key_value), values(key_value), shape,
                    scratch);
  if (!w.out_proj_weight) return a.context.matrix();
  linear_forward(a.output.matrix(), a.context.matrix(), w.out_proj_weight.matrix(), w.out_proj_bias.data);
  return a.output.matrix();
}

MatrixView multi_head_forward(AttentionActivations& a, ConstMatrixView x, ConstMatrixView memory,
                              const AttentionWeights& w, const AttentionShape& shape, Real* scratch) {
  key_value_forward(a.key_value.matrix(), memory, w);
  return attend_forward(a, x, a.key_value.matrix(), w, shape, scratch);
}

MatrixView multi_head_off(AttentionActivations& a) {
  for (const Tensor& tensor : {a.query, a.key_value, a.weights, a.context, a.output})
    std::ranges::fill(tensor.values(), Real(0));
  return multi_head_output(a).matrix();
}

void multi_head_backward(AttentionActivations& d, AttentionWeights& dw, MatrixView dx, MatrixView dmemory,
                         Write dmemory_write, const AttentionActivations& a, ConstMatrixView x, ConstMatrixView memory,
                         const AttentionWeights& w, const AttentionShape& shape, Real* scratch) {
  if (w.out_proj_weight)
    linear_backward(d.context.matrix(), dw.out_proj_weight.matrix(), dw.out_proj_bias.data, d.output.matrix(),
                    a.context.matrix(), w.out_proj_weight.matrix());
  const MatrixView kv = a.key_value.matrix(), dkv = d.key_value.matrix();
  attention_backward({d.query.matrix(), keys(dkv), values(dkv)}, d.context.matrix(), a.weights, a.query.matrix(),
                     keys(kv), values(kv), shape, scratch);
  const Projection query = part(w, 0, 1), key_value = part(w, 1, 2), dquery = part(dw, 0, 1),
                   dkey_value = part(dw, 1, 2);
  linear_backward(dx, dquery.weight, dquery.bias, d.query.matrix(), x, query.weight);
  linear_backward(dmemory, dkey_value.weight, dkey_value.bias, d.key_value.matrix(), memory, key_value.weight,
                  dmemory_write);
}

MatrixView feed_forward_forward(FeedForwardActivations& a, ConstMatrixView x, const FeedForwardWeights& w,
                                const Dropout& hidden_dropout) {
  linear_forward((a.input ? a.input : a.hidden).matrix(), x, w.linear1_weight.matrix(), w.linear1_bias.data);
  if (a.input)
    gelu_forward(a.hidden.values(), a.input.values());
  else
    relu_forward(a.hidden.values());
  if (hidden_dropout.active()) dropout(a.hidden.values(), hidden_dropout);
  linear_forward(a.output.matrix(), a.hidden.matrix(), w.linear2_weight.matrix(), w.linear2_bias.data);
  return a.output.matrix();
}

void feed_forward_backward(FeedForwardActivations& d, FeedForwardWeights& dw, MatrixView dx,
                           const FeedForwardActivations& a, ConstMatrixView x, const FeedForwardWeights& w,
                           const Dropout& hidden_dropout) {
  linear_backward(d.hidden.matrix(), dw.linear2_weight.matrix(), dw.linear2_bias.data, d.output.matrix(),
                  a.hidden.matrix(), w.linear2_weight.matrix());
  if (hidden_dropout.active()) dropout(d.hidden.values(), hidden_dropout);
  const Tensor dinput = a.input ? d.input : d.hidden;
  if (a.input) {
    std::ranges::copy(d.hidden.values(), dinput.data);
    gelu_backward(dinput.values(), a.input.values());
  } else {
    relu_backward(dinput.values(), a.hidden.values());  // what was dropped is 0 there, and stays 0
  }
  linear_backward(dx, dw.linear1_weight.matrix(), dw.linear1_bias.data, dinput.matrix(), x, w.linear1_weight.matrix());
}

}  // namespace vamos
