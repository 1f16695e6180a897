#pragma once

#include <span>

#include "core/base/tensor.h"

namespace vamos {

/// The sinusoidal table of "Attention Is All You Need", section 3.5, table[position, d], d even:
/// table[p, 2i] = sin(p / 10000^(2i/d)), table[p, 2i+1] = cos(p / 10000^(2i/d)).
void sinusoidal_positions(MatrixView table);

/// y[n] += table[position of token n within its sentence]. Sentence b is rows starts[b] to starts[b + 1] of y.
/// The table is fixed, so the gradient of the sum is the gradient of the embedding: there is no backward.
void position_forward(MatrixView y, ConstMatrixView table, std::span<const int> starts);

}  // namespace vamos
