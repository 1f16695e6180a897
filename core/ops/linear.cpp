#include "core/ops/linear.h"

#include "core/base/vec.h"
#include "core/ops/matmul.h"

namespace vamos {

void linear_forward(MatrixView y, ConstMatrixView x, ConstMatrixView w, const Real* b) { matmul(y, x, w, b); }

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
    each(dy.columns, [=]<class N>(N, int j) { N::put(db + j, N::at(db + j) + N::at(row + j)); });
  }
}

}  // namespace vamos
