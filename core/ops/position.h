#pragma once

#include <span>

#include "core/base/tensor.h"

namespace vamos {

/// The sinusoidal table of "Attention Is All You Need", section 3.5, table[position, d], d even:
/// table[p, 2i] = sin(p / 10000^(2i/d)), table[p, 2i+1] = cos(p / 10000^(2i/d)).
void sinusoidal_positions(MatrixView table);

/// y[n] += table[first + position of token n within its sentence]. `first` is 0 but for sentences whose beginning was
/// embedded before.
void position_forward(MatrixView y, ConstMatrixView table, std::span<const RowRange> sentences, int first = 0);

/// dtable[position] += dy[n], for a table that is learned. The gradient of the sum's other term, the embedding, is dy.
void position_backward(MatrixView dtable, ConstMatrixView dy, std::span<const RowRange> sentences);

}  // namespace vamos
