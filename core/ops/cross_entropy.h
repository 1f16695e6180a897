#pragma once

#include <span>

#include "core/base/tensor.h"

namespace vamos {

/// What a batch's output layer says about its targets.
struct CrossEntropy {
  /// Mean over the tokens of −Σ_j q_j log probability[j], in nats: q is 1 for the target, or with label smoothing ε
  /// (Szegedy et al. 2016) 1 − ε for the target and ε spread evenly over the whole vocabulary.
  double loss = 0;
  /// Tokens whose target has the highest logit.
  int correct = 0;
};

/// probabilities[N, V] = softmax of the rows of logits[N, V]; the loss is that of the N targets.
CrossEntropy cross_entropy_forward(MatrixView probabilities, ConstMatrixView logits, std::span<const int> targets,
                                   double smoothing = 0);

/// dlogits[N, V] = (probabilities − q) / N.
void cross_entropy_backward(MatrixView dlogits, ConstMatrixView probabilities, std::span<const int> targets,
                            double smoothing = 0);

}  // namespace vamos
