#pragma once

#include "core/base/tensor.h"

namespace vamos {

/// A fully connected layer: y[N, out] = x[N, in] · w[in, out] + b[out]. `b` may be null. The weights lie transposed
/// compared with PyTorch's [out, in], so that the product reads them row by row.
void linear_forward(MatrixView y, ConstMatrixView x, ConstMatrixView w, const Real* b);

/// dx[N, in] = (or with Write::add +=) dy · wᵀ; dw[in, out] += xᵀ · dy; db[out] += the sum of dy's rows. `db` may be null.
void linear_backward(MatrixView dx, MatrixView dw, Real* db, ConstMatrixView dy, ConstMatrixView x, ConstMatrixView w,
                     Write dx_write = Write::assign);

}  // namespace vamos
