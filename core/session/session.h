#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/decode/beam.h"
#include "core/decode/decoded.h"
#include "core/decode/incremental.h"
#include "core/decode/recompute.h"
#include "core/io/checkpoint.h"
#include "core/io/json.h"
#include "core/model/transformer.h"
#include "core/text/dataset.h"
#include "core/train/history.h"
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
  Json model, training, tokenizer;
  /// Sentence pairs in place of the file's. They define the vocabularies if the file has none.
  std::vector<Example> examples;
  /// Of these pairs; its tokenizer and seed are not read: see above, and the training's seed.
  DatasetOptions data;
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

/// One of the translations that beam search found.
struct BeamTranslation {
  std::string text;
  std::vector<std::string> tokens;
  double log_probability = 0;
  double score = 0;  // the log probability, length-normalised
};

struct Translation {
  std::string text;
  std::vector<std::string> tokens;  // without <EOS>
  bool finished = false;            // <EOS> was written
  double log_probability = 0;       // of the tokens written, <EOS> included
  std::vector<std::string> source;  // as typed, <EOS> included if the encoder reads it
  std::vector<char> known;          // 0: the encoder reads <UNK>
  std::vector<DecodeStep> steps;
  /// With beam search: the best translations, this one first, and the tree of all hypotheses that were kept.
  std::vector<BeamTranslation> beams;
  std::vector<BeamNode> beam_tree;
  std::vector<int> beam_steps;  // nodes beam_steps[t] to beam_steps[t + 1] have t + 1 words
};

/// Widest beam.
constexpr int kMaxBeamWidth = 16;

