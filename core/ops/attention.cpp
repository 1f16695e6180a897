#include "core/ops/attention.h"

#include <cmath>

#include "core/base/math.h"
#include "core/ops/matmul.h"
#include "core/ops/reduce.h"
#include "core/ops/softmax.h"

namespace vamos {

namespace {

/// Calls f(head block) for every sentence and head.
struct HeadBlock {
  int query_start, query_length, key_start, key_length, column, width;
  MatrixView weights;  // [query_length, key_length]
};

template <class F>
void for_each_head(Tensor weights, int d_model, const AttentionShape& shape, F f) {
  const int width = d_model / shape.heads, rows = weights.dims[2], columns = weights.dims[3];
  Real* block = weights.data;
  for (std::size_t b = 0; b + 1 < shape.query_starts.size(); ++b)
    for (int h = 0; h < shape.heads; ++h, block += static_cast<std::ptrdiff_t>(rows) * columns) {
      const int q0 = shape.query_starts[b], k0 = shape.key_starts[b];
      const int nq = shape.query_starts[b + 1] - q0, nk = shape.key_starts[b + 1] - k0;
      f(HeadBlock{q0, nq, k0, nk, h * width, width, MatrixView{block, nq, nk, columns}});
    }
}

}  // namespace

void attention_forward(Tensor weights, MatrixView context, ConstMatrixView query, ConstMatrixView key,
                       ConstMatrixView value, const AttentionShape& shape, Real* scratch) {
  const int d_head = query.columns / shape.heads;
  const Real scale = Real(1) / std::sqrt(static_cast<Real>(d_head));
  for_each_head(weights, query.columns, shape, [&](const HeadBlock& block) {
    const auto head = [&](auto m, int start, int length) {
      return m.row_range(start, length).column_range(block.column, block.width);
    };
    const auto k = head(key, block.key_start, block.key_length);
    matmul(block.weights, head(query, block.query_start, block.query_length), transpose_into(scratch, k));
    for (int i = 0; i < block.query_length; ++i) {
      Real* row = block.weights.row(i);
      const int visible = shape.causal ? i + 1 : block.key_length;
      for (int j = 0; j < visible; ++j) row[j] *= scale;
      softmax_row(row, visible);
      // Everything that the tensor holds beyond this row's own keys must read as "no attention".
      for (int j = visible; j < weights.dims[3]; ++j) row[j] = 0;
    }
    for (int i = block.query_length; i < weights.dims[2]; ++i)
      for (int j = 0; j < weights.dims[3]; ++j) block.weights.row(i)[j] = 0;
    matmul(head(context, block.query_start, block.query_length), block.weights,
           head(value, block.key_start, block.key_length));
  });
}

void attention_backward(AttentionGradients d, ConstMatrixView dcontext, Tensor weights, ConstMatrixView query,
                        ConstMatrixView key, ConstMatrixView value, const AttentionShape& shape, Real* scratch) {
  const int d_head = query.columns / shape.heads;
  const Real scale = Real(1) / std::sqrt(static_cast<Real>(d_head));
  Real* score_scratch = scratch + static_cast<std::ptrdiff_t>(d_head) * weights.dims[3];
  for_each_head(weights, query.columns, shape, [&](const HeadBlock& block) {
    const auto of_query = [&](auto m) {
      return m.row_range(block.query_start, block.query_length).column_range(block.column, block.width);
    };
    const auto of_key = [&](auto m) {
      return m.row_range(block.key_start, block.key_length).column_range(block.column, block.width);
    };
    const MatrixView dscores{score_scratch, block.query_length, block.key_length, block.key_length};
    matmul_transposed_add(of_key(d.value), block.weights, of_query(dcontext));
    matmul(dscores, of_query(dcontext), transpose_into(scratch, of_key(value)));
    for (int i = 0; i < block.query_length; ++i) {
      Real* row = dscores.row(i);
      const Real* p = block.weights.row(i);
      const Real mean = sum_terms(block.key_length, [&](int j) { return p[j] * row[j]; });
      for (int j = 0; j < block.key_length; ++j) row[j] = p[j] * (row[j] - mean) * scale;
    }
    matmul_add(of_query(d.query), dscores, of_key(key));
    matmul_transposed_add(of_key(d.key), dscores, of_query(query));
  });
}

}  // namespace vamos
