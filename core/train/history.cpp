#include "core/train/history.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/model/ranking.h"

namespace vamos {

namespace {

/// The model's configuration for sentences no longer than the probe.
Config for_probe(Config config, std::size_t source, std::size_t target) {
  config.max_source_length = static_cast<int>(source) + (config.source_eos ? 1 : 0);
  config.max_target_length = std::max(2, static_cast<int>(target) + 1);
  return config;
}

std::size_t top_of(const Config& c) { return static_cast<std::size_t>(std::min(History::kTop, c.target_vocab)); }

std::uint64_t map_reals(const Config& c, std::uint64_t source, std::uint64_t target) {
  const auto layers = [](int n) { return static_cast<std::uint64_t>(n); };
  return static_cast<std::uint64_t>(c.heads) *
         (layers(c.encoder_layers) * source * source + layers(c.decoder_layers) * target * (target + source));
}

std::uint64_t moment_bytes(const Config& c, std::uint64_t source, std::uint64_t target) {
  return map_reals(c, source, target) * sizeof(Real) + target * (1 + top_of(c)) * sizeof(TokenChance);
}

std::uint64_t moments_of(std::uint64_t bytes) {
  return std::min<std::uint64_t>(History::kMoments, History::kMomentBytes / std::max<std::uint64_t>(bytes, 1));
}

constexpr std::uint64_t kFewestMoments = 8;

}  // namespace

std::optional<std::uint64_t> history_bytes(const Config& config, const TrainingConfig& training, int source_tokens,
                                           int target_tokens) {
  const Config c = for_probe(config, static_cast<std::size_t>(source_tokens), static_cast<std::size_t>(target_tokens));
  const std::uint64_t bytes =
      moment_bytes(c, static_cast<std::uint64_t>(c.max_source_length), static_cast<std::uint64_t>(target_tokens) + 1);
  const std::uint64_t moments = moments_of(bytes);
  if (moments < kFewestMoments) return std::nullopt;
  const std::uint64_t state = keyframe_bytes(config, training);
  return moments * bytes + std::min<std::uint64_t>(64, Keyframes::kBytes / state) * state +
         transformer_reals(c, 1) * sizeof(Real);
}

History::History(const Config& config, const Trainer& trainer, const Weights& weights, std::span<const int> source,
                 std::span<const int> target, bool pristine)
    : config_(for_probe(config, source.size(), target.size())),
      keyframes_(trainer, pristine),
      probe_(config_, 1),
      model_(config_, 1) {
  probe_.add(source, target);
  for (const auto kind : {AttentionKind::encoder, AttentionKind::decoder, AttentionKind::cross})
    maps_ += shape(kind).size();
  chances_ = static_cast<std::size_t>(probe_.target_tokens()) * (1 + top_of(config_));
  capacity_ =
      static_cast<std::size_t>(moments_of(moment_bytes(config_, static_cast<std::uint64_t>(probe_.source_tokens()),
                                                       static_cast<std::uint64_t>(probe_.target_tokens()))));
  VAMOS_CHECK(capacity_ >= kFewestMoments);
  slots_.resize(capacity_);
  for (std::size_t i = 0; i < capacity_; ++i) order_.push_back(i);
  attention_.resize(capacity_ * maps_);
  tokens_.resize(capacity_ * chances_);
  ranking_.reserve(static_cast<std::size_t>(config_.target_vocab));
  newest_ = trainer.steps_taken();
  record(weights, newest_, std::numeric_limits<double>::quiet_NaN());
}

History::MapShape History::shape(AttentionKind kind) const {
  const int source = probe_.source_tokens(), target = probe_.target_tokens();
  switch (kind) {
    case AttentionKind::encoder:
      return {config_.encoder_layers, config_.heads, source, source};
    case AttentionKind::decoder:
      return {config_.decoder_layers, config_.heads, target, target};
    default:
      return {config_.decoder_layers, config_.heads, target, source};
  }
}

void History::note(const Trainer& trainer, const Weights& weights, double loss) {
  keyframes_.note(trainer);
  const int step = trainer.steps_taken();
  if (step <= newest_) return;  // trained again after going back: the same bits
  newest_ = step;
  if (step % stride_ != 0) return;
  make_room();
  if (step % stride_ == 0) record(weights, step, loss);
}

/// Drops every second moment until there is room for one more.
void History::make_room() {
  while (count_ == capacity_) {
    stride_ *= 2;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < count_; ++i)
      if (slots_[i].step % stride_ == 0) {
        slots_[kept] = slots_[i];
        std::swap(order_[kept++], order_[i]);
      }
    count_ = kept;
  }
}

