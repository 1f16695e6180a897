#include "core/ops/position.h"

#include "core/base/math.h"
#include "core/ops/elementwise.h"

namespace vamos {

void sinusoidal_positions(MatrixView table) {
  const int d = table.columns;
  for (int i = 0; 2 * i < d; ++i) {
    const double frequency = pow(10000.0, -2.0 * i / d);
    for (int p = 0; p < table.rows; ++p) {
      table(p, 2 * i) = static_cast<Real>(sin(p * frequency));
      if (2 * i + 1 < d) table(p, 2 * i + 1) = static_cast<Real>(cos(p * frequency));
    }
  }
}

void position_forward(MatrixView y, ConstMatrixView table, std::span<const RowRange> sentences, int first) {
  for (const RowRange s : sentences) add_to(y.row_range(s.first, s.count), table.row_range(first, s.count));
}

void position_backward(MatrixView dtable, ConstMatrixView dy, std::span<const RowRange> sentences) {
  for (const RowRange s : sentences) add_to(dtable.row_range(0, s.count), dy.row_range(s.first, s.count));
}

}  // namespace vamos
