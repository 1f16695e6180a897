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
    const Real m = sum_each(d, [=]<class N>(N, int j, auto& sum) { sum += N::at(in + j); }) / Real(d);
    const Real variance = sum_each(d,
                                   [=]<class N>(N, int j, auto& sum) {
                                     const auto off = N::at(in + j) - m;
                                     sum += off * off;
                                   }) /
                          Real(d);
    const Real r = Real(1) / std::sqrt(variance + kEpsilon);
    Real* out = y.row(n);
    each(d, [=]<class N>(N, int j) { N::put(out + j, (N::at(in + j) - m) * r * N::at(weight + j) + N::at(bias + j)); });
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
    const auto [sum_g, sum_gx] = sums_each<2>(d, [=]<class N>(N, int j, auto& sum, auto& sum_x) {
      const auto g = N::at(dout + j) * N::at(weight + j);
      sum += g;
      sum_x += g * ((N::at(in + j) - m) * r);
    });
    const Real mean_g = sum_g / Real(d), mean_gx = sum_gx / Real(d);
    Real* din = dx.row(n);
    each(d, [=]<class N>(N, int j) {
      const auto dy_j = N::at(dout + j), normed = (N::at(in + j) - m) * r;
      N::put(din + j, r * (dy_j * N::at(weight + j) - mean_g - normed * mean_gx));
      N::put(dweight + j, N::at(dweight + j) + dy_j * normed);
      N::put(dbias + j, N::at(dbias + j) + dy_j);
    });
  }
}

}  // namespace vamos
