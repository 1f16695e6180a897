#include "core/decode/decoded.h"

namespace vamos {

Decoded::Decoded(const Config& config, int max_sentences)
    : tokens(static_cast<std::size_t>(max_sentences)), finished(static_cast<std::size_t>(max_sentences)) {
  for (auto& sentence : tokens) sentence.reserve(static_cast<std::size_t>(config.max_target_length));
  for (auto* list : {&growing, &next, &parents}) list->reserve(static_cast<std::size_t>(max_sentences));
}

void Decoded::clear(int sentences) {
  VAMOS_CHECK(static_cast<std::size_t>(sentences) <= tokens.size());
  for (auto& sentence : tokens) sentence.clear();
  finished.assign(finished.size(), 0);
  growing.clear();
  for (int b = 0; b < sentences; ++b) growing.push_back(b);
}

int best_token(std::span<const Real> logits, const Config& config) {
  int best = kEos;
  for (int id = kFirstWord; id < static_cast<int>(logits.size()); ++id)
    if (logits[static_cast<std::size_t>(id)] > logits[static_cast<std::size_t>(best)] && can_be_written(id, config))
      best = id;
  return best;
}

}  // namespace vamos
