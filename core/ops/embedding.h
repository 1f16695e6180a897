#pragma once

#include <span>

#include "core/base/tensor.h"

namespace vamos {

/// y[N, d] = scale · table[ids[n]], one row a token.
void embedding_forward(MatrixView y, ConstMatrixView table, std::span<const int> ids, Real scale);

/// dtable[ids[n]] += scale · dy[n], in the order of the tokens.
void embedding_backward(MatrixView dtable, ConstMatrixView dy, std::span<const int> ids, Real scale);

}  // namespace vamos
