#include "core/session/session.h"

#include <algorithm>
#include <utility>

#include "core/decode/greedy.h"
#include "core/session/memory.h"
#include "core/session/problems.h"

namespace vamos {

namespace {

int hypotheses(int sentences) { return std::max(sentences, kMaxBeamWidth); }

double predicted_bytes(const Config& config, const TrainingConfig& training, int sentences) {
  return static_cast<double>(sizeof(Real)) *
         (static_cast<double>(parameter_reals(config)) + static_cast<double>(trainer_reals(config, training)) +
          static_cast<double>(transformer_reals(config, sentences)) +
          static_cast<double>(incremental_reals(config, sentences, hypotheses(sentences))) +
          static_cast<double>(kMaxBeamWidth) * config.target_vocab +  // RecomputingDecoder
          static_cast<double>(beam_reals(config, kMaxBeamWidth)));
}

/// Without examples a batch is only ever given by hand.
int batch_rows(const SessionOptions& options, std::size_t examples) {
  const int size = options.training.batch_size;
  return examples == 0 ? size : std::min(size, static_cast<int>(examples));
}

/// Lengths that were left open leave room for sentences somewhat longer than the longest one seen.
int default_length(int longest) {
  constexpr int kNothingSeen = 64;
  return longest == 0 ? kNothingSeen : std::min(std::max(longest + 8, 16), 512);
}

}  // namespace

Result<std::unique_ptr<Session>> Session::create(SessionOptions options) {
  if (auto found = problem(options.training)) return *found;
  if (auto found = problem(options.data.tokenizer)) return *found;
  options.data.target_bos = options.model.start_token == StartToken::bos;
  auto data = make_dataset(options.examples, options.data);
  if (!data) return data.problem();
  const auto bytes = prepare(options, data.value(), kMemoryLimitBytes);
  if (!bytes) return bytes.problem();
  return std::unique_ptr<Session>(new Session(options, std::move(data.value()), bytes.value()));
}

Result<double> Session::prepare(SessionOptions& options, const Dataset& data, double memory_limit) {
  if (auto found = problem(options.training)) return *found;
  Config& c = options.model;
  c.source_vocab = data.source_vocabulary.size();
  c.target_vocab = data.target_vocabulary.size();
  const bool any = data.longest_source > 0;
  const int source_longest = any ? data.longest_source + (c.source_eos ? 1 : 0) : 0;
  const int target_longest = any ? data.longest_target + 1 : 0;
  if (c.max_source_length == 0) c.max_source_length = default_length(source_longest);
  if (c.max_target_length == 0) c.max_target_length = default_length(target_longest);
  if (auto found = problem(c)) return *found;
  if (source_longest > c.max_source_length)
    return too_long("The longest source sentence", source_longest, c.max_source_length);
  if (target_longest > c.max_target_length)
    return too_long("The longest target sentence", target_longest, c.max_target_length);

  const double bytes = predicted_bytes(c, options.training, batch_rows(options, data.train.size()));
  if (auto found = memory_problem(bytes, memory_limit)) return *found;
  return bytes;
}

Session::Session(const SessionOptions& options, Dataset data, double memory_bytes)
    : memory_bytes_(memory_bytes),
      training_(options.training),
      data_(std::move(data)),
      model_(options.model, batch_rows(options, data_.train.size())),
      parameters_(make_parameters(options.model)),
      trainer_(options.training, data_.train, model_, parameters_),
      incremental_(model_, hypotheses(model_.max_sentences())),
      recomputing_(model_, kMaxBeamWidth),
      decoded_(options.model, hypotheses(model_.max_sentences())),
      beam_(options.model, kMaxBeamWidth),
      batch_(options.model, model_.max_sentences()),
      spare_batch_(options.model, model_.max_sentences()) {
  initialise(parameters_, config());
  claim_memory(memory_bytes_);
}

Session::~Session() { claim_memory(-memory_bytes()); }

void Session::reset() {
  initialise(parameters_, config());
  trainer_.reset();
  inspected_.stale = true;
  pristine_ = true;
  set_by_hand_.clear();
  if (history_) restart_history();
}

Result<StepResult> Session::train(int steps) {
  VAMOS_CHECK(steps >= 1);
  if (data_.train.empty())
    return Problem{"no_examples", {}, "This session has no sentence pairs to learn from; open the file with some."};
  catch_up_history();
  if (history_) history_->go_on(trainer_.steps_taken());
  Result<StepResult> result = train_step();
  for (int i = 1; i < steps && result; ++i) result = train_step();
  inspect(trainer_.batch(), trainer_.pass(), result.ok());
  return result;
}

void Session::compute(const Batch& batch, const Pass& pass) {
  model_.encode(parameters_.tensors, batch, pass);
  model_.decode(parameters_.tensors, batch);
}

void Session::inspect(const Batch& batch, const Pass& pass, bool gradients) {
  inspected_ = {&batch, pass, gradients, false};
}

Evaluation Session::evaluate(bool validation, const Ablation& ablation) {
  const auto& examples = validation ? data_.validation : data_.train;
  Evaluation total;
  total.examples = static_cast<int>(examples.size());
  if (examples.empty()) return total;
  double tokens = 0, exact = 0;
  const auto rows = static_cast<std::size_t>(model_.max_sentences());
  std::vector<std::vector<int>> sources;
  Batch& batch = spare_batch_;
  inspected_.stale = true;  // the model's activations are overwritten
  Pass pass;
  pass.ablation = ablation;
  Stepper& stepper = stepper_for(ablation);
  // Without the mask, one sentence after the other.
  const std::size_t together = ablation.causal_mask ? 1 : rows;
  for (std::size_t first = 0; first < examples.size(); first += rows) {
    const std::size_t last = std::min(first + rows, examples.size());
    batch.clear();
    sources.clear();
    for (std::size_t i = first; i < last; ++i) {
      batch.add(examples[i].source, examples[i].target);
      sources.push_back(examples[i].source);
    }
    compute(batch, pass);
    const CrossEntropy part = model_.loss(batch);
    total.loss += part.loss * batch.target_tokens();
    total.token_accuracy += part.correct;
    tokens += batch.target_tokens();
    for (std::size_t i = 0; i < sources.size(); i += together) {
      const std::size_t count = std::min(together, sources.size() - i);
      stepper.start(parameters_.tensors, std::span(sources).subspan(i, count), ablation);
      greedy_decode(decoded_, stepper, config(), static_cast<int>(count), config().max_target_length);
      for (std::size_t row = 0; row < count; ++row)
        exact += decoded_.finished[row] && decoded_.tokens[row] == examples[first + i + row].target;
    }
  }
  total.loss /= tokens;
  total.token_accuracy /= tokens;
  total.exact_match = exact / total.examples;
  return total;
}

Result<std::vector<int>> Session::encode_source(std::string_view text, Translation& translation) const {
  translation.source = data_.tokenizer.tokenize(text);
  if (translation.source.empty())
    return Problem{"empty_text", {}, "There is nothing to translate; type at least one word."};
  const int length = static_cast<int>(translation.source.size()) + (config().source_eos ? 1 : 0);
  if (length > config().max_source_length) return too_long("The sentence", length, config().max_source_length);
  auto ids = data_.source_vocabulary.encode(translation.source);
  for (const int id : ids) translation.known.push_back(id != kUnknown);
  if (config().source_eos) {
    translation.source.push_back(data_.source_vocabulary.token(kEos));
    translation.known.push_back(true);
  }
  return ids;
}

Result<Session::LossAndLogits> Session::loss_and_gradients(const std::vector<std::vector<int>>& source,
                                                           const std::vector<std::vector<int>>& target) {
  if (source.empty() || source.size() != target.size())
    return Problem{"no_examples", {}, "The batch needs as many source rows as target rows, and at least one."};
  if (static_cast<int>(source.size()) > model_.max_sentences())
    return Problem{"batch_too_large",
                   {{"rows", source.size()}, {"limit", model_.max_sentences()}},
                   "The batch has {rows} rows and this session takes at most {limit}; raise batchSize."};
  spare_batch_.clear();  // what is being looked at stays until this one is known to be good
  for (std::size_t b = 0; b < source.size(); ++b) {
    const auto without_padding = [](std::span<const int> row) {
      std::size_t n = row.size();
      while (n > 0 && row[n - 1] == kPad) --n;
      return row.first(n);
    };
    const auto s = without_padding(source[b]), t = without_padding(target[b]);
    if (s.empty()) return empty_example(static_cast<int>(b) + 1);
    const auto check = [&](std::span<const int> row, int vocabulary) -> std::optional<Problem> {
      for (const int id : row)
        if (id <= kPad || id >= vocabulary)  // <PAD> has been cut from the end; elsewhere it is no word
          return Problem{"bad_token",
                         {{"id", id}, {"vocabulary", vocabulary}},
                         "Token {id} does not exist; a sentence is made of ids 1 to {last}.",
                         {{"last", vocabulary - 1}}};
      return std::nullopt;
    };
    if (auto found = check(s, config().source_vocab)) return *found;
    if (auto found = check(t, config().target_vocab)) return *found;
    const int source_length = static_cast<int>(s.size()) + (config().source_eos ? 1 : 0);
    const int target_length = static_cast<int>(t.size()) + 1;
    if (source_length > config().max_source_length)
      return too_long("The source", source_length, config().max_source_length);
    if (target_length > config().max_target_length)
      return too_long("The target", target_length, config().max_target_length);
    spare_batch_.add(s, t);
  }
  std::swap(batch_, spare_batch_);
  auto& gradients = trainer_.gradients();
  std::ranges::fill(gradients.values(), Real(0));
  compute(batch_, {});
  LossAndLogits result;
  result.loss = model_.loss(batch_).loss;
  model_.backward(gradients.tensors, parameters_.tensors, batch_);
  inspect(batch_, {}, true);

  const MatrixView logits = model_.activations().logits.matrix();
  const auto vocabulary = static_cast<std::size_t>(logits.columns);
  result.sentences = batch_.sentences();
  result.longest = batch_.longest_target();
  result.logits.assign(static_cast<std::size_t>(result.sentences * result.longest) * vocabulary, Real(0));
  for (int b = 0; b < result.sentences; ++b) {
    const auto [start, length] = batch_.target_rows[static_cast<std::size_t>(b)];
    std::copy_n(
        logits.row(start), static_cast<std::size_t>(length) * vocabulary,
        result.logits.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(b * result.longest) * vocabulary));
  }
  return result;
}

}  // namespace vamos
