#include "core/decode/recompute.h"

#include "core/ops/elementwise.h"

namespace vamos {

RecomputingDecoder::RecomputingDecoder(Transformer& model, int max_hypotheses)
    : model_(model),
      batch_(model.config(), 1),
      fed_(static_cast<std::size_t>(max_hypotheses)),
      logits_(static_cast<std::size_t>(max_hypotheses) * static_cast<std::size_t>(model.config().target_vocab)) {
  source_.reserve(static_cast<std::size_t>(model.config().max_source_length));
  for (auto& tokens : fed_) tokens.reserve(static_cast<std::size_t>(model.config().max_target_length));
  fed_before_ = fed_;
  for (auto& tokens : fed_before_) tokens.reserve(static_cast<std::size_t>(model.config().max_target_length));
}

void RecomputingDecoder::start(const Weights& weights, std::span<const std::vector<int>> sources,
                               const Ablation& ablation) {
  VAMOS_CHECK(sources.size() == 1);
  weights_ = &weights;
  source_.assign(sources[0].begin(), sources[0].end());
  hypotheses_ = 1;
  fed_[0].clear();
  batch_.clear();
  const int first_token[] = {start_token(model_.config())};
  batch_.add_decoder_input(source_, first_token);
  Pass pass;
  pass.ablation = ablation;
  model_.encode(weights, batch_, pass);
}

MatrixView RecomputingDecoder::step(std::span<const int> tokens) {
  VAMOS_CHECK(weights_ && tokens.size() == hypotheses_);
  const int vocabulary = model_.config().target_vocab;
  const MatrixView logits{logits_.data(), static_cast<int>(hypotheses_), vocabulary, vocabulary};
  for (std::size_t r = 0; r < hypotheses_; ++r) {
    fed_[r].push_back(tokens[r]);
    batch_.clear();
    batch_.add_decoder_input(source_, fed_[r]);
    model_.decode(*weights_, batch_);
    const MatrixView all = model_.activations().logits.matrix();
    copy(logits.row_range(static_cast<int>(r), 1), all.row_range(all.rows - 1, 1));
  }
  return logits;
}

void RecomputingDecoder::select(std::span<const int> parents) {
  VAMOS_CHECK(parents.size() <= fed_.size());
  for (std::size_t r = 0; r < hypotheses_; ++r) fed_before_[r].assign(fed_[r].begin(), fed_[r].end());
  hypotheses_ = parents.size();
  for (std::size_t r = 0; r < hypotheses_; ++r) {
    const auto& from = fed_before_[static_cast<std::size_t>(parents[r])];
    fed_[r].assign(from.begin(), from.end());
  }
}

}  // namespace vamos
