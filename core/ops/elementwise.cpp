#include "core/ops/elementwise.h"

#include "core/base/vec.h"

namespace vamos {

namespace {

/// f(row of y, row of x, how many reals) for each row, or for all rows at once where they lie without gaps.
template <class F>
VAMOS_INLINE void each_row(MatrixView y, ConstMatrixView x, F f) {
  if (y.stride == y.columns && x.stride == x.columns) return f(y.data, x.data, y.rows * y.columns);
  for (int i = 0; i < y.rows; ++i) f(y.row(i), x.row(i), y.columns);
}

}  // namespace

void copy(MatrixView y, ConstMatrixView x) {
  each_row(y, x, [](Real* out, const Real* in, int n) {
    each(n, [=]<class N>(N, int j) { N::put(out + j, N::at(in + j)); });
  });
}

void add(MatrixView y, ConstMatrixView a, ConstMatrixView b) {
  for (int i = 0; i < y.rows; ++i) {
    Real* const out = y.row(i);
    const Real *const left = a.row(i), *const right = b.row(i);
    each(y.columns, [=]<class N>(N, int j) { N::put(out + j, N::at(left + j) + N::at(right + j)); });
  }
}

void add_to(MatrixView y, ConstMatrixView x) {
  each_row(y, x, [](Real* out, const Real* in, int n) {
    each(n, [=]<class N>(N, int j) { N::put(out + j, N::at(out + j) + N::at(in + j)); });
  });
}

}  // namespace vamos
