#include "core/decode/greedy.h"

#include <algorithm>

namespace vamos {

int best_token(std::span<const Real> logits) {
  int best = kEos;
  for (int id = kFirstWord; id < static_cast<int>(logits.size()); ++id)
    if (logits[static_cast<std::size_t>(id)] > logits[static_cast<std::size_t>(best)]) best = id;
  return best;
}

GreedyResult greedy_decode(Transformer& model, const Weights& weights, std::span<const std::vector<int>> sources,
                           int max_length) {
  const std::size_t count = sources.size();
  GreedyResult result{std::vector<std::vector<int>>(count), std::vector<bool>(count, false)};
  std::vector<std::vector<int>> inputs(count, std::vector<int>{kEos});
  Batch batch(model.config(), static_cast<int>(count));
  for (int length = 1;; ++length) {
    batch.clear();
    for (std::size_t b = 0; b < count; ++b) batch.add_decoder_input(sources[b], inputs[b]);
    if (length == 1) model.encode(weights, batch);
    model.decode(weights, batch);

    bool all_finished = true;
    const MatrixView logits = model.activations().logits.matrix();
    for (std::size_t b = 0; b < count; ++b) {
      if (result.finished[b]) continue;
      const Real* last = logits.row(batch.target_rows[b].first + batch.target_rows[b].count - 1);
      const int token = best_token({last, static_cast<std::size_t>(logits.columns)});
      if (token == kEos) {
        result.finished[b] = true;
        continue;
      }
      result.tokens[b].push_back(token);
      all_finished = false;
      if (length < max_length) inputs[b].push_back(token);
    }
    if (all_finished || length == max_length) return result;
  }
}

}  // namespace vamos
