#include "core/ops/attention.h"

#include <algorithm>
#include <cmath>

#include "core/base/math.h"
#include "core/ops/matmul.h"
#include "core/ops/reduce.h"
#include "core/ops/softmax.h"

namespace vamos {

namespace {

/// Hands out pieces of the scratch memory, one after another.
class Scratch {
 public:
  explicit Scratch(Real* at) : at_(at) {}
  MatrixView matrix(int rows, int columns) { return {reals(rows, columns), rows, columns, columns}; }
  Real* reals(int rows, int columns = 1) {
    Real* const place = at_;
    at_ += static_cast<std::ptrdiff_t>(rows) * columns;
    return place;
  }

 private:
  Real* at_;
};

/// Rows of length 1, and what each was multiplied by.
struct UnitRows {
  MatrixView rows;
  Real* inverse;
};
constexpr Real kSmallestNorm = Real(1e-8);

UnitRows unit_rows(ConstMatrixView x, Scratch& scratch) {
  const UnitRows unit{scratch.matrix(x.rows, x.columns), scratch.reals(x.rows)};
  for (int i = 0; i < x.rows; ++i) {
    const Real* in = x.row(i);
    const Real norm =
        std::sqrt(sum_each(x.columns, [=]<class N>(N, int c, auto& sum) { sum += N::at(in + c) * N::at(in + c); }));
    unit.inverse[i] = Real(1) / (norm < kSmallestNorm ? kSmallestNorm : norm);
    for (int c = 0; c < x.columns; ++c) unit.rows(i, c) = in[c] * unit.inverse[i];
  }
  return unit;
}

/// From the gradient of the unit rows to that of the rows.
void unit_rows_backward(MatrixView dx, ConstMatrixView dunit, const UnitRows& unit) {
  for (int i = 0; i < dx.rows; ++i) {
    const Real *du = dunit.row(i), *u = unit.rows.row(i);
    // A row shorter than ε was divided by a constant: its length is not held at 1.
    const bool held = unit.inverse[i] < Real(1) / kSmallestNorm;
    const Real along =
        held ? sum_each(dx.columns, [=]<class N>(N, int c, auto& sum) { sum += N::at(u + c) * N::at(du + c); })
             : Real(0);
    for (int c = 0; c < dx.columns; ++c) dx(i, c) = (du[c] - u[c] * along) * unit.inverse[i];
  }
}

void negative_squared_distances(MatrixView scores, ConstMatrixView query, ConstMatrixView key) {
  for (int i = 0; i < scores.rows; ++i)
    for (int j = 0; j < scores.columns; ++j) {
      const Real *q = query.row(i), *k = key.row(j);
      Real sum = 0;
      for (int c = 0; c < query.columns; ++c) sum -= (q[c] - k[c]) * (q[c] - k[c]);
      scores(i, j) = sum;
    }
}

/// dx_i = Σ_j dscores_ij (other_j − x_i)
void pull_together(MatrixView dx, ConstMatrixView dscores, ConstMatrixView x, ConstMatrixView other, bool transposed) {
  if (transposed)
    matmul_transposed(dx, dscores, other);
  else
    matmul(dx, dscores, other);
  for (int i = 0; i < dx.rows; ++i) {
    const Real sum = sum_terms(other.rows, [&](int j) { return transposed ? dscores(j, i) : dscores(i, j); });
    for (int c = 0; c < dx.columns; ++c) dx(i, c) -= sum * x(i, c);
  }
}

void scores_backward(MatrixView dquery, MatrixView dkey, MatrixView dscores, ConstMatrixView query, ConstMatrixView key,
                     Similarity similarity, Scratch scratch) {
  switch (similarity) {
    case Similarity::cosine: {
      const UnitRows q = unit_rows(query, scratch), k = unit_rows(key, scratch);
      const MatrixView dunit_query = scratch.matrix(query.rows, query.columns),
                       dunit_key = scratch.matrix(key.rows, key.columns);
      matmul(dunit_query, dscores, k.rows);
      matmul_transposed(dunit_key, dscores, q.rows);
      unit_rows_backward(dquery, dunit_query, q);
      unit_rows_backward(dkey, dunit_key, k);
      return;
    }
    case Similarity::euclidean:
      for (int i = 0; i < dscores.rows; ++i)
        for (int j = 0; j < dscores.columns; ++j) dscores(i, j) *= 2;
      pull_together(dquery, dscores, query, key, false);
      pull_together(dkey, dscores, key, query, true);
      return;
    default:  // the scale is in dscores already
      matmul(dquery, dscores, key);
      matmul_transposed(dkey, dscores, query);
  }
}

/// Calls f(head block) for every sentence and head that is switched on, and blanks those that are off.
struct HeadBlock {
  RowRange queries, keys;
  int column, width;
  MatrixView weights;  // [Tq, Tk] of this sentence
  uint64_t index;      // of the block's first weight in the tensor
};

template <class F>
void for_each_head(Tensor weights, int d_model, const AttentionShape& shape, F f) {
  const int width = d_model / shape.heads, rows = weights.dims[2], columns = weights.dims[3];
  const auto size = static_cast<uint64_t>(rows) * static_cast<uint64_t>(columns);
  uint64_t index = 0;
  for (std::size_t b = 0; b < shape.queries.size(); ++b)
    for (int h = 0; h < shape.heads; ++h, index += size) {
      const RowRange queries = shape.queries[b], keys = shape.keys[b];
      f(h, HeadBlock{queries, keys, h * width, width,
                     MatrixView{weights.data + index, queries.count, keys.count, columns}, index});
    }
}

bool is_off(const AttentionShape& shape, int head) { return (shape.heads_off >> head & 1) != 0; }

/// out = in with dropout, both [Tq, Tk]: the block's weights, or a gradient, of which what meets dropped weights is dropped.
void drop(MatrixView out, ConstMatrixView in, const HeadBlock& block, const Dropout& dropout) {
  const Real scale = static_cast<Real>(1 / (1 - dropout.rate));
  for (int i = 0; i < out.rows; ++i)
    for (int j = 0; j < out.columns; ++j) {
      const auto index = block.index + static_cast<uint64_t>(i) * static_cast<uint64_t>(block.weights.stride);
      out(i, j) = dropout.keeps(index + static_cast<uint64_t>(j)) ? in(i, j) * scale : Real(0);
    }
}

/// What the values are summed with.
ConstMatrixView dropped_weights(const HeadBlock& block, const Dropout& dropout, Scratch& scratch) {
  if (!dropout.active()) return block.weights;
  const MatrixView out = scratch.matrix(block.weights.rows, block.weights.columns);
  drop(out, block.weights, block, dropout);
  return out;
}

template <class Matrix>
Matrix part_of(Matrix m, RowRange rows, const HeadBlock& block) {
  return m.row_range(rows.first, rows.count).column_range(block.column, block.width);
}

}  // namespace

uint64_t attention_scratch(int d_head, int longest_query, int longest_key) {
  const auto d = static_cast<uint64_t>(d_head), q = static_cast<uint64_t>(longest_query),
             k = static_cast<uint64_t>(longest_key);
  return 2 * q * k          // gradients of the scores; weights with dropout
         + 2 * d * (q + k)  // unit rows and their gradients
         + q + k;           // their lengths
}

Real similarity_scale(Similarity similarity, int d_head) {
  return similarity == Similarity::scaled_dot ? Real(1) / std::sqrt(static_cast<Real>(d_head)) : Real(1);
}

void similarity_scores(MatrixView scores, ConstMatrixView query, ConstMatrixView key, Similarity similarity,
                       Real* scratch_memory) {
  Scratch scratch(scratch_memory);
  switch (similarity) {
    case Similarity::cosine: {
      const UnitRows q = unit_rows(query, scratch), k = unit_rows(key, scratch);
      matmul_by_transposed(scores, q.rows, k.rows);
      return;
    }
    case Similarity::euclidean:
      negative_squared_distances(scores, query, key);
      return;
    default:
      matmul_by_transposed(scores, query, key);
  }
}

void attention_forward(Tensor weights, MatrixView context, ConstMatrixView query, ConstMatrixView key,
                       ConstMatrixView value, const AttentionShape& shape, Real* scratch_memory) {
  const Real scale = similarity_scale(shape.similarity, query.columns / shape.heads);
  for_each_head(weights, query.columns, shape, [&](int h, const HeadBlock& block) {
    const MatrixView head_context = part_of(context, block.queries, block);
    // Everything that the tensor holds beyond a sentence's own words must read as "no attention".
    MatrixView whole = block.weights;
    whole.columns = whole.stride;
    const auto blank = [&](int from) { std::fill(whole.row(from), whole.row(weights.dims[2]), Real(0)); };
    if (is_off(shape, h)) {
      blank(0);
      head_context.eigen().setZero();
      return;
    }
    blank(block.queries.count);
    similarity_scores(block.weights, part_of(query, block.queries, block), part_of(key, block.keys, block),
                      shape.similarity, scratch_memory);
    softmax_rows(whole, block.keys.count, shape.causal, scale);
    Scratch scratch(scratch_memory);
    matmul(head_context, dropped_weights(block, shape.dropout, scratch), part_of(value, block.keys, block));
  });
}

void attention_backward(AttentionGradients d, ConstMatrixView dcontext, Tensor weights, ConstMatrixView query,
                        ConstMatrixView key, ConstMatrixView value, const AttentionShape& shape, Real* scratch_memory) {
  VAMOS_CHECK(shape.heads_off == 0);  // for looking at a trained model only
  const Real scale = similarity_scale(shape.similarity, query.columns / shape.heads);
  for_each_head(weights, query.columns, shape, [&](int, const HeadBlock& block) {
    const int columns = block.keys.count;
    Scratch scratch(scratch_memory);
    const MatrixView dscores = scratch.matrix(block.queries.count, columns);
    const ConstMatrixView dout = part_of(dcontext, block.queries, block);
    matmul_transposed(part_of(d.value, block.keys, block), dropped_weights(block, shape.dropout, scratch), dout);
    matmul_by_transposed(dscores, dout, part_of(value, block.keys, block));
    if (shape.dropout.active()) drop(dscores, dscores, block, shape.dropout);
    for (int i = 0; i < block.queries.count; ++i) {
      Real* row = dscores.row(i);
      const Real* p = block.weights.row(i);
      const Real mean = sum_each(columns, [=]<class N>(N, int j, auto& sum) { sum += N::at(p + j) * N::at(row + j); });
      each(columns, [=]<class N>(N, int j) { N::put(row + j, N::at(p + j) * (N::at(row + j) - mean) * scale); });
    }
    scores_backward(part_of(d.query, block.queries, block), part_of(d.key, block.keys, block), dscores,
                    part_of(query, block.queries, block), part_of(key, block.keys, block), shape.similarity, scratch);
  });
}

}  // namespace vamos
