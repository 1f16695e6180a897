#pragma once

#include <optional>

#include "core/io/safetensors.h"
#include "core/model/config.h"
#include "core/text/dataset.h"
#include "core/train/optimizer.h"
#include "core/train/training_config.h"

/// What a checkpoint says beside weights and moments. All of it may be missing from a file that another program wrote.
///
/// `__metadata__`, each value a text:
///   format                                   "pt": the tensors are named and laid out as PyTorch's
///   vamos.version                            of this list: 1
///   vamos.model, vamos.training              configurations, JSON by the options' JavaScript names
///   vamos.tokenizer                          JSON {"tokenizer", "lowercase", "digitGroup"}, the last 0 if it is missing
///   vamos.source_vocabulary, …target_…       JSON lists of tokens, special ones first
///   vamos.state                              JSON {"step", "beta1Power", "beta2Power"}: β^t of Adam
/// Tensors, apart from the parameters by their own names:
///   optimizer.first.<parameter>, optimizer.second.<parameter>     Adam's moments; `first` is SGD's velocity
///   examples.{train, validation}.lengths     I32 [pairs, 2]: tokens of source and target, without start and end
///   examples.{train, validation}.tokens      I32 [sum of lengths]: ids, the source and then the target of each pair
/// The order of examples follows from the seed and the step (train/epoch_order.h): there is no other random state.
namespace vamos {

struct CheckpointState {
  int step = 0;
  Optimizer::Powers powers;
};

struct CheckpointInfo {
  std::optional<Config> model;
  std::optional<TrainingConfig> training;
  std::optional<Tokenizer> tokenizer;
  std::optional<Vocabularies> vocabularies;
  CheckpointState state;
  std::vector<EncodedExample> train, validation;
};

/// Problems: file_version {version, limit}; file_damaged {part}; those of read_config.
Result<CheckpointInfo> read_checkpoint_info(const Safetensors& file);

/// All metadata.
void write_checkpoint_metadata(SafetensorsWriter& writer, const Config& model, const TrainingConfig& training,
                               const Dataset& data, const CheckpointState& state);
/// The examples' tensors: their declaration, before writer.begin(), and their values.
void declare_examples(SafetensorsWriter& writer, const Dataset& data);
void write_examples(SafetensorsWriter& writer, const Dataset& data);
bool is_example_tensor(std::string_view name);

/// `expected` is its shape, as text.
Problem tensor_missing(const std::string& name, const std::string& expected);

/// What shapes tell of a model whose file does not describe it: width, vocabularies, layers, feed-forward width, norm,
/// biases, output projection, learned positions. The rest keeps its value. Norms with a norm at the end of the stacks are
/// taken for pre-norm. Problem `tensor_missing` {name} where the file is no such model.
std::optional<Problem> infer_config(Config& config, const Safetensors& file);

}  // namespace vamos
