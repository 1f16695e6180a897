#pragma once

#include "core/base/tensor.h"

/// Dense products. Each element is summed from the first term of the inner dimension to the last in one accumulator,
/// whatever the other dimensions, the tile or the remainder: a row of a product has the same bits alone and in a batch,
/// and terms that are zero change nothing.
namespace vamos {

/// c[M, N] = a[M, K] · b[K, N], and then + bias[N] in each row unless that is null.
void matmul(MatrixView c, ConstMatrixView a, ConstMatrixView b, const Real* bias = nullptr);

/// c[M, N] += a[M, K] · b[K, N]
void matmul_add(MatrixView c, ConstMatrixView a, ConstMatrixView b);

/// c[M, N] = a[M, K] · b[N, K]ᵀ
void matmul_by_transposed(MatrixView c, ConstMatrixView a, ConstMatrixView b);

/// c[M, N] += a[M, K] · b[N, K]ᵀ
void matmul_by_transposed_add(MatrixView c, ConstMatrixView a, ConstMatrixView b);

/// c[M, N] = a[K, M]ᵀ · b[K, N]
void matmul_transposed(MatrixView c, ConstMatrixView a, ConstMatrixView b);

/// c[M, N] += a[K, M]ᵀ · b[K, N]
void matmul_transposed_add(MatrixView c, ConstMatrixView a, ConstMatrixView b);

}  // namespace vamos
