#pragma once

#include <span>
#include <vector>

#include "core/model/transformer.h"

namespace vamos {

/// Translates `sources` [token ids] by taking the most probable token each time until <EOS>. <PAD> and <UNK> are never
/// written. Outputs are token ids without <EOS>; `finished[b]` tells whether <EOS> came within `max_length` tokens
/// (<EOS> included). The model's activations are left as they were when the last token was written.
struct GreedyResult {
  std::vector<std::vector<int>> tokens;
  std::vector<bool> finished;
};
GreedyResult greedy_decode(Transformer& model, const Weights& weights, std::span<const std::vector<int>> sources,
                           int max_length);

/// The most probable token that may be written, given the logits of one row; the lower id where two are equal.
int best_token(std::span<const Real> logits);

}  // namespace vamos
