#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/decode/greedy.h"
#include "core/io/checkpoint.h"
#include "core/io/json.h"
#include "core/model/transformer.h"
#include "core/text/dataset.h"
#include "core/train/trainer.h"

namespace vamos {

struct SessionOptions {
  /// Vocabulary sizes are taken from the data; lengths of 0 are too, with room to spare.
  Config model;
  TrainingConfig training;
  std::vector<Example> examples;
  DatasetOptions data;
};

/// What save() puts into the file beside model, vocabularies and step.
struct SaveOptions {
  bool examples = true;   // without them the reopened session translates but cannot train, unless it is given others
  bool optimizer = true;  // without it training goes on from moments of zero
};

/// What open() takes from the caller: a file of another program lacks most of it, and what is given here takes the place
/// of what the file says.
struct OpenOptions {
  /// Objects of options by their JavaScript names, as read_config takes them; null for none.
  Json model, training;
  /// Sentence pairs in place of the file's. They define the vocabularies if the file has none.
  std::vector<Example> examples;
  /// Of these pairs; its tokenizer and seed are not read: see below, and the training's seed.
  DatasetOptions data;
  std::optional<TokenizerKind> tokenizer;
  std::optional<bool> lowercase;
  double memory_limit = kMemoryLimitBytes;
};

struct Evaluation {
  double loss = 0, token_accuracy = 0;
  double exact_match = 0;  // share of sentences that greedy decoding gets right to the last token
  int examples = 0;
};

struct TokenProbability {
  int token = kEos;
  double probability = 0;
};

/// One token written, and what else might have been.
struct DecodeStep {
  int input = kEos;  // the token fed in
  TokenProbability best;
  std::vector<TokenProbability> top;  // best first
};

struct Translation {
  std::string text;
  std::vector<std::string> tokens;  // without <EOS>
  bool finished = false;            // <EOS> was written
  double log_probability = 0;       // of the tokens written, <EOS> included
  std::vector<std::string> source;  // as typed, <EOS> included if the encoder reads it
  std::vector<bool> known;          // false: the encoder reads <UNK>
  std::vector<DecodeStep> steps;
};

enum class AttentionKind { encoder, decoder, cross };

/// Attention of the last translation, all layers and heads: values [layers, heads, rows, columns].
struct AttentionMaps {
  int layers = 0, heads = 0, rows = 0, columns = 0;
  std::vector<std::string> row_tokens, column_tokens;
  std::vector<Real> values;
};

/// Data, model and training together: what the page, the tests and the command line talk to. All sentences in and out are
/// UTF-8; all problems are values.
class Session {
 public:
  static Result<std::unique_ptr<Session>> create(SessionOptions options);
  /// A session from a safetensors file. One that save() wrote goes on to the same bits as the one that was saved; one that
  /// PyTorch wrote under the same parameter names needs `options` for what shapes do not tell (heads, lengths, how
  /// sentences become tokens, …). Problems: those of create(); file_too_large, file_not_checkpoint, file_truncated,
  /// file_damaged, file_version; tensor_missing, tensor_unexpected, tensor_shape, tensor_type, not_finite_value;
  /// no_vocabulary, vocabulary_size; unknown_option, wrong_type.
  static Result<std::unique_ptr<Session>> open(std::span<const std::uint8_t> file, OpenOptions options = {});
  // The trainer refers to the model and the data beside it.
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session();

  /// A safetensors file as core/io/checkpoint.h describes it: the same session gives the same bytes on every platform.
  std::vector<std::uint8_t> save(const SaveOptions& options = {}) const;

  /// `steps` ≥ 1. Problem `no_examples` where there are none; `not_finite` brings the last good state back, as Trainer::step says.
  Result<StepResult> train(int steps);
  Evaluation evaluate(bool validation);
  /// Greedy decoding. `max_length` 0 means the model's. Problems: empty_text, too_long.
  Result<Translation> translate(std::string_view text, int max_length = 0);
  /// Feeds the decoder `target` instead of its own words: one step for each of its tokens and one for <EOS>.
  Result<Translation> observe(std::string_view source, std::string_view target);
  /// Problem `no_translation` before the first translate() or observe().
  Result<AttentionMaps> attention(AttentionKind kind) const;

  struct TensorInfo {
    std::string name;
    std::vector<int> shape;  // as PyTorch has it
    bool gradient = false;
  };
  std::vector<TensorInfo> tensors() const;
  /// A copy in PyTorch's layout. Problem `unknown_tensor`.
  Result<std::vector<Real>> tensor(const std::string& name) const;
  /// Problems: unknown_tensor, wrong_size, not_finite_value.
  std::optional<Problem> set_tensor(const std::string& name, std::span<const Real> values);

  struct LossAndLogits {
    double loss = 0;
    int sentences = 0, longest = 0;
    std::vector<Real> logits;  // [sentences, longest, Vt], zero beyond a sentence's end
  };
  /// Leaves the gradients where tensor("grad.…") finds them. <PAD> at the end of a row is ignored.
  /// Problems: no_examples, empty_example, bad_token (<PAD> before a row's end, too), too_long, batch_too_large.
  Result<LossAndLogits> loss_and_gradients(const std::vector<std::vector<int>>& source,
                                           const std::vector<std::vector<int>>& target);

  /// Step 0 with the same seeds.
  void reset();

  const Config& config() const { return model_.config(); }
  const TrainingConfig& training() const { return training_; }
  const Dataset& data() const { return data_; }
  const ParameterSet& parameters() const { return parameters_; }
  int step() const { return trainer_.steps_taken(); }
  /// Bytes of everything that grows with the model: weights, gradients, moments, activations.
  double memory_bytes() const { return memory_bytes_; }

 private:
  Session(const SessionOptions& options, Dataset data, double memory_bytes);
  /// Completes the model's configuration from the data and checks everything before memory is asked for. Returns the
  /// bytes that the session will need.
  static Result<double> prepare(SessionOptions& options, const Dataset& data, double memory_limit);
  std::optional<Problem> restore(const Safetensors& file, const CheckpointState& state);
  Result<std::vector<int>> encode_source(std::string_view text, Translation& translation) const;
  void record(Translation& translation, std::span<const int> inputs, std::span<const int> written);
  AttentionMaps copy_attention(AttentionKind kind, const Translation& translation) const;

  double memory_bytes_;
  TrainingConfig training_;
  Dataset data_;
  Transformer model_;
  ParameterSet parameters_;
  Trainer trainer_;
  Batch batch_;
  AttentionMaps last_attention_[3];  // copied, because training reuses the activations
};

}  // namespace vamos
