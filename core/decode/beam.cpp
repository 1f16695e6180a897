#include "core/decode/beam.h"

#include <algorithm>

#include "core/base/math.h"
#include "core/model/ranking.h"

namespace vamos {

namespace {

double log_sum_exp(std::span<const Real> logits) {
  double largest = static_cast<double>(logits[0]), sum = 0;
  for (const Real x : logits) largest = std::max(largest, static_cast<double>(x));
  for (const Real x : logits) sum += exp(static_cast<double>(x) - largest);
  return largest + log(sum);
}

double normalised(double log_probability, int length, double penalty) {
  return penalty == 0 ? log_probability : log_probability / pow(length, penalty);
}

}  // namespace

std::uint64_t beam_reals(const Config& config, int max_width) {
  const auto width = static_cast<std::uint64_t>(max_width);
  const std::uint64_t bytes = static_cast<std::uint64_t>(config.max_target_length) * width * sizeof(BeamNode) +
                              2 * width * width * 2 * sizeof(double) +
                              static_cast<std::uint64_t>(config.target_vocab) * sizeof(int);
  return bytes / sizeof(Real);
}

BeamSearch::BeamSearch(const Config& config, int max_width) : config_(config) {
  const auto width = static_cast<std::size_t>(max_width);
  nodes_.reserve(width * static_cast<std::size_t>(config.max_target_length));
  steps_.reserve(static_cast<std::size_t>(config.max_target_length) + 1);
  ends_.reserve(width + 1);
  candidates_.reserve(width * width);
  for (auto* list : {&living_, &tokens_, &parents_}) list->reserve(width);
  order_.reserve(static_cast<std::size_t>(config.target_vocab));
  probabilities_.reserve(width);
  end_probabilities_.reserve(width);
}

/// Of each living hypothesis its `width` best next words, then of all of them the `width` best.
void BeamSearch::collect(MatrixView logits, std::span<const double> before, std::size_t width) {
  candidates_.clear();
  end_probabilities_.clear();
  for (int r = 0; r < logits.rows; ++r) {
    const std::span<const Real> row{logits.row(r), static_cast<std::size_t>(logits.columns)};
    const double base = or_lowest(before[static_cast<std::size_t>(r)] - log_sum_exp(row));
    end_probabilities_.push_back(or_lowest(base + static_cast<double>(row[kEos])));
    for (const int id : best_tokens(row, width, kFirstWord, config_, order_))
      candidates_.push_back({r, id, or_lowest(base + static_cast<double>(row[static_cast<std::size_t>(id)]))});
  }
  const auto kept = std::min(width, candidates_.size());
  std::partial_sort(candidates_.begin(), candidates_.begin() + static_cast<std::ptrdiff_t>(kept), candidates_.end(),
                    [](const Candidate& a, const Candidate& b) {
                      if (a.log_probability != b.log_probability) return a.log_probability > b.log_probability;
                      return a.parent != b.parent ? a.parent < b.parent : a.token < b.token;
                    });
  candidates_.resize(kept);
}

void BeamSearch::end(int node, int length, double log_probability, const BeamOptions& options) {
  const BeamEnd found{node, length, log_probability, normalised(log_probability, length, options.length_penalty)};
  const auto at = std::ranges::find_if(ends_, [&](const BeamEnd& other) { return found.score > other.score; });
  ends_.insert(at, found);
  if (ends_.size() > static_cast<std::size_t>(options.width)) ends_.pop_back();
}

void BeamSearch::run(Stepper& stepper, const BeamOptions& options) {
  const int max_length =
      std::min(options.max_length > 0 ? options.max_length : config_.max_target_length, config_.max_target_length);
  nodes_.clear();
  ends_.clear();
  steps_.assign(1, 0);
  living_.assign(1, -1);
  tokens_.assign(1, start_token(config_));
  probabilities_.assign(1, 0.0);
  for (int length = 1;; ++length) {
    collect(stepper.step(tokens_), probabilities_, static_cast<std::size_t>(options.width));
    for (std::size_t r = 0; r < living_.size(); ++r) end(living_[r], length, end_probabilities_[r], options);
    if (length == max_length || candidates_.empty()) return;
    // Words only add to −log P, so this is the best that any continuation can reach.
    const double reachable = normalised(candidates_[0].log_probability, max_length, options.length_penalty);
    if (ends_[0].score >= reachable) return;

    parents_.clear();
    tokens_.clear();
    probabilities_.clear();
    order_.clear();  // the nodes of the hypotheses to come
    for (const Candidate& c : candidates_) {
      order_.push_back(static_cast<int>(nodes_.size()));
      nodes_.push_back({living_[static_cast<std::size_t>(c.parent)], c.token, c.log_probability});
      parents_.push_back(c.parent);
      tokens_.push_back(c.token);
      probabilities_.push_back(c.log_probability);
    }
    living_.assign(order_.begin(), order_.end());
    steps_.push_back(static_cast<int>(nodes_.size()));
    stepper.select(parents_);
  }
}

}  // namespace vamos
