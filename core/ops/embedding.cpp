#include "core/ops/embedding.h"

#include "core/base/vec.h"

namespace vamos {

void embedding_forward(MatrixView y, ConstMatrixView table, std::span<const int> ids, Real scale) {
  for (std::size_t n = 0; n < ids.size(); ++n) {
    Real* const out = y.row(static_cast<int>(n));
    const Real* const in = table.row(ids[n]);
    each(y.columns, [=]<class N>(N, int j) { N::put(out + j, scale * N::at(in + j)); });
  }
}

void embedding_backward(MatrixView dtable, ConstMatrixView dy, std::span<const int> ids, Real scale) {
  for (std::size_t n = 0; n < ids.size(); ++n) {
    Real* const out = dtable.row(ids[n]);
    const Real* const in = dy.row(static_cast<int>(n));
    each(dy.columns, [=]<class N>(N, int j) { N::put(out + j, N::at(out + j) + scale * N::at(in + j)); });
  }
}

}  // namespace vamos
