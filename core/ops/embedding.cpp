#include "core/ops/embedding.h"

namespace vamos {

void embedding_forward(MatrixView y, ConstMatrixView table, std::span<const int> ids, Real scale) {
  for (std::size_t n = 0; n < ids.size(); ++n)
    for (int j = 0; j < y.columns; ++j) y(static_cast<int>(n), j) = scale * table(ids[n], j);
}

void embedding_backward(MatrixView dtable, ConstMatrixView dy, std::span<const int> ids, Real scale) {
  for (std::size_t n = 0; n < ids.size(); ++n)
    for (int j = 0; j < dy.columns; ++j) dtable(ids[n], j) += scale * dy(static_cast<int>(n), j);
}

}  // namespace vamos
