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

/// The first n of four reals, one to four.
VAMOS_INLINE Vec load_some(const Real* from, int n) {
  Vec v{from[0]};
  if (n > 1) v[1] = from[1];
  if (n > 2) v[2] = from[2];
  if (n > 3) v[3] = from[3];
  return v;
}
VAMOS_INLINE void store_some(Real* to, Vec v, int n) {
  to[0] = v[0];
  if (n > 1) to[1] = v[1];
  if (n > 2) to[2] = v[2];
  if (n > 3) to[3] = v[3];
}

/// c[Rows, Vectors * 4] = a · b, or += when `add`. One accumulator an element, from the first term to the last. Of c's last
/// four columns only `last` are there.
template <int Rows, int Vectors, bool Whole>
VAMOS_INLINE void tile(Real* c, std::ptrdiff_t c_stride, Factor a, const Real* b, std::ptrdiff_t b_stride, int inner,
                       bool add, int last) {
  constexpr int edge = (Vectors - 1) * kLanes;
  Vec sums[Rows][Vectors] = {};
  const Real* rows[Rows];
  for (int i = 0; i < Rows; ++i) {
    rows[i] = a.data + i * a.row_step;
    if (!add) continue;
    for (int v = 0; v < Vectors - !Whole; ++v) sums[i][v] = load(c + i * c_stride + v * kLanes);
    if (!Whole) sums[i][Vectors - 1] = load_some(c + i * c_stride + edge, last);
  }
  const std::ptrdiff_t a_step = bytes(a.column_step), b_step = bytes(b_stride);
  const Real* const end = move(b, inner * b_step);
  do {
    Vec row[Vectors];
    for (int v = 0; v < Vectors; ++v) row[v] = load(b + v * kLanes);
    for (int i = 0; i < Rows; ++i) {
      const Vec factor = splat(*rows[i]);
      for (int v = 0; v < Vectors; ++v) sums[i][v] = multiply_add(sums[i][v], factor, row[v]);
      rows[i] = move(rows[i], a_step);
    }
    b = move(b, b_step);
  } while (b != end);
  for (int i = 0; i < Rows; ++i) {
    for (int v = 0; v < Vectors - !Whole; ++v) store(c + i * c_stride + v * kLanes, sums[i][v]);
    if (!Whole) store_some(c + i * c_stride + edge, sums[i][Vectors - 1], last);
  }
}

/// The columns of a tile, over all rows of c.
template <int Vectors, bool Whole>
VAMOS_INLINE void strip(MatrixView c, Factor a, const Real* b, std::ptrdiff_t b_stride, int inner, bool add) {
  constexpr int rows = tile_rows(Vectors);
  const int last = c.columns - (Vectors - 1) * kLanes;
  int i = 0;
  for (; i + rows <= c.rows; i += rows, c.data += rows * c.stride, a.data += rows * a.row_step)
    tile<rows, Vectors, Whole>(c.data, c.stride, a, b, b_stride, inner, add, last);
  for (; i < c.rows; ++i, c.data += c.stride, a.data += a.row_step)
    tile<1, Vectors, Whole>(c.data, c.stride, a, b, b_stride, inner, add, last);
}

