#include "core/ops/matmul.h"

#include <algorithm>

#include "core/base/vec.h"

namespace vamos {

namespace {

// Shape of the register tile, in rows × vectors of four columns. With the 16 vector registers of SSE, which is also what
// browsers make of simd128, 2 × 4 keeps eight sums, four vectors of b and a value of a in registers; wider tiles spill. Where
// fewer columns are left, more rows take their place, so that eight sums (of the last four columns: four) are on their way.
constexpr int kTileVectors = 4;
constexpr int tile_rows(int vectors) { return vectors == kTileVectors ? 2 : 4; }

// b is copied into panels as wide as a tile, so that its rows follow one another: reading it in place, a stride of 512
// columns costs a third of the speed. 256 rows of a panel (16 KiB) stay in the first-level cache beside a.
constexpr int kPanelRows = 256;
// From this many rows of c on, copying pays.
constexpr int kRowsToPack = 16;

constexpr std::ptrdiff_t bytes(std::ptrdiff_t reals) { return reals * static_cast<std::ptrdiff_t>(sizeof(Real)); }
/// Strides in bytes, because compilers leave the multiplication in the innermost loop.
VAMOS_INLINE const Real* move(const Real* p, std::ptrdiff_t by) {
  return reinterpret_cast<const Real*>(reinterpret_cast<const char*>(p) + by);
}

/// A factor, read as itself or as its transpose: element (r, c) is at data[r * row_step + c * column_step].
struct Factor {
  const Real* data;
  std::ptrdiff_t row_step, column_step;

