#include "core/ops/cross_entropy.h"

#include <algorithm>

#include "core/ops/softmax.h"

namespace vamos {

CrossEntropy cross_entropy_forward(MatrixView probabilities, ConstMatrixView logits, std::span<const int> targets) {
  CrossEntropy result;
  const int vocabulary = logits.columns;
  for (std::size_t n = 0; n < targets.size(); ++n) {
    const Real* in = logits.row(static_cast<int>(n));
    Real* out = probabilities.row(static_cast<int>(n));
    std::copy(in, in + vocabulary, out);
    const Real log_sum = softmax_row(out, vocabulary).log_sum_exp();
    result.loss += static_cast<double>(log_sum - in[targets[n]]);
    result.correct += std::max_element(in, in + vocabulary) - in == targets[n];
  }
  result.loss /= static_cast<double>(targets.size());
  return result;
}

void cross_entropy_backward(MatrixView dlogits, ConstMatrixView probabilities, std::span<const int> targets) {
  const Real scale = Real(1) / static_cast<Real>(targets.size());
  for (std::size_t n = 0; n < targets.size(); ++n) {
    const Real* p = probabilities.row(static_cast<int>(n));
    Real* d = dlogits.row(static_cast<int>(n));
    for (int j = 0; j < probabilities.columns; ++j) d[j] = p[j] * scale;
    d[targets[n]] -= scale;
  }
}

}  // namespace vamos