/// panel[rows, Vectors * 4] = the beginning of b's first `columns` columns, and zeros beyond them.
template <int Vectors>
VAMOS_INLINE void pack(Real* panel, Factor b, int rows, int columns) {
  constexpr int wide = Vectors * kLanes;
  if (b.column_step == 1 && columns == wide) {
    for (int k = 0; k < rows; ++k, panel += wide, b.data += b.row_step)
      for (int v = 0; v < Vectors; ++v) store(panel + v * kLanes, load(b.data + v * kLanes));
    return;
  }
  if (columns < wide) std::fill_n(panel, rows * wide, Real(0));
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

/// The first columns of c, as many as a tile has, or fewer when not `Whole`. `panel` has room for b's.
template <int Vectors, bool Whole>
VAMOS_INLINE void columns(MatrixView c, Factor a, Factor b, int inner, bool add, Real* panel) {
  constexpr int wide = Vectors * kLanes;
  if (Whole && b.column_step == 1 && c.rows < kRowsToPack) {
    strip<Vectors, Whole>(c, a, b.data, b.row_step, inner, add);
    return;
  }
  for (int k = 0; k < inner; k += kPanelRows) {
    const int rows = std::min(kPanelRows, inner - k);
    pack<Vectors>(panel, b.from(k, 0), rows, Whole ? wide : c.columns);
    strip<Vectors, Whole>(c, a.from(0, k), panel, wide, rows, add || k > 0);
  }
}

// Numbers instead of structures, because these go through memory when a function is really called, and each small product of
// attention is such a call. Not inlined: browsers optimise a function when it has been called often, not while it loops.
[[gnu::noinline]] void product(Real* c_data, int c_rows, int c_columns, int c_stride, const Real* a_data,
                               int a_row_step, int a_column_step, const Real* b_data, int b_row_step, int b_column_step,
                               int inner, bool add) {
  MatrixView c{c_data, c_rows, c_columns, c_stride};
  if (inner == 0) {
    if (!add) c.eigen().setZero();
    return;
  }
  constexpr int wide = kTileVectors * kLanes;
  alignas(sizeof(Vec)) Real panel[kPanelRows * wide];
  const Factor a{a_data, a_row_step, a_column_step};
  Factor b{b_data, b_row_step, b_column_step};
  const auto next = [&](int width) {
    c.data += width, c.columns -= width;
    b = b.from(0, width);
  };
  for (; c.columns >= wide; next(wide)) columns<kTileVectors, true>(c, a, b, inner, add, panel);
  if (c.columns >= 2 * kLanes) columns<2, true>(c, a, b, inner, add, panel), next(2 * kLanes);
  if (c.columns > kLanes) return columns<2, false>(c, a, b, inner, add, panel);
  if (c.columns == kLanes) return columns<1, true>(c, a, b, inner, add, panel);
  if (c.columns > 0) columns<1, false>(c, a, b, inner, add, panel);
}

struct Operand {
  Factor factor;
  int rows, columns;
};

Operand plain(ConstMatrixView m) { return {{m.data, m.stride, 1}, m.rows, m.columns}; }
Operand transposed(ConstMatrixView m) { return {{m.data, 1, m.stride}, m.columns, m.rows}; }

VAMOS_INLINE void product(MatrixView c, Operand left, Operand right, bool add) {
  VAMOS_CHECK(c.rows == left.rows && c.columns == right.columns && left.columns == right.rows);
  const auto step = [](std::ptrdiff_t n) { return static_cast<int>(n); };
  const Factor a = left.factor, b = right.factor;
  product(c.data, c.rows, c.columns, c.stride, a.data, step(a.row_step), step(a.column_step), b.data, step(b.row_step),
          step(b.column_step), left.columns, add);
}

}  // namespace

void matmul(MatrixView c, ConstMatrixView a, ConstMatrixView b) { product(c, plain(a), plain(b), false); }
void matmul_add(MatrixView c, ConstMatrixView a, ConstMatrixView b) { product(c, plain(a), plain(b), true); }

void matmul_by_transposed(MatrixView c, ConstMatrixView a, ConstMatrixView b) {
  product(c, plain(a), transposed(b), false);
}
void matmul_by_transposed_add(MatrixView c, ConstMatrixView a, ConstMatrixView b) {
  product(c, plain(a), transposed(b), true);
}

void matmul_transposed(MatrixView c, ConstMatrixView a, ConstMatrixView b) {
  product(c, transposed(a), plain(b), false);
}
void matmul_transposed_add(MatrixView c, ConstMatrixView a, ConstMatrixView b) {
  product(c, transposed(a), plain(b), true);
}

}  // namespace vamos
