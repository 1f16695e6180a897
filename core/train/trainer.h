#pragma once

#include <optional>

#include "core/base/rng.h"
#include "core/model/transformer.h"
#include "core/text/dataset.h"
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

/// Draws batches from the training sentences in an order shuffled anew each epoch, and updates the weights. After
/// construction nothing is allocated. The same seeds give the same bits.
class Trainer {
 public:
  /// Everything referred to must outlive the trainer.
  Trainer(const TrainingConfig& config, const std::vector<EncodedExample>& examples, Transformer& model,
          ParameterSet& parameters);

  /// One batch. If the loss or a gradient is not finite (problem `not_finite` {step, tensor}) the weights stay as they
  /// were before the step.
  Result<StepResult> step();

  /// Back to step 0: forgets moments and order. The weights are the caller's.
  void reset();

  int steps_taken() const { return step_; }
  ParameterSet& gradients() { return gradients_; }
  const ParameterSet& gradients() const { return gradients_; }

 private:
  void next_batch();
  Problem not_finite(bool loss) const;

  TrainingConfig config_;
  const std::vector<EncodedExample>& examples_;
  Transformer& model_;
  ParameterSet& parameters_;
  ParameterSet gradients_;
  Optimizer optimizer_;
  Rng rng_;
  std::vector<int> order_;
  std::size_t cursor_ = 0;
  Batch batch_;
  int step_ = 0;
};

}  // namespace vamos
