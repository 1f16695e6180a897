#include "core/ops/linear.h"

#include "core/ops/matmul.h"

namespace vamos {

void linear_forward(MatrixView y, ConstMatrixView x, ConstMatrixView w, const Real* b) {
  matmul(y, x, w);
  if (!b) return;
  for (int n = 0; n < y.rows; ++n) {
    Real* row = y.row(n);
    for (int j = 0; j < y.columns; ++j) row[j] += b[j];
  }
}

void linear_backward(MatrixView dx, MatrixView dw, Real* db, ConstMatrixView dy, ConstMatrixView x, ConstMatrixView w,
                     Write dx_write) {
  if (dx_write == Write::assign)
    matmul_by_transposed(dx, dy, w);
  else
    matmul_by_transposed_add(dx, dy, w);
  matmul_transposed_add(dw, x, dy);
  if (!db) return;
  for (int n = 0; n < dy.rows; ++n) {
    const Real* row = dy.row(n);
    for (int j = 0; j < dy.columns; ++j) db[j] += row[j];
  }
}

}  // namespace vamos
