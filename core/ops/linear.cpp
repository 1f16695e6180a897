#include "core/ops/linear.h"

#include "core/base/vec.h"
#include "core/ops/matmul.h"

namespace vamos {

namespace {

/// sums[j] += each row's element j, from the first row to the last.
void add_rows(Real* sums, ConstMatrixView m) {
  constexpr int kVectors = 4;  // on their way at once, so that sums stay in registers
  int j = 0;
  for (; j + kVectors * kLanes <= m.columns; j += kVectors * kLanes) {
    Vec sum[kVectors];
    for (int v = 0; v < kVectors; ++v) sum[v] = load(sums + j + v * kLanes);
    for (int n = 0; n < m.rows; ++n)
      for (int v = 0; v < kVectors; ++v) sum[v] += load(m.row(n) + j + v * kLanes);
    for (int v = 0; v < kVectors; ++v) store(sums + j + v * kLanes, sum[v]);
  }
  each(m.columns - j, [sums = sums + j, m = m.column_range(j, m.columns - j)]<class N>(N, int i) {
    auto sum = N::at(sums + i);
    for (int n = 0; n < m.rows; ++n) sum += N::at(m.row(n) + i);
    N::put(sums + i, sum);
  });
}

}  // namespace

void linear_forward(MatrixView y, ConstMatrixView x, ConstMatrixView w, const Real* b) { matmul(y, x, w, b); }

void linear_backward(MatrixView dx, MatrixView dw, Real* db, ConstMatrixView dy, ConstMatrixView x, ConstMatrixView w,
                     Write dx_write) {
  if (dx_write == Write::assign)
    matmul_by_transposed(dx, dy, w);
  else
    matmul_by_transposed_add(dx, dy, w);
  matmul_transposed_add(dw, x, dy);
  if (db) add_rows(db, dy);
}

}  // namespace vamos
