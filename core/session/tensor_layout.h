#pragma once

#include <algorithm>
#include <vector>

#include "core/base/tensor.h"
#include "core/model/parameters.h"

/// Between memory, where matrices lie transposed, and PyTorch's layout, in which tensors are named, shown and saved.
namespace vamos {

inline bool stored_transposed(const Declaration& d) { return d.kind == Kind::matrix || d.kind == Kind::qkv; }

inline std::vector<int> pytorch_shape(const Declaration& d) {
  if (d.rows == 0) return {d.columns};
  return stored_transposed(d) ? std::vector{d.columns, d.rows} : std::vector{d.rows, d.columns};
}

inline std::size_t count_of(const Declaration& d) {
  return static_cast<std::size_t>(std::max(d.rows, 1)) * static_cast<std::size_t>(d.columns);
}

/// Both sides hold count_of(d) values.
inline void to_pytorch(const Real* stored, const Declaration& d, Real* values) {
  if (stored_transposed(d))
    MatrixView{values, d.columns, d.rows, d.rows}.eigen() =
        ConstMatrixView{stored, d.rows, d.columns, d.columns}.eigen().transpose();
  else
    std::copy_n(stored, count_of(d), values);
}

inline void from_pytorch(const Real* values, const Declaration& d, Real* stored) {
  if (stored_transposed(d))
    MatrixView{stored, d.rows, d.columns, d.columns}.eigen() =
        ConstMatrixView{values, d.columns, d.rows, d.rows}.eigen().transpose();
  else
    std::copy_n(values, count_of(d), stored);
}

}  // namespace vamos
