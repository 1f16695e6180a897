#pragma once

#include "core/base/tensor.h"

namespace vamos {

/// Layer normalization (Ba, Kiros, Hinton 2016), each row by itself, with ε = 1e-5 inside the root and the biased variance:
/// y = (x − mean) · rstd · weight + bias, rstd = 1 / √(variance + ε). Writes mean[N] and rstd[N] for the way back.
void layer_norm_forward(MatrixView y, Real* mean, Real* rstd, ConstMatrixView x, const Real* weight, const Real* bias);

/// With x̂ = (x − mean) · rstd and g = dy · weight:
/// dx = rstd · (g − mean(g) − x̂ · mean(g · x̂)); dweight += Σ dy · x̂; dbias += Σ dy.
void layer_norm_backward(MatrixView dx, Real* dweight, Real* dbias, ConstMatrixView dy, ConstMatrixView x,
                         const Real* mean, const Real* rstd, const Real* weight);

}  // namespace vamos
