#include "core/ops/layer_norm.h"

#include <cmath>

#include "core/ops/reduce.h"

namespace vamos {

namespace {
constexpr Real kEpsilon = Real(1e-5);
}

void layer_norm_forward(MatrixView y, Real* mean, Real* rstd, ConstMatrixView x, const Real* weight, const Real* bias) {
  const int d = x.columns;
  for (int n = 0; n < x.rows; ++n) {
    const Real* in = x.row(n);
    const Real m = sum_terms(d, [&](int j) { return in[j]; }) / Real(d);
    const Real variance = sum_terms(d, [&](int j) { return (in[j] - m) * (in[j] - m); }) / Real(d);
    const Real r = Real(1) / std::sqrt(variance + kEpsilon);
    Real* out = y.row(n);
    for (int j = 0; j < d; ++j) out[j] = (in[j] - m) * r * weight[j] + bias[j];
    mean[n] = m;
    rstd[n] = r;
  }
}

void layer_norm_backward(MatrixView dx, Real* dweight, Real* dbias, ConstMatrixView dy, ConstMatrixView x,
                         const Real* mean, const Real* rstd, const Real* weight) {
  const int d = x.columns;
  for (int n = 0; n < x.rows; ++n) {
    const Real *in = x.row(n), *dout = dy.row(n);
    const Real m = mean[n], r = rstd[n];
    const Real mean_g = sum_terms(d, [&](int j) { return dout[j] * weight[j]; }) / Real(d);
    const Real mean_gx = sum_terms(d, [&](int j) { return dout[j] * weight[j] * ((in[j] - m) * r); }) / Real(d);
    Real* din = dx.row(n);
    for (int j = 0; j < d; ++j) {
      const Real normed = (in[j] - m) * r;
      din[j] = r * (dout[j] * weight[j] - mean_g - normed * mean_gx);
      dweight[j] += dout[j] * normed;
      dbias[j] += dout[j];
    }
  }
}

}  // namespace vamos
