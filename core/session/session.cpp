#include "core/session/session.h"

#include <algorithm>
#include <cmath>

#include "core/base/math.h"
#include "core/ops/softmax.h"

namespace vamos {

namespace {

double predicted_bytes(const Config& config, const TrainingConfig& training, int sentences) {
  return static_cast<double>(sizeof(Real)) *
         (static_cast<double>(parameter_reals(config)) + static_cast<double>(trainer_reals(config, training)) +
          static_cast<double>(transformer_reals(config, sentences)));
}

/// Of all sessions that are alive: together they must fit into a browser's heap.
double live_bytes = 0;

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

Problem too_long(std::string_view what, int length, int limit) {
  return {"too_long",
          {{"length", to_text(length)}, {"limit", to_text(limit)}},
          std::string(what) + " has " + to_text(length) + " tokens and this model takes at most " + to_text(limit) +
              "; use a shorter one."};
}

}  // namespace

Result<std::unique_ptr<Session>> Session::create(SessionOptions options) {
  if (auto found = problem(options.training)) return *found;
  if (options.data.tokenizer.kind == TokenizerKind::invalid) return bad_option("tokenizer", "word, character");
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
  const double room = std::min(memory_limit, 2 * kMemoryLimitBytes - live_bytes);
  if (bytes > room) {
    const std::string megabytes = to_text(std::ceil(bytes / 1048576)), limit = to_text(std::floor(room / 1048576));
    return Problem{"memory_limit",
                   {{"megabytes", megabytes}, {"limit", limit}},
                   "This model would need " + megabytes + " MB and there is room for " + limit +
                       " MB; choose a smaller width, batch, vocabulary or length."};
  }
  return bytes;
}

Session::Session(const SessionOptions& options, Dataset data, double memory_bytes)
    : memory_bytes_(memory_bytes),
      training_(options.training),
      data_(std::move(data)),
      model_(options.model, batch_rows(options, data_.train.size())),
      parameters_(make_parameters(options.model)),
      trainer_(options.training, data_.train, model_, parameters_),
      batch_(options.model, model_.max_sentences()) {
  initialise(parameters_, config());
  live_bytes += memory_bytes_;
}

Session::~Session() { live_bytes -= memory_bytes_; }

void Session::reset() {
  initialise(parameters_, config());
  trainer_.reset();
}

Result<StepResult> Session::train(int steps) {
  VAMOS_CHECK(steps >= 1);
  if (data_.train.empty())
    return Problem{"no_examples", {}, "This session has no sentence pairs to learn from; open the file with some."};
  Result<StepResult> result = trainer_.step();
  for (int i = 1; i < steps && result; ++i) result = trainer_.step();
  return result;
}

Evaluation Session::evaluate(bool validation) {
  const auto& examples = validation ? data_.validation : data_.train;
  Evaluation total;
  total.examples = static_cast<int>(examples.size());
  if (examples.empty()) return total;
  double tokens = 0, exact = 0;
  const auto rows = static_cast<std::size_t>(model_.max_sentences());
  std::vector<std::vector<int>> sources;
  for (std::size_t first = 0; first < examples.size(); first += rows) {
    const std::size_t last = std::min(first + rows, examples.size());
    batch_.clear();
    sources.clear();
    for (std::size_t i = first; i < last; ++i) {
      batch_.add(examples[i].source, examples[i].target);
      sources.push_back(examples[i].source);
    }
    model_.encode(parameters_.tensors, batch_);
    model_.decode(parameters_.tensors, batch_);
    const CrossEntropy part = model_.loss(batch_);
    total.loss += part.loss * batch_.target_tokens();
    total.token_accuracy += part.correct;
    tokens += batch_.target_tokens();
    const auto decoded = greedy_decode(model_, parameters_.tensors, sources, config().max_target_length);
    for (std::size_t i = first; i < last; ++i)
      exact += decoded.finished[i - first] && decoded.tokens[i - first] == examples[i].target;
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

Result<Translation> Session::translate(std::string_view text, int max_length) {
  Translation translation;
  auto source = encode_source(text, translation);
  if (!source) return source.problem();
  const int limit = max_length > 0 ? std::min(max_length, config().max_target_length) : config().max_target_length;
  const std::vector<std::vector<int>> sources{source.value()};
  auto decoded = greedy_decode(model_, parameters_.tensors, sources, limit);
  auto& written = decoded.tokens[0];
  translation.finished = decoded.finished[0];
  for (const int id : written) translation.tokens.push_back(data_.target_vocabulary.token(id));
  if (translation.finished) written.push_back(kEos);
  std::vector<int> inputs{kEos};
  inputs.insert(inputs.end(), written.begin(), written.end() - 1);
  record(translation, inputs, written);
  return translation;
}

Result<Translation> Session::observe(std::string_view source_text, std::string_view target_text) {
  Translation translation;
  auto source = encode_source(source_text, translation);
  if (!source) return source.problem();
  const auto target_tokens = data_.tokenizer.tokenize(target_text);
  const int length = static_cast<int>(target_tokens.size()) + 1;
  if (length > config().max_target_length) return too_long("The translation", length, config().max_target_length);
  const auto target = data_.target_vocabulary.encode(target_tokens);
  batch_.clear();
  batch_.add(source.value(), target);
  model_.encode(parameters_.tensors, batch_);
  model_.decode(parameters_.tensors, batch_);

  const MatrixView logits = model_.activations().logits.matrix();
  std::vector<int> written;
  for (int i = 0; i < logits.rows; ++i) {
    written.push_back(best_token({logits.row(i), static_cast<std::size_t>(logits.columns)}));
    if (written.back() != kEos) translation.tokens.push_back(data_.target_vocabulary.token(written.back()));
  }
  translation.finished = written.back() == kEos;
  record(translation, batch_.target_input, written);
  return translation;
}

/// Fills steps, probabilities, text and attention from the activations of one sentence.
void Session::record(Translation& translation, std::span<const int> inputs, std::span<const int> written) {
  constexpr std::size_t kTop = 5;
  translation.text = data_.tokenizer.join(translation.tokens);
  const MatrixView logits = model_.activations().logits.matrix();
  std::vector<Real> row(static_cast<std::size_t>(logits.columns));
  std::vector<int> order;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    std::copy_n(logits.row(static_cast<int>(i)), row.size(), row.begin());
    softmax_row(row.data(), logits.columns);
    const auto probability = [&](int id) { return static_cast<double>(row[static_cast<std::size_t>(id)]); };
    order.clear();
    for (int id = kEos; id < logits.columns; ++id) order.push_back(id);  // <PAD> and <UNK> are never written
    const auto top = std::min(kTop, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(top), order.end(), [&](int a, int b) {
      return probability(a) != probability(b) ? probability(a) > probability(b) : a < b;
    });
    DecodeStep step{inputs[i], {written[i], probability(written[i])}, {}};
    for (std::size_t k = 0; k < top; ++k) step.top.push_back({order[k], probability(order[k])});
    // A probability that underflowed still has a logarithm that is a number.
    translation.log_probability += log(std::max(step.best.probability, 1e-300));
    translation.steps.push_back(std::move(step));
  }
  for (const auto kind : {AttentionKind::encoder, AttentionKind::decoder, AttentionKind::cross})
    last_attention_[static_cast<int>(kind)] = copy_attention(kind, translation);
}

AttentionMaps Session::copy_attention(AttentionKind kind, const Translation& translation) const {
  AttentionMaps maps;
  std::vector<std::string> fed;
  for (const auto& step : translation.steps) fed.push_back(data_.target_vocabulary.token(step.input));
  maps.row_tokens = kind == AttentionKind::encoder ? translation.source : fed;
  maps.column_tokens = kind == AttentionKind::decoder ? fed : translation.source;
  const auto append = [&](const AttentionActivations& attention) {
    const Tensor& w = attention.weights;  // [1, H, Tq, Tk]
    maps.heads = w.dims[1], maps.rows = w.dims[2], maps.columns = w.dims[3];
    ++maps.layers;
    maps.values.insert(maps.values.end(), w.values().begin(), w.values().end());
  };
  const Activations& a = model_.activations();
  if (kind == AttentionKind::encoder)
    for (const auto& layer : a.encoder) append(layer.self_attention);
  else
    for (const auto& layer : a.decoder)
      append(kind == AttentionKind::decoder ? layer.self_attention : layer.cross_attention);
  return maps;
}

Result<AttentionMaps> Session::attention(AttentionKind kind) const {
  const auto& maps = last_attention_[static_cast<int>(kind)];
  if (maps.layers == 0) return Problem{"no_translation", {}, "There is no attention yet; translate a sentence first."};
  return maps;
}

Result<Session::LossAndLogits> Session::loss_and_gradients(const std::vector<std::vector<int>>& source,
                                                           const std::vector<std::vector<int>>& target) {
  if (source.empty() || source.size() != target.size())
    return Problem{"no_examples", {}, "The batch needs as many source rows as target rows, and at least one."};
  if (static_cast<int>(source.size()) > model_.max_sentences())
    return Problem{"batch_too_large",
                   {{"rows", to_text(static_cast<int>(source.size()))}, {"limit", to_text(model_.max_sentences())}},
                   "The batch has " + to_text(static_cast<int>(source.size())) +
                       " rows and this session takes at most " + to_text(model_.max_sentences()) +
                       "; raise batchSize."};
  batch_.clear();
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
                         {{"id", to_text(id)}, {"vocabulary", to_text(vocabulary)}},
                         "Token " + to_text(id) + " does not exist; a sentence is made of ids 1 to " +
                             to_text(vocabulary - 1) + "."};
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
    batch_.add(s, t);
  }
  auto& gradients = trainer_.gradients();
  std::ranges::fill(gradients.values(), Real(0));
  model_.encode(parameters_.tensors, batch_);
  model_.decode(parameters_.tensors, batch_);
  LossAndLogits result;
  result.loss = model_.loss(batch_).loss;
  model_.backward(gradients.tensors, parameters_.tensors, batch_);

  const MatrixView logits = model_.activations().logits.matrix();
  const auto vocabulary = static_cast<std::size_t>(logits.columns);
  result.sentences = batch_.sentences();
  result.longest = batch_.longest_target();
  result.logits.assign(static_cast<std::size_t>(result.sentences * result.longest) * vocabulary, Real(0));
  for (int b = 0; b < result.sentences; ++b) {
    const int start = batch_.target_starts[static_cast<std::size_t>(b)];
    const int length = batch_.target_starts[static_cast<std::size_t>(b) + 1] - start;
    std::copy_n(
        logits.row(start), static_cast<std::size_t>(length) * vocabulary,
        result.logits.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(b * result.longest) * vocabulary));
  }
  return result;
}

}  // namespace vamos
