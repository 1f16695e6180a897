#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include "core/base/check.h"
#include "core/base/real.h"

namespace vamos {

/// Rows that follow one another: those of one sentence.
struct RowRange {
  int first = 0, count = 0;
};

/// A view of a row-major matrix, one token a row. `stride` is the distance between rows, so that a block of columns
/// (one head, or the queries within q, k and v) is a view too. It owns nothing.
template <class T>
struct BasicMatrixView {
  using Plain = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  using Mapped =
      Eigen::Map<std::conditional_t<std::is_const_v<T>, const Plain, Plain>, Eigen::Unaligned, Eigen::OuterStride<>>;

  T* data = nullptr;
  int rows = 0;
  int columns = 0;
  int stride = 0;

  T* row(int r) const { return data + static_cast<std::ptrdiff_t>(r) * stride; }
  T& operator()(int r, int c) const { return row(r)[c]; }

  BasicMatrixView row_range(int first, int count) const { return {row(first), count, columns, stride}; }
  BasicMatrixView column_range(int first, int count) const { return {data + first, rows, count, stride}; }

  /// For element-wise + − × and copies only: Eigen's products and reductions sum in an order that depends on the
  /// machine.
  Mapped eigen() const { return Mapped(data, rows, columns, Eigen::OuterStride<>(stride)); }

  operator BasicMatrixView<const T>() const
    requires(!std::is_const_v<T>)
  {
    return {data, rows, columns, stride};
  }
};

using MatrixView = BasicMatrixView<Real>;
using ConstMatrixView = BasicMatrixView<const Real>;

/// Whether a result replaces what was there or is added to it. Gradients of activations are assigned by the first one that
/// they come from and added to by the others, so that nobody has to zero them.
enum class Write { assign, add };

/// A dense row-major tensor of up to four dimensions inside an arena. A tensor that the configuration leaves out has no
/// data. As a matrix, all dimensions but the last are its rows.
struct Tensor {
  Real* data = nullptr;
  int dims[4] = {0, 0, 0, 0};
  int rank = 0;

  explicit operator bool() const { return data != nullptr; }
  std::size_t size() const { return static_cast<std::size_t>(size_64()); }
  /// In 64 bits, for sizes that a 32-bit platform cannot hold but must be able to refuse.
  std::uint64_t size_64() const {
    std::uint64_t n = rank ? 1 : 0;
    for (int i = 0; i < rank; ++i) n *= static_cast<std::uint64_t>(dims[i]);
    return n;
  }
  std::span<Real> values() const { return {data, size()}; }
  MatrixView matrix() const {
    const int columns = rank ? dims[rank - 1] : 0;
    return {data, columns ? static_cast<int>(size() / static_cast<std::size_t>(columns)) : 0, columns, columns};
  }
};

}  // namespace vamos
