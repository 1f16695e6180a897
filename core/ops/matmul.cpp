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
// columns costs a third of the speed. A block of kInnerBlock rows of a panel (8 KiB) stays in the first-level cache, and
// panels of kColumnBlock columns (128 KiB) in the second.
constexpr int kInnerBlock = 128;
constexpr int kColumnBlock = 256;
// From this many rows of c on, copying b pays.
constexpr int kRowsToPack = 16;
// A transposed a is read down its columns: from this stride on, and for as many columns of c, it pays to copy kRowBlock rows
// (16 KiB), which then meet all panels before the next ones are copied. Otherwise each panel meets all of a.
constexpr int kStrideToPack = 128;
constexpr int kColumnsToPack = 64;
constexpr int kRowBlock = 32;

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

/// Rows of the left factor, two by two, because copied ones lie in pairs: element (r, k) is at
/// data[r / 2 * pair_step + r % 2 * row_step + k * column_step].
struct Rows {
  const Real* data;
  std::ptrdiff_t pair_step, row_step, column_step;

  const Real* row(int r) const { return data + (r >> 1) * pair_step + (r & 1) * row_step; }
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

/// c[Count, Vectors * 4] = a · b, or += when `add`; then `bias`, if not null, is added to each row. One accumulator an element,
/// from the first term to the last. Of c's last four columns only `last` are there.
template <int Count, int Vectors, bool Whole>
VAMOS_INLINE void tile(Real* c, std::ptrdiff_t c_stride, const Rows& a, const Real* b, std::ptrdiff_t b_stride,
                       int inner, bool add, const Real* bias, int last) {
  constexpr int edge = (Vectors - 1) * kLanes;
  Vec sums[Count][Vectors] = {};
  const Real* rows[Count];
  for (int i = 0; i < Count; ++i) {
    rows[i] = a.row(i);
    if (!add) continue;
    for (int v = 0; v < Vectors - !Whole; ++v) sums[i][v] = load(c + i * c_stride + v * kLanes);
    if (!Whole) sums[i][Vectors - 1] = load_some(c + i * c_stride + edge, last);
  }
  const std::ptrdiff_t a_step = bytes(a.column_step), b_step = bytes(b_stride);
  const Real* const end = move(b, inner * b_step);
  do {
    Vec row[Vectors];
    for (int v = 0; v < Vectors; ++v) row[v] = load(b + v * kLanes);
    for (int i = 0; i < Count; ++i) {
      const Vec factor = splat(*rows[i]);
      for (int v = 0; v < Vectors; ++v) sums[i][v] = multiply_add(sums[i][v], factor, row[v]);
      rows[i] = move(rows[i], a_step);
    }
    b = move(b, b_step);
  } while (b != end);
  if (bias) {
    for (int v = 0; v < Vectors; ++v) {
      const Vec term = Whole || v < Vectors - 1 ? load(bias + v * kLanes) : load_some(bias + edge, last);
      for (int i = 0; i < Count; ++i) sums[i][v] += term;
    }
  }
  for (int i = 0; i < Count; ++i) {
    for (int v = 0; v < Vectors - !Whole; ++v) store(c + i * c_stride + v * kLanes, sums[i][v]);
    if (!Whole) store_some(c + i * c_stride + edge, sums[i][Vectors - 1], last);
  }
}

/// The columns of a tile, over all rows of c.
template <int Vectors, bool Whole>
VAMOS_INLINE void strip(MatrixView c, Rows a, const Real* b, std::ptrdiff_t b_stride, int inner, bool add,
                        const Real* bias) {
  constexpr int count = tile_rows(Vectors);
  const int last = c.columns - (Vectors - 1) * kLanes;
  for (; c.rows >= count; c.rows -= count, c.data += count * c.stride, a.data += count / 2 * a.pair_step)
    tile<count, Vectors, Whole>(c.data, c.stride, a, b, b_stride, inner, add, bias, last);
  for (int i = 0; i < c.rows; ++i)
    tile<1, Vectors, Whole>(c.row(i), c.stride, {a.row(i), 0, 0, a.column_step}, b, b_stride, inner, add, bias, last);
}

/// How many columns the next panel takes of those that are left, and how wide it is: the last has zeros beyond.
VAMOS_INLINE int panel_columns(int left) {
  constexpr int wide = kTileVectors * kLanes;
  return left >= wide ? wide : left >= 2 * kLanes ? 2 * kLanes : left;
}
VAMOS_INLINE int panel_width(int columns) { return (columns + kLanes - 1) & -kLanes; }

// Numbers instead of structures, because these go through memory when a function is really called. Not inlined: browsers
// optimise a function when it has been called often, not while it loops.
[[gnu::noinline]] void strip_of(Real* c_data, int c_rows, int c_columns, int c_stride, const Real* a_data,
                                int a_pair_step, int a_row_step, int a_column_step, const Real* b, int b_stride,
                                int inner, bool add, const Real* bias) {
  const MatrixView c{c_data, c_rows, c_columns, c_stride};
  const Rows a{a_data, a_pair_step, a_row_step, a_column_step};
  if (c_columns == kTileVectors * kLanes) return strip<kTileVectors, true>(c, a, b, b_stride, inner, add, bias);
  if (c_columns == 2 * kLanes) return strip<2, true>(c, a, b, b_stride, inner, add, bias);
  if (c_columns > kLanes) return strip<2, false>(c, a, b, b_stride, inner, add, bias);
  if (c_columns == kLanes) return strip<1, true>(c, a, b, b_stride, inner, add, bias);
  strip<1, false>(c, a, b, b_stride, inner, add, bias);
}

/// Rows 0 to 3 of to = columns 0 to 3 of from.
VAMOS_INLINE void transpose_four(Real* to, std::ptrdiff_t to_step, const Real* from, std::ptrdiff_t from_step) {
  const Vec a = load(from), b = load(from + from_step), c = load(from + 2 * from_step), d = load(from + 3 * from_step);
  const Vec ac = __builtin_shufflevector(a, c, 0, 4, 1, 5), AC = __builtin_shufflevector(a, c, 2, 6, 3, 7);
  const Vec bd = __builtin_shufflevector(b, d, 0, 4, 1, 5), BD = __builtin_shufflevector(b, d, 2, 6, 3, 7);
  store(to, __builtin_shufflevector(ac, bd, 0, 4, 1, 5));
  store(to + to_step, __builtin_shufflevector(ac, bd, 2, 6, 3, 7));
  store(to + 2 * to_step, __builtin_shufflevector(AC, BD, 0, 4, 1, 5));
  store(to + 3 * to_step, __builtin_shufflevector(AC, BD, 2, 6, 3, 7));
}

/// panel[rows, Vectors * 4] = as many columns of b, which lie one row a step.
template <int Vectors>
VAMOS_INLINE void copy_rows(Real* panel, const Real* b, std::ptrdiff_t b_stride, int rows) {
  for (; rows > 0; --rows, panel += Vectors * kLanes, b += b_stride)
    for (int v = 0; v < Vectors; ++v) store(panel + v * kLanes, load(b + v * kLanes));
}

/// panel[rows, width] = the beginning of b's first `columns` columns, and zeros beyond them.
VAMOS_INLINE void pack_panel(Real* panel, Factor b, int rows, int columns, int width) {
  if (b.column_step == 1 && columns == kTileVectors * kLanes)
    return copy_rows<kTileVectors>(panel, b.data, b.row_step, rows);
  if (b.column_step == 1 && columns == 2 * kLanes) return copy_rows<2>(panel, b.data, b.row_step, rows);
  if (columns < width) std::fill_n(panel, rows * width, Real(0));
  int j = 0;
  if (b.row_step == 1)  // transposed: four by four
    for (; j + kLanes <= columns; j += kLanes) {
      const Real* const in = b.data + j * b.column_step;
      int k = 0;
      for (; k + kLanes <= rows; k += kLanes) transpose_four(panel + k * width + j, width, in + k, b.column_step);
      for (; k < rows; ++k)
        for (int lane = 0; lane < kLanes; ++lane) panel[k * width + j + lane] = in[lane * b.column_step + k];
    }
  for (; j < columns; ++j)
    for (int k = 0; k < rows; ++k) panel[k * width + j] = b.data[k * b.row_step + j * b.column_step];
}

/// The transpose of a[inner, rows], copied into pairs of its rows.
VAMOS_INLINE Rows pack_rows(Real* to, const Real* a, std::ptrdiff_t stride, int rows, int inner) {
  int r = 0;
  for (; r + kLanes <= rows; r += kLanes) {
    Real *first = to + r * inner, *second = first + 2 * inner;
    const Real* in = a + r;
    int k = 0;
    for (; k + 2 <= inner; k += 2, in += 2 * stride) {
      const Vec x = load(in), y = load(in + stride);
      store(first + 2 * k, __builtin_shufflevector(x, y, 0, 1, 4, 5));
      store(second + 2 * k, __builtin_shufflevector(x, y, 2, 3, 6, 7));
    }
    if (k < inner) first[2 * k] = in[0], first[2 * k + 1] = in[1], second[2 * k] = in[2], second[2 * k + 1] = in[3];
  }
  for (; r < rows; ++r) {
    Real* const out = to + r / 2 * 2 * inner + r % 2;
    for (int k = 0; k < inner; ++k) out[2 * k] = a[k * stride + r];
  }
  return {to, 2 * inner, 1, 2};
}

// Not inlined, with numbers for arguments: as strip_of. Each small product of attention is such a call.
[[gnu::noinline]] void product(Real* c_data, int c_rows, int c_columns, int c_stride, const Real* a_data,
                               int a_row_step, int a_column_step, const Real* b_data, int b_row_step, int b_column_step,
                               int inner, bool add, const Real* bias) {
  const bool pack_b = b_column_step != 1 || c_rows >= kRowsToPack;
  if (!pack_b && c_columns == panel_width(panel_columns(c_columns)) && inner > 0)  // one head's attention
    return strip_of(c_data, c_rows, c_columns, c_stride, a_data, 2 * a_row_step, a_row_step, a_column_step, b_data,
                    b_row_step, inner, add, bias);
  if (inner == 0) {
    VAMOS_CHECK(!bias);  // no layer is that narrow
    if (!add) MatrixView{c_data, c_rows, c_columns, c_stride}.eigen().setZero();
    return;
  }
  alignas(sizeof(Vec)) Real panels[kInnerBlock * kColumnBlock];
  alignas(sizeof(Vec)) Real pairs[kRowBlock * kInnerBlock];
  const Factor a{a_data, a_row_step, a_column_step}, b{b_data, b_row_step, b_column_step};
  const bool pack_a = a_column_step >= kStrideToPack && c_columns >= kColumnsToPack;
  for (int j = 0; j < c_columns; j += kColumnBlock) {
    const int columns = std::min(kColumnBlock, c_columns - j);
    for (int k = 0; k < inner; k += kInnerBlock) {
      const int depth = std::min(kInnerBlock, inner - k);
      int rows = pack_a ? kRowBlock : c_rows;
      for (int i = 0; i < c_rows; i += rows) {
        rows = std::min(rows, c_rows - i);
        Rows left{a.from(i, k).data, 2 * a_row_step, a_row_step, a_column_step};
        if (pack_a) left = pack_rows(pairs, left.data, a_column_step, rows, depth);
        Real* out = c_data + static_cast<std::ptrdiff_t>(i) * c_stride + j;
        for (int p = 0, taken; p < columns; p += taken, out += taken) {
          taken = panel_columns(columns - p);
          const int width = panel_width(taken);
          const Factor part = b.from(k, j + p);
          const Real* right = part.data;
          int stride = b_row_step;
          if (pack_b || taken != width) {
            Real* const panel = panels + static_cast<std::ptrdiff_t>(p) * depth;
            if (i == 0) pack_panel(panel, part, depth, taken, width);
            right = panel, stride = width;
          }
          strip_of(out, rows, taken, c_stride, left.data, static_cast<int>(left.pair_step),
                   static_cast<int>(left.row_step), static_cast<int>(left.column_step), right, stride, depth,
                   add || k > 0, bias && k + depth == inner ? bias + j + p : nullptr);
        }
      }
    }
  }
}

struct Operand {
  Factor factor;
  int rows, columns;
};

Operand plain(ConstMatrixView m) { return {{m.data, m.stride, 1}, m.rows, m.columns}; }
Operand transposed(ConstMatrixView m) { return {{m.data, 1, m.stride}, m.columns, m.rows}; }

VAMOS_INLINE void product(MatrixView c, Operand left, Operand right, bool add, const Real* bias = nullptr) {
  VAMOS_CHECK(c.rows == left.rows && c.columns == right.columns && left.columns == right.rows);
  const auto step = [](std::ptrdiff_t n) { return static_cast<int>(n); };
  const Factor a = left.factor, b = right.factor;
  product(c.data, c.rows, c.columns, c.stride, a.data, step(a.row_step), step(a.column_step), b.data, step(b.row_step),
          step(b.column_step), left.columns, add, bias);
}

}  // namespace

void matmul(MatrixView c, ConstMatrixView a, ConstMatrixView b, const Real* bias) {
  product(c, plain(a), plain(b), false, bias);
}
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
