#pragma once

#include <span>

#include "core/base/tensor.h"

namespace vamos {

/// What a batch's output layer says about its targets.
struct CrossEntropy {
  /// Mean over the tokens of −log probability[target], in nats.
  double loss = 0;
  /// Tokens whose target has the highest logit.
  int correct = 0;
};

/// probabilities[N, V] = softmax of the rows of logits[N, V]; the loss is that of the N targets.
CrossEntropy cross_entropy_forward(MatrixView probabilities, ConstMatrixView logits, std::span<const int> targets);

/// dlogits[N, V] = (probabilities − one-hot of the target) / N.
void cross_entropy_backward(MatrixView dlogits, ConstMatrixView probabilities, std::span<const int> targets);

}  // namespace vamos
