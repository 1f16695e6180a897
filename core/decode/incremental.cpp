#include "core/decode/incremental.h"

#include <algorithm>

#include "core/model/decoder.h"
#include "core/model/sublayers.h"
#include "core/ops/elementwise.h"
#include "core/ops/linear.h"

namespace vamos {

namespace {

/// One new token for each hypothesis, all of them with `history` positions.
BatchShape shape_of(int hypotheses, int longest_source, int history) {
  return {hypotheses, 0, hypotheses, longest_source, 1, history};
}

std::uint64_t cache_reals(const Config& c, int sentences, int longest) {
  return static_cast<std::uint64_t>(sentences) * static_cast<std::uint64_t>(longest) *
         static_cast<std::uint64_t>(2 * c.d_model);
}

std::uint64_t scratch_reals(const Config& c) {
  return attention_scratch(c.d_model / c.heads, 1, std::max(c.max_source_length, c.max_target_length));
}

}  // namespace

std::uint64_t incremental_reals(const Config& c, int max_sources, int max_hypotheses) {
  const auto layers = static_cast<std::uint64_t>(c.decoder_layers);
  return (layers + 1) * cache_reals(c, max_hypotheses, c.max_target_length) +
         layers * cache_reals(c, max_sources, c.max_source_length) + scratch_reals(c) +
         activation_reals(c, shape_of(max_hypotheses, c.max_source_length, c.max_target_length), Half::decoder);
}

IncrementalDecoder::IncrementalDecoder(Transformer& model, int max_hypotheses)
    : model_(model),
      batch_(model.config(), model.max_sentences()),
      activations_(model.config(),
                   shape_of(max_hypotheses, model.config().max_source_length, model.config().max_target_length),
                   Half::decoder),
      scratch_(scratch_reals(model.config())) {
  const Config& c = model.config();
  spare_.resize(cache_reals(c, max_hypotheses, c.max_target_length));
  for (int n = 0; n < c.decoder_layers; ++n) {
    self_.emplace_back(cache_reals(c, max_hypotheses, c.max_target_length));
    cross_.emplace_back(cache_reals(c, model.max_sentences(), c.max_source_length));
  }
  const auto capacity = static_cast<std::size_t>(max_hypotheses);
  for (auto* rows : {&self_rows_, &cross_rows_, &cross_rows_before_}) rows->reserve(capacity);
  for (int r = 0; r < max_hypotheses; ++r) token_rows_.push_back({r, 1});
}

MatrixView IncrementalDecoder::cache_of(std::vector<Real>& memory, std::size_t rows) const {
  const int width = 2 * model_.config().d_model;
  return {memory.data(), static_cast<int>(rows), width, width};
}

void IncrementalDecoder::start(const Weights& weights, std::span<const std::vector<int>> sources,
                               const Ablation& ablation) {
  VAMOS_CHECK(!ablation.causal_mask && sources.size() <= token_rows_.size());
  weights_ = &weights;
  pass_.ablation = ablation;
  batch_.clear();
  const int first_token[] = {start_token(model_.config())};
  for (const auto& source : sources) batch_.add_decoder_input(source, first_token);
  model_.encode(weights, batch_, pass_);
  longest_source_ = batch_.longest_source();

  const ConstMatrixView memory = model_.memory();
  for (std::size_t n = 0; n < cross_.size(); ++n)
    key_value_forward(cache_of(cross_[n], static_cast<std::size_t>(memory.rows)), memory,
                      weights.decoder[n].multihead_attn);
  cross_rows_.assign(batch_.source_rows.begin(), batch_.source_rows.end());
  self_rows_.clear();
  for (std::size_t r = 0; r < sources.size(); ++r)
    self_rows_.push_back({static_cast<int>(r) * model_.config().max_target_length, 0});
}

MatrixView IncrementalDecoder::step(std::span<const int> tokens) {
  const Config& config = model_.config();
  VAMOS_CHECK(weights_ && tokens.size() == self_rows_.size() && !tokens.empty());
  const int written = self_rows_[0].count;
  VAMOS_CHECK(written < config.max_target_length);
  for (RowRange& rows : self_rows_) ++rows.count;

  const int hypotheses = static_cast<int>(tokens.size());
  activations_.place(config, shape_of(hypotheses, longest_source_, written + 1));
  Activations& a = activations_.tensors;
  const auto token_rows = std::span<const RowRange>(token_rows_).first(tokens.size());
  model_.embed(a.target_embedded, tokens, token_rows, *weights_, true, written);
  const DecoderContext context{config, pass_, cross_rows_, token_rows, scratch_.data()};
  MatrixView y = a.target_embedded.matrix();
  for (std::size_t n = 0; n < a.decoder.size(); ++n) {
    const auto width = 2 * static_cast<std::size_t>(config.d_model);
    const DecoderCache cache{cache_of(self_[n], self_[n].size() / width), cache_of(cross_[n], cross_[n].size() / width),
                             self_rows_, cross_rows_};
    y = decoder_layer_step(a.decoder[n], y, cache, weights_->decoder[n], static_cast<int>(n), context);
  }
  if (config.norm == Norm::pre) {
    norm_forward(a.decoder_norm, y, weights_->decoder_norm);
    y = a.decoder_norm.output.matrix();
  }
  linear_forward(a.logits.matrix(), y, weights_->generator_weight.matrix(), weights_->generator_bias.data);
  return a.logits.matrix();
}

void IncrementalDecoder::select(std::span<const int> parents) {
  bool same = parents.size() == self_rows_.size();
  for (std::size_t r = 0; r < parents.size(); ++r) same = same && parents[r] == static_cast<int>(r);
  if (same) return;
  VAMOS_CHECK(!parents.empty() && parents.size() <= token_rows_.size());
  const int length = model_.config().max_target_length, written = self_rows_[0].count;
  const std::size_t rows = spare_.size() / static_cast<std::size_t>(2 * model_.config().d_model);
  for (auto& layer : self_) {
    for (std::size_t r = 0; r < parents.size(); ++r)
      copy(cache_of(spare_, rows).row_range(static_cast<int>(r) * length, written),
           cache_of(layer, rows).row_range(parents[r] * length, written));
    layer.swap(spare_);
  }
  cross_rows_before_ = cross_rows_;
  cross_rows_.resize(parents.size());
  self_rows_.resize(parents.size());
  for (std::size_t r = 0; r < parents.size(); ++r) {
    cross_rows_[r] = cross_rows_before_[static_cast<std::size_t>(parents[r])];
    self_rows_[r] = {static_cast<int>(r) * length, written};
  }
}

}  // namespace vamos
