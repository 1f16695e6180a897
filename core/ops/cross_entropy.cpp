#include "core/ops/cross_entropy.h"

#include <algorithm>

#include "core/ops/reduce.h"
#include "core/ops/softmax.h"

namespace vamos {

CrossEntropy cross_entropy_forward(MatrixView probabilities, ConstMatrixView logits, std::span<const int> targets,
                                   double smoothing) {
  CrossEntropy result;
  const int vocabulary = logits.columns;
  for (std::size_t n = 0; n < targets.size(); ++n) {
    const Real* in = logits.row(static_cast<int>(n));
    Real* out = probabilities.row(static_cast<int>(n));
    std::copy(in, in + vocabulary, out);
    const SoftmaxSum softmax = softmax_row(out, vocabulary);
    const Real log_sum = softmax.log_sum_exp(), target = in[targets[n]];
    double loss = static_cast<double>(log_sum - target);
    if (smoothing > 0) {
      const Real sum = sum_each(vocabulary, [=]<class N>(N, int j, auto& all) { all += log_sum - N::at(in + j); });
      loss = (1 - smoothing) * loss + smoothing * static_cast<double>(sum) / vocabulary;
    }
    result.loss += loss;
    // Of equal logits, the first is the highest.
    result.correct += target == softmax.largest && std::find(in, in + targets[n], target) == in + targets[n];
  }
  result.loss /= static_cast<double>(targets.size());
  return result;
}

void cross_entropy_backward(MatrixView dlogits, ConstMatrixView probabilities, std::span<const int> targets,
                            double smoothing) {
  const Real scale = Real(1) / static_cast<Real>(targets.size());
  for (std::size_t n = 0; n < targets.size(); ++n) {
    const Real* p = probabilities.row(static_cast<int>(n));
    Real* d = dlogits.row(static_cast<int>(n));
    each(probabilities.columns, [=]<class N>(N, int j) { N::put(d + j, N::at(p + j) * scale); });
    if (smoothing > 0) {
      const Real spread = scale * static_cast<Real>(smoothing / probabilities.columns);
      each(probabilities.columns, [=]<class N>(N, int j) { N::put(d + j, N::at(d + j) - spread); });
      d[targets[n]] -= scale * static_cast<Real>(1 - smoothing);
    } else {
      d[targets[n]] -= scale;
    }
  }
}

}  // namespace vamos
