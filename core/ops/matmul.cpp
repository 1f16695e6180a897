#include "core/ops/matmul.h"

#include "core/base/vec.h"

namespace vamos {

namespace {

/// The left factor, read as itself or as its transpose: element (i, k) is at data[i * row_step + k * inner_step].
struct LeftFactor {
  const Real* data;
  std::ptrdiff_t row_step;
  std::ptrdiff_t inner_step;
};

// Shape of the register tile, in rows × vectors of four columns. With 16 vector registers (SSE, and what engines give to
// simd128) 4 × 2 keeps eight sums, two vectors of b and one value of a in registers; wider tiles spill.
constexpr int kTileRows = 4;
constexpr int kTileVectors = 2;

template <int Rows, int Vectors, bool Add>
VAMOS_INLINE void vector_tile(Real* c, std::ptrdiff_t c_stride, LeftFactor a, const Real* b, std::ptrdiff_t b_stride,
                              int inner) {
  Vec sums[Rows][Vectors];
  for (int i = 0; i < Rows; ++i)
    for (int v = 0; v < Vectors; ++v) sums[i][v] = Add ? load(c + i * c_stride + v * kLanes) : Vec{};
  const Real* a_end = a.data + inner * a.inner_step;
  for (; a.data != a_end; a.data += a.inner_step, b += b_stride) {
    Vec row[Vectors];
    for (int v = 0; v < Vectors; ++v) row[v] = load(b + v * kLanes);
    for (int i = 0; i < Rows; ++i) {
      const Vec factor = splat(a.data[i * a.row_step]);
      for (int v = 0; v < Vectors; ++v) sums[i][v] = sums[i][v] + factor * row[v];
    }
  }
  for (int i = 0; i < Rows; ++i)
    for (int v = 0; v < Vectors; ++v) store(c + i * c_stride + v * kLanes, sums[i][v]);
}

template <int Rows, bool Add>
VAMOS_INLINE void column(Real* c, std::ptrdiff_t c_stride, LeftFactor a, const Real* b, std::ptrdiff_t b_stride,
                         int inner) {
  Real sums[Rows];
  for (int i = 0; i < Rows; ++i) sums[i] = Add ? c[i * c_stride] : Real(0);
  const Real* a_end = a.data + inner * a.inner_step;
  for (; a.data != a_end; a.data += a.inner_step, b += b_stride)
    for (int i = 0; i < Rows; ++i) sums[i] = sums[i] + a.data[i * a.row_step] * *b;
  for (int i = 0; i < Rows; ++i) c[i * c_stride] = sums[i];
}

/// `Rows` rows of c, over all its columns.
template <int Rows, bool Add>
void row_panel(Real* c, std::ptrdiff_t c_stride, LeftFactor a, ConstMatrixView b, int inner) {
  int j = 0;
  constexpr int wide = kTileVectors * kLanes;
  for (; j + wide <= b.columns; j += wide)
    vector_tile<Rows, kTileVectors, Add>(c + j, c_stride, a, b.data + j, b.stride, inner);
  for (; j + kLanes <= b.columns; j += kLanes)
    vector_tile<Rows, 1, Add>(c + j, c_stride, a, b.data + j, b.stride, inner);
  for (; j < b.columns; ++j) column<Rows, Add>(c + j, c_stride, a, b.data + j, b.stride, inner);
}

template <bool Add>
void product(MatrixView c, LeftFactor a, ConstMatrixView b, int inner) {
  int i = 0;
  for (; i + kTileRows <= c.rows; i += kTileRows, a.data += kTileRows * a.row_step)
    row_panel<kTileRows, Add>(c.row(i), c.stride, a, b, inner);
  for (; i < c.rows; ++i, a.data += a.row_step) row_panel<1, Add>(c.row(i), c.stride, a, b, inner);
}

LeftFactor plain(ConstMatrixView a) { return {a.data, a.stride, 1}; }
LeftFactor transposed(ConstMatrixView a) { return {a.data, 1, a.stride}; }

}  // namespace

void matmul(MatrixView c, ConstMatrixView a, ConstMatrixView b) {
  VAMOS_CHECK(c.rows == a.rows && c.columns == b.columns && a.columns == b.rows);
  product<false>(c, plain(a), b, a.columns);
}

void matmul_add(MatrixView c, ConstMatrixView a, ConstMatrixView b) {
  VAMOS_CHECK(c.rows == a.rows && c.columns == b.columns && a.columns == b.rows);
  product<true>(c, plain(a), b, a.columns);
}

void matmul_transposed(MatrixView c, ConstMatrixView a, ConstMatrixView b) {
  VAMOS_CHECK(c.rows == a.columns && c.columns == b.columns && a.rows == b.rows);
  product<false>(c, transposed(a), b, a.rows);
}

void matmul_transposed_add(MatrixView c, ConstMatrixView a, ConstMatrixView b) {
  VAMOS_CHECK(c.rows == a.columns && c.columns == b.columns && a.rows == b.rows);
  product<true>(c, transposed(a), b, a.rows);
}

MatrixView transpose_into(Real* out, ConstMatrixView in) {
  const MatrixView result{out, in.columns, in.rows, in.rows};
  result.eigen() = in.eigen().transpose();
  return result;
}

}  // namespace vamos
