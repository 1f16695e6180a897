#include "core/train/trainer.h"

#include <algorithm>
#include <cmath>

#include "core/model/path.h"
#include "core/train/schedule.h"

namespace vamos {

namespace {

/// A gradient beyond this overflows when squared in single precision, which would freeze Adam's weights without a word.
constexpr double kExplodedGradient = 1e18;

bool all_finite(std::span<const Real> values) {
  return std::ranges::all_of(values, [](Real x) { return std::isfinite(x); });
}

}  // namespace

std::uint64_t trainer_reals(const Config& model, const TrainingConfig& training) {
  // Gradients, the last good weights, and the moments twice: as they are and as they were.
  const int moments = training.optimizer == OptimizerKind::sgd ? 1 : 2;
  return (2 + 2 * static_cast<std::uint64_t>(moments)) * parameter_reals(model);
}

Trainer::Trainer(const TrainingConfig& config, const std::vector<EncodedExample>& examples, Transformer& model,
                 ParameterSet& parameters)
    : config_(config),
      examples_(examples),
      model_(model),
      parameters_(parameters),
      gradients_(make_parameters(model.config())),
      optimizer_(config, gradients_.values().size()),
      order_(config.seed, examples.size()),
      batch_(model.config(), model.max_sentences()) {
  good_ = size_state();
}

TrainerState Trainer::size_state() const {
  return {std::vector<Real>(parameters_.values().size(), Real(0)), optimizer_, -1};
}

void Trainer::save_state(TrainerState& state) const {
  std::ranges::copy(parameters_.values(), state.weights.begin());
  state.optimizer = optimizer_;  // of the same size: no allocation
  state.step = step_;
}

void Trainer::load_state(const TrainerState& state) {
  std::ranges::copy(state.weights, parameters_.values().begin());
  optimizer_ = state.optimizer;
  step_ = state.step;
}

void Trainer::reset() {
  optimizer_.reset();
  resume(0);
}

void Trainer::resume(int step) {
  step_ = step;
  good_.step = -1;
}

void Trainer::next_batch() {
  batch_.clear();
  const auto size = static_cast<uint64_t>(model_.max_sentences());
  for (uint64_t i = 0; i < size; ++i) {  // an epoch may end within a batch, so that every batch is full
    const auto& example = examples_[order_.at(static_cast<uint64_t>(step_) * size + i)];
    batch_.add(example.source, example.target);
  }
}

Result<StepResult> Trainer::step() {
  next_batch();
  std::ranges::fill(gradients_.values(), Real(0));
  const Weights& weights = parameters_.tensors;
  const Config& model = model_.config();
  if (model.dropout > 0) pass_.dropout = DropoutStream(model.dropout, model.seed, static_cast<uint64_t>(step_));
  model_.encode(weights, batch_, pass_);
  model_.decode(weights, batch_);
  const CrossEntropy cross_entropy = model_.loss(batch_, config_.label_smoothing);
  if (!std::isfinite(cross_entropy.loss)) return fail(true);
  model_.backward(gradients_.tensors, weights, batch_);

  const double gradient_norm = norm(gradients_.values());
  if (!(gradient_norm < kExplodedGradient)) return fail(false);
  if (config_.gradient_clip > 0) clip(gradients_.values(), gradient_norm, config_.gradient_clip);
  const double rate = learning_rate(config_, step_ + 1);
  good_.step = step_;
  optimizer_.update(parameters_.values(), gradients_.values(), rate, good_.weights, good_.optimizer);
  ++step_;
  return StepResult{step_, cross_entropy.loss, double(cross_entropy.correct) / batch_.target_tokens(), gradient_norm,
                    rate};
}

Problem Trainer::fail(bool loss) {
  const int step = step_ + 1;
  const std::string where = first_not_finite(loss);
  if (good_.step >= 0) load_state(good_);
  return {"not_finite",
          {{"step", step}, {"tensor", where}},
          "Training stopped at step {step}: {tensor} left the range of finite numbers. The weights of step {kept} are "
          "kept; try a lower learning rate.",
          {{"kept", step_}}};
}

std::string Trainer::first_not_finite(bool loss) const {
  std::string where;
  const auto look_in = [&](const ParameterSet& set, std::string_view prefix) {
    for_each_tensor(set.tensors, model_.config(), [&](const Path& path, const Tensor& tensor, const Declaration&) {
      if (where.empty() && !all_finite(tensor.values())) where = std::string(prefix) + path.text();
    });
  };
  look_in(parameters_, "");
  if (!where.empty()) return where;
  if (loss) return all_finite(model_.activations().logits.values()) ? "loss" : "logits";
  look_in(gradients_, kGradientPrefix);
  return where.empty() ? "gradient" : where;
}

}  // namespace vamos
