#include "core/train/trainer.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/train/schedule.h"

namespace vamos {

Trainer::Trainer(const TrainingConfig& config, const std::vector<EncodedExample>& examples, Transformer& model,
                 ParameterSet& parameters)
    : config_(config),
      examples_(examples),
      model_(model),
      parameters_(parameters),
      gradients_(make_parameters(model.config())),
      optimizer_(config, gradients_.values().size()),
      rng_(config.seed),
      order_(examples.size()),
      batch_(model.config(), model.max_sentences()) {
  reset();
}

void Trainer::reset() {
  optimizer_.reset();
  rng_ = Rng(config_.seed);
  std::iota(order_.begin(), order_.end(), 0);
  cursor_ = order_.size();
  step_ = 0;
}

void Trainer::next_batch() {
  batch_.clear();
  const auto size = std::min<std::size_t>(static_cast<std::size_t>(config_.batch_size), order_.size());
  for (std::size_t i = 0; i < size; ++i) {
    if (cursor_ == order_.size()) {  // a new epoch may begin within a batch, so that every batch is full
      for (std::size_t k = order_.size(); k > 1; --k)
        std::swap(order_[k - 1], order_[rng_.below(static_cast<uint32_t>(k))]);
      cursor_ = 0;
    }
    const auto& example = examples_[static_cast<std::size_t>(order_[cursor_++])];
    batch_.add(example.source, example.target);
  }
}

Result<StepResult> Trainer::step() {
  next_batch();
  std::ranges::fill(gradients_.values(), Real(0));
  const Weights& weights = parameters_.tensors;
  model_.encode(weights, batch_);
  model_.decode(weights, batch_);
  const CrossEntropy cross_entropy = model_.loss(batch_);
  if (!std::isfinite(cross_entropy.loss)) return not_finite(true);
  model_.backward(gradients_.tensors, weights, batch_);

  const double gradient_norm = norm(gradients_.values());
  if (!std::isfinite(gradient_norm)) return not_finite(false);
  if (config_.gradient_clip > 0 && gradient_norm > config_.gradient_clip) {
    const Real scale = static_cast<Real>(config_.gradient_clip / (gradient_norm + 1e-6));  // as PyTorch has it
    for (Real& g : gradients_.values()) g *= scale;
  }
  const double rate = learning_rate(config_, step_ + 1);
  optimizer_.update(parameters_.values(), gradients_.values(), rate);
  ++step_;
  return StepResult{step_, cross_entropy.loss, double(cross_entropy.correct) / batch_.target_tokens(), gradient_norm,
                    rate};
}

Problem Trainer::not_finite(bool loss) const {
  std::string where = loss ? "loss" : "gradient";
  const auto look_in = [&](const ParameterSet& set, const char* prefix) {
    bool found = false;
    for_each_tensor(set.tensors, model_.config(), [&](Path path, const Tensor& tensor, Declaration) {
      if (found || std::ranges::all_of(tensor.values(), [](Real x) { return std::isfinite(x); })) return;
      where = prefix + path.text();
      found = true;
    });
    return found;
  };
  if (!look_in(parameters_, "") && !loss) look_in(gradients_, "grad.");
  const std::string number = std::to_string(step_ + 1);
  return {"not_finite",
          {{"step", number}, {"tensor", where}},
          "Training stopped at step " + number + ": " + where +
              " is no longer a finite number. The weights before this step are kept; try a lower learning rate."};
}

}  // namespace vamos
