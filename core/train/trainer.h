#pragma once

#include "core/model/transformer.h"
#include "core/text/dataset.h"
#include "core/train/epoch_order.h"
#include "core/train/optimizer.h"
#include "core/train/training_config.h"

namespace vamos {

struct StepResult {
  int step = 0;     // steps taken so far
  double loss = 0;  // nats per target token of this step's batch, before its update
  double token_accuracy = 0;
  double gradient_norm = 0;  // before clipping
  double learning_rate = 0;
};

/// Everything that the rest of a training run follows from: the order of the examples and the dropout of a step follow from
/// the seeds and its number alone.
struct TrainerState {
  std::vector<Real> weights;
  Optimizer optimizer;
  int step = -1;  // none yet
};

/// Draws batches from the training sentences in an order shuffled anew each epoch, and updates the weights. After
/// construction nothing is allocated. The same seeds give the same bits.
class Trainer {
 public:
  /// Everything referred to must outlive the trainer.
  Trainer(const TrainingConfig& config, const std::vector<EncodedExample>& examples, Transformer& model,
          ParameterSet& parameters);

  /// One batch. If its loss or a gradient is not finite or explodes (problem `not_finite` {step, tensor}), the last good
  /// state comes back: weights, optimizer and step as they were before the update that led here.
  Result<StepResult> step();

  /// Back to step 0: forgets moments and order. The weights are the caller's.
  void reset();

  /// Copies the state; into one that came from size_state() nothing is allocated.
  void save_state(TrainerState& state) const;
  void load_state(const TrainerState& state);
  TrainerState size_state() const;
  /// Goes on after `step` steps, from the weights and the optimizer's state that the caller has put in place. The order of
  /// the examples follows from the seed and the step, so nothing else is needed for the same bits.
  void resume(int step);
  Optimizer& optimizer() { return optimizer_; }
  const Optimizer& optimizer() const { return optimizer_; }

  int steps_taken() const { return step_; }
  /// The sentences of the last step, and how the forward pass treated them.
  const Batch& batch() const { return batch_; }
  const Pass& pass() const { return pass_; }
  ParameterSet& gradients() { return gradients_; }
  const ParameterSet& gradients() const { return gradients_; }

 private:
  void next_batch();
  Problem fail(bool loss);
  std::string first_not_finite(bool loss) const;

  TrainingConfig config_;
  const std::vector<EncodedExample>& examples_;
  Transformer& model_;
  ParameterSet& parameters_;
  ParameterSet gradients_;
  Optimizer optimizer_;
  EpochOrder order_;
  Batch batch_;
  Pass pass_;
  int step_ = 0;

  /// The state before the last update: the newest one whose loss and gradients were seen to be finite.
  TrainerState good_;
};

/// Reals that a trainer holds beside the model, for predicting memory.
std::uint64_t trainer_reals(const Config& model, const TrainingConfig& training);

}  // namespace vamos