  Factor from(std::ptrdiff_t row, std::ptrdiff_t column) const {
    return {data + row * row_step + column * column_step, row_step, column_step};
  }
};

/// c[Rows, Vectors * 4] = a · b, or += when `add`. One accumulator an element, from the first term to the last.
template <int Rows, int Vectors>
VAMOS_INLINE void tile(Real* c, std::ptrdiff_t c_stride, Factor a, const Real* b, std::ptrdiff_t b_stride, int inner,
                       bool add) {
  Vec sums[Rows][Vectors];
  const Real* rows[Rows];
  for (int i = 0; i < Rows; ++i) {
    rows[i] = a.data + i * a.row_step;
    for (int v = 0; v < Vectors; ++v) sums[i][v] = add ? load(c + i * c_stride + v * kLanes) : Vec{};
  }
  const std::ptrdiff_t a_step = bytes(a.column_step), b_step = bytes(b_stride);
  const Real* const end = move(b, inner * b_step);
  do {
    Vec row[Vectors];
    for (int v = 0; v < Vectors; ++v) row[v] = load(b + v * kLanes);
    for (int i = 0; i < Rows; ++i) {
      const Vec factor = splat(*rows[i]);
      for (int v = 0; v < Vectors; ++v) sums[i][v] = sums[i][v] + factor * row[v];
      rows[i] = move(rows[i], a_step);
    }
    b = move(b, b_step);
  } while (b != end);
  for (int i = 0; i < Rows; ++i)
    for (int v = 0; v < Vectors; ++v) store(c + i * c_stride + v * kLanes, sums[i][v]);
}

/// The same where c has only `width` columns, and b zeros beyond.
template <int Rows, int Vectors>
VAMOS_INLINE void edge_tile(Real* c, std::ptrdiff_t c_stride, int width, Factor a, const Real* b, int inner, bool add) {
  constexpr int wide = Vectors * kLanes;
  Real whole[Rows * wide] = {};
  if (add)
    for (int i = 0; i < Rows; ++i) std::copy_n(c + i * c_stride, width, whole + i * wide);
  tile<Rows, Vectors>(whole, wide, a, b, wide, inner, add);
  for (int i = 0; i < Rows; ++i) std::copy_n(whole + i * wide, width, c + i * c_stride);
}

/// Some columns of c, over all its rows. Not inlined: browsers optimise a function when it has been called often, not while
/// it loops.
template <int Vectors>
[[gnu::noinline]] void strip(MatrixView c, Factor a, const Real* b, std::ptrdiff_t b_stride, int inner, bool add) {
  constexpr int rows = tile_rows(Vectors);
  const bool whole = c.columns == Vectors * kLanes;
  int i = 0;
  for (; i + rows <= c.rows; i += rows, a = a.from(rows, 0))
    if (whole)
      tile<rows, Vectors>(c.row(i), c.stride, a, b, b_stride, inner, add);
    else
      edge_tile<rows, Vectors>(c.row(i), c.stride, c.columns, a, b, inner, add);
  for (; i < c.rows; ++i, a = a.from(1, 0))
    if (whole)
      tile<1, Vectors>(c.row(i), c.stride, a, b, b_stride, inner, add);
    else
      edge_tile<1, Vectors>(c.row(i), c.stride, c.columns, a, b, inner, add);
}

/// panel[rows, Vectors * 4] = the beginning of b's first `columns` columns, and zeros beyond them.
template <int Vectors>
void pack(Real* panel, Factor b, int rows, int columns) {
  constexpr int wide = Vectors * kLanes;
  if (columns < wide) std::fill_n(panel, rows * wide, Real(0));
  if (b.column_step == 1 && columns == wide) {
    for (int k = 0; k < rows; ++k, panel += wide, b.data += b.row_step)
      for (int v = 0; v < Vectors; ++v) store(panel + v * kLanes, load(b.data + v * kLanes));
    return;
  }
  int j = 0;
  if (b.row_step == 1)  // transposed: four by four
    for (; j + kLanes <= columns; j += kLanes) {
      const Real* in[kLanes];
      for (int lane = 0; lane < kLanes; ++lane) in[lane] = b.data + (j + lane) * b.column_step;
      int k = 0;
      for (; k + kLanes <= rows; k += kLanes) {
        const Vec w = load(in[0] + k), x = load(in[1] + k), y = load(in[2] + k), z = load(in[3] + k);
        for (int r = 0; r < kLanes; ++r) store(panel + (k + r) * wide + j, Vec{w[r], x[r], y[r], z[r]});
      }
      for (; k < rows; ++k)
        for (int lane = 0; lane < kLanes; ++lane) panel[k * wide + j + lane] = in[lane][k];
    }
  for (; j < columns; ++j)
    for (int k = 0; k < rows; ++k) panel[k * wide + j] = b.data[k * b.row_step + j * b.column_step];
}

/// The columns of c from `first` on, as many as `width` says, of which a tile may be wider.
template <int Vectors>
void columns(MatrixView c, Factor a, Factor b, int first, int width, int inner, bool add) {
  constexpr int wide = Vectors * kLanes;
  const MatrixView part = c.column_range(first, width);
  if (width == wide && b.column_step == 1 && c.rows < kRowsToPack) {
    strip<Vectors>(part, a, b.data + first, b.row_step, inner, add);
    return;
  }
  alignas(sizeof(Vec)) Real panel[kPanelRows * wide];
  for (int k = 0; k < inner; k += kPanelRows) {
    const int rows = std::min(kPanelRows, inner - k);
    pack<Vectors>(panel, b.from(k, first), rows, width);
    strip<Vectors>(part, a.from(0, k), panel, wide, rows, add || k > 0);
  }
}

void product(MatrixView c, Factor a, Factor b, int inner, bool add) {
  if (inner == 0) {
    if (!add) c.eigen().setZero();
    return;
  }
  constexpr int wide = kTileVectors * kLanes;
  int j = 0;
  for (; j + wide <= c.columns; j += wide) columns<kTileVectors>(c, a, b, j, wide, inner, add);
  for (int left; (left = c.columns - j) > 0; j += 2 * kLanes)
    if (left > kLanes)
      columns<2>(c, a, b, j, std::min(left, 2 * kLanes), inner, add);
    else
      columns<1>(c, a, b, j, left, inner, add);
}

Factor plain(ConstMatrixView m) { return {m.data, m.stride, 1}; }
Factor transposed(ConstMatrixView m) { return {m.data, 1, m.stride}; }

}  // namespace

void matmul(MatrixView c, ConstMatrixView a, ConstMatrixView b) {
  VAMOS_CHECK(c.rows == a.rows && c.columns == b.columns && a.columns == b.rows);
  product(c, plain(a), plain(b), a.columns, false);
}

void matmul_add(MatrixView c, ConstMatrixView a, ConstMatrixView b) {
  VAMOS_CHECK(c.rows == a.rows && c.columns == b.columns && a.columns == b.rows);
  product(c, plain(a), plain(b), a.columns, true);
}

void matmul_by_transposed(MatrixView c, ConstMatrixView a, ConstMatrixView b) {
  VAMOS_CHECK(c.rows == a.rows && c.columns == b.rows && a.columns == b.columns);
  product(c, plain(a), transposed(b), a.columns, false);
}

void matmul_by_transposed_add(MatrixView c, ConstMatrixView a, ConstMatrixView b) {
  VAMOS_CHECK(c.rows == a.rows && c.columns == b.rows && a.columns == b.columns);
  product(c, plain(a), transposed(b), a.columns, true);
}

void matmul_transposed(MatrixView c, ConstMatrixView a, ConstMatrixView b) {
  VAMOS_CHECK(c.rows == a.columns && c.columns == b.columns && a.rows == b.rows);
  product(c, transposed(a), plain(b), a.rows, false);
}

void matmul_transposed_add(MatrixView c, ConstMatrixView a, ConstMatrixView b) {
  VAMOS_CHECK(c.rows == a.columns && c.columns == b.columns && a.rows == b.rows);
  product(c, transposed(a), plain(b), a.rows, true);
}

}  // namespace vamos
