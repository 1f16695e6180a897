#include "core/ops/position.h"

#include "core/base/math.h"

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

void position_forward(MatrixView y, ConstMatrixView table, std::span<const int> starts) {
  for (std::size_t b = 0; b + 1 < starts.size(); ++b) {
    const int length = starts[b + 1] - starts[b];
    y.row_range(starts[b], length).eigen() += table.row_range(0, length).eigen();
  }
}

}  // namespace vamos