/// Greedy decoding, unless a beam or a temperature says otherwise.
struct DecodeOptions {
  int max_length = 0;         // tokens, <EOS> included; 0: the model's
  int beam_width = 0;         // 0: no beam search
  double length_penalty = 1;  // of beam search: scores are divided by length^length_penalty
  double temperature = 0;     // above 0: sampling
  uint32_t seed = 1;          // of sampling
  Ablation ablation{};
};

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
  /// Of all sentences learned from, or of those held out, without the parts that `ablation` leaves out.
  Evaluation evaluate(bool validation, const Ablation& ablation = {});
  /// Problems: empty_text, too_long, out_of_range, beam_and_temperature.
  Result<Translation> translate(std::string_view text, const DecodeOptions& options = {});
  /// Feeds the decoder `target` instead of its own words: one step for each of its tokens and one for <EOS>.
  Result<Translation> observe(std::string_view source, std::string_view target, const Ablation& ablation = {});
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
  /// Whether set_tensor() has left other weights than were there before. A weight that is set back to the same bits is none.
  /// False again after train(), restore() and history(): what has been set by hand then belongs to the course of training.
  bool altered() const;

  /// The intermediates of the last translation, observation, training step or loss_and_gradients(), by name; nothing
  /// before the first. Computing and copying happens in activation() alone: who does not read does not pay.
  ///   source., target.embedding, .position, .sum                        [tokens, d]
  ///   encoder., decoder.layers.N.self_attn., .multihead_attn. with
  ///     query, key, value                                               [tokens, d]
  ///     raw_scores (q·k), scores (what softmax is taken of; −∞ where masked or beyond a sentence), weights
  ///                                                                     [sentences, heads, rows, columns]
  ///     heads (weighted values)                                         [tokens, heads, d / heads]
  ///     output (after the output projection)                            [tokens, d]
  ///   .residualK (sum), .normK, .normK.mean, .normK.rstd                [tokens, d] or [tokens]
  ///   .feed_forward.input (GELU only), .hidden, .output                 [tokens, d_ff] or [tokens, d]
  ///   encoder.norm, decoder.norm (pre-norm), logits, probabilities
  /// and after a step or loss_and_gradients() the gradient of those that are stored, as "grad." + name.
  /// Tokens of several sentences lie end to end; inspected() tells which they are.
  std::vector<TensorInfo> activations();
  /// Problem `unknown_tensor`. When weights were set since, or evaluate() ran, the batch is computed anew with the present
  /// weights.
  Result<std::vector<Real>> activation(const std::string& name);
  struct InspectedSentence {
    std::vector<std::string> source, target;  // as the encoder and the decoder were fed
  };
  std::vector<InspectedSentence> inspected() const;

  struct LossAndLogits {
    double loss = 0;
    int sentences = 0, longest = 0;
    std::vector<Real> logits;  // [sentences, longest, Vt], zero beyond a sentence's end
  };
  /// Leaves the gradients where tensor("grad.…") finds them. <PAD> at the end of a row is ignored.
  /// Problems: no_examples, empty_example, bad_token (<PAD> before a row's end, too), too_long, batch_too_large.
  Result<LossAndLogits> loss_and_gradients(const std::vector<std::vector<int>>& source,
                                           const std::vector<std::vector<int>>& target);

  /// From now on training notes moments of this sentence pair, the present state being the first, and keyframes to go back
  /// to. It replaces an earlier history. Problems: empty_text, too_long, history_memory, memory_limit.
  std::optional<Problem> start_history(std::string_view source, std::string_view target);
  /// Null before start_history().
  const History* history();
  /// Goes to an earlier or later step of the present course of training: its weights, moments and place in the data, to the
  /// bit. Training goes on from there, and repeats what it did the first time unless something is changed.
  /// Problem `no_such_step` {step, first, last}.
  std::optional<Problem> restore(int step);
  /// The probe sentence of the history at one of its moments, as observe() and attention() would have shown it then.
  Translation moment_translation(const Moment& moment) const;
  AttentionMaps moment_attention(const Moment& moment, AttentionKind kind) const;

  /// Step 0 with the same seeds. A history begins anew with it.
  void reset();

  const Config& config() const { return model_.config(); }
  const TrainingConfig& training() const { return training_; }
  const Dataset& data() const { return data_; }
  const ParameterSet& parameters() const { return parameters_; }
  int step() const { return trainer_.steps_taken(); }
  /// Bytes of everything that grows with the model: weights, gradients, moments, activations, history.
  double memory_bytes() const { return memory_bytes_ + history_bytes_; }

 private:
  Session(const SessionOptions& options, Dataset data, double memory_bytes);
  /// Completes the model's configuration from the data and checks everything before memory is asked for. Returns the
  /// bytes that the session will need.
  static Result<double> prepare(SessionOptions& options, const Dataset& data, double memory_limit);
  std::optional<Problem> restore(const Safetensors& file, const CheckpointState& state);
  Result<std::vector<int>> encode_source(std::string_view text, Translation& translation) const;
  std::vector<int> decode(const std::vector<int>& source, const DecodeOptions& options, Translation& translation);
  Stepper& stepper_for(const Ablation& ablation);
  void decode_beam(Stepper& stepper, const DecodeOptions& options, int max_length, Translation& translation);
  Result<StepResult> train_step();
  void catch_up_history();
  void restart_history();
  void compute(const Batch& batch, const Pass& pass);
  void inspect(const Batch& batch, const Pass& pass, bool gradients);
  void refresh_inspected();
  void record(Translation& translation, std::span<const int> inputs, std::span<const int> written,
              ConstMatrixView logits);
  AttentionMaps copy_attention(AttentionKind kind, const Translation& translation) const;

  double memory_bytes_;
  TrainingConfig training_;
  Dataset data_;
  Transformer model_;
  ParameterSet parameters_;
  Trainer trainer_;
  IncrementalDecoder incremental_;
  RecomputingDecoder recomputing_;
  Decoded decoded_;
  BeamSearch beam_;
  Batch batch_;        // of the last translation, observation or loss_and_gradients()
  Batch spare_batch_;  // of what is not to be looked at
  /// What activation() reads: the batch that the model computed last, unless it is stale.
  struct {
    const Batch* batch = nullptr;
    Pass pass;
    bool gradients = false, stale = false;
  } inspected_;
  std::unique_ptr<History> history_;
  EncodedExample probe_;  // of the history
  double history_bytes_ = 0;
  bool pristine_ = true;  // step 0 can be made again from the seed
  /// Tensors that were set since history_ last saw the weights, as they were before, in PyTorch's layout.
  struct SetByHand {
    std::vector<Real> before;
    bool differs = false;
  };
  std::map<std::string, SetByHand> set_by_hand_;
  bool pristine_before_ = true;      // what pristine_ was before those were set
  AttentionMaps last_attention_[3];  // copied, because training reuses the activations
};

}  // namespace vamos
