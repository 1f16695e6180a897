#pragma once

#include "core/base/tensor.h"

/// What layers do with whole matrices between their products. All arguments have one shape.
namespace vamos {

/// y = x
void copy(MatrixView y, ConstMatrixView x);

/// y = a + b
void add(MatrixView y, ConstMatrixView a, ConstMatrixView b);

/// y += x
void add_to(MatrixView y, ConstMatrixView x);

}  // namespace vamos