void History::begin(const Trainer& trainer, const Weights& weights) {
  keyframes_.begin(trainer);
  newest_ = trainer.steps_taken();
  const int oldest = keyframes_.oldest();
  while (count_ > 0 && slots_[count_ - 1].step > newest_) --count_;
  double loss = std::numeric_limits<double>::quiet_NaN();
  if (count_ > 0 && slots_[count_ - 1].step == newest_) loss = slots_[--count_].loss;
  // What can no longer be reached is forgotten.
  std::size_t gone = 0;
  while (gone < count_ && slots_[gone].step < oldest) ++gone;
  std::rotate(slots_.begin(), slots_.begin() + static_cast<std::ptrdiff_t>(gone),
              slots_.begin() + static_cast<std::ptrdiff_t>(count_));
  std::rotate(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(gone),
              order_.begin() + static_cast<std::ptrdiff_t>(count_));
  count_ -= gone;
  make_room();
  record(weights, newest_, loss);
}

void History::go_on(int step) {
  if (!keyframes_.origin_after(step)) return;
  keyframes_.forget_after(step);
  newest_ = step;
  while (count_ > 0 && slots_[count_ - 1].step > step) --count_;
}

void History::record(const Weights& weights, int step, double loss) {
  model_.encode(weights, probe_);
  model_.decode(weights, probe_);
  const double probe_loss = model_.loss(probe_).loss;
  slots_[count_] = {step, loss, probe_loss};
  const std::size_t place = order_[count_++];

  Real* to = attention_.data() + place * maps_;
  const auto append = [&](const AttentionActivations& attention) {
    to = std::ranges::copy(attention.weights.values(), to).out;
  };
  const Activations& a = model_.activations();
  for (const auto& layer : a.encoder) append(layer.self_attention);
  for (const auto& layer : a.decoder) append(layer.self_attention);
  for (const auto& layer : a.decoder) append(layer.cross_attention);

  TokenChance* out = tokens_.data() + place * chances_;
  const MatrixView p = a.probabilities.matrix();
  for (int row = 0; row < p.rows; ++row) {
    const int wanted = probe_.target_output[static_cast<std::size_t>(row)];
    *out++ = {wanted, p(row, wanted)};
    const std::span<const Real> chances{p.row(row), static_cast<std::size_t>(p.columns)};
    const auto best = best_tokens(chances, top_of(config_), kEos, config_, ranking_);
    for (const int id : best) *out++ = {id, or_zero(p(row, id))};
    // A vocabulary smaller than the table leaves places at its end: <PAD> with probability 0.
    out = std::fill_n(out, top_of(config_) - best.size(), TokenChance{});
  }
}

Moment History::moment(std::size_t index) const {
  VAMOS_CHECK(index < count_);
  const Slot& slot = slots_[index];
  Moment moment{slot.step, slot.loss, slot.probe_loss, {}, {}};
  const Real* at = attention_.data() + order_[index] * maps_;
  for (const auto kind : {AttentionKind::encoder, AttentionKind::decoder, AttentionKind::cross}) {
    const std::size_t size = shape(kind).size();
    moment.attention[static_cast<std::size_t>(kind)] = {at, size};
    at += size;
  }
  moment.chances = {tokens_.data() + order_[index] * chances_, chances_};
  return moment;
}

}  // namespace vamos
