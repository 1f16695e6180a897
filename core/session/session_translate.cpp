// Translating and observing: decoding, and what is kept of it to be looked at.
#include <algorithm>

#include "core/base/math.h"
#include "core/decode/greedy.h"
#include "core/decode/sampling.h"
#include "core/model/ranking.h"
#include "core/ops/elementwise.h"
#include "core/ops/softmax.h"
#include "core/session/problems.h"
#include "core/session/session.h"

namespace vamos {

namespace {

std::optional<Problem> problem(const DecodeOptions& options) {
  const Range ranges[] = {
      {"maxLength", double(options.max_length), 0, 1e9},
      {"beam", double(options.beam_width), 0, kMaxBeamWidth},
      {"lengthPenalty", options.length_penalty, 0, 5},
      {"temperature", options.temperature, 0, 100},
  };
  if (auto found = first_out_of_range(ranges)) return found;
  if (options.beam_width > 0 && options.temperature > 0)
    return Problem{"beam_and_temperature",
                   {},
                   "Beam search looks for the most probable translation and a temperature draws one at random; choose "
                   "one of the two."};
  return std::nullopt;
}

}  // namespace

Result<Translation> Session::translate(std::string_view text, const DecodeOptions& options) {
  if (auto found = problem(options)) return *found;
  Translation translation;
  auto source = encode_source(text, translation);
  if (!source) return source.problem();
  std::vector<int> written = decode(source.value(), options, translation);
  translation.tokens = data_.target_vocabulary.decode(written);
  if (translation.finished) written.push_back(kEos);
  std::vector<int> inputs{start_token(config())};
  inputs.insert(inputs.end(), written.begin(), written.end() - 1);

  // All words once more together: the same bits as one by one, and everything there is to see of them.
  batch_.clear();
  batch_.add_decoder_input(source.value(), inputs);
  Pass pass;
  pass.ablation = options.ablation;
  compute(batch_, pass);
  inspect(batch_, pass, false);
  if (!options.ablation.causal_mask) {
    record(translation, inputs, written, model_.activations().logits.matrix());
    return translation;
  }
  // Without the mask a word's probabilities change as later words are written: those of its own time are shown.
  const int vocabulary = config().target_vocab;
  std::vector<Real> logits(inputs.size() * static_cast<std::size_t>(vocabulary));
  const MatrixView rows{logits.data(), static_cast<int>(inputs.size()), vocabulary, vocabulary};
  const std::vector<std::vector<int>> sources{source.value()};
  recomputing_.start(parameters_.tensors, sources, options.ablation);
  for (int i = 0; i < rows.rows; ++i)
    copy(rows.row_range(i, 1), recomputing_.step({&inputs[static_cast<std::size_t>(i)], 1}));
  compute(batch_, pass);
  record(translation, inputs, written, rows);
  return translation;
}

Stepper& Session::stepper_for(const Ablation& ablation) {
  // Caches take the causal mask for granted.
  return ablation.causal_mask ? static_cast<Stepper&>(recomputing_) : incremental_;
}

/// The tokens written, without <EOS>; sets `finished` and what beam search found.
std::vector<int> Session::decode(const std::vector<int>& source, const DecodeOptions& options,
                                 Translation& translation) {
  const int longest = config().max_target_length;
  const int max_length = options.max_length > 0 ? std::min(options.max_length, longest) : longest;
  Stepper& stepper = stepper_for(options.ablation);
  stepper.start(parameters_.tensors, {&source, 1}, options.ablation);
  if (options.beam_width > 0) {
    decode_beam(stepper, options, max_length, translation);
    return data_.target_vocabulary.encode(translation.beams[0].tokens);
  }
  if (options.temperature > 0) {
    Rng rng(options.seed);
    sample_decode(decoded_, stepper, config(), 1, max_length, options.temperature, rng);
  } else {
    greedy_decode(decoded_, stepper, config(), 1, max_length);
  }
  translation.finished = decoded_.finished[0] != 0;
  return decoded_.tokens[0];
}

void Session::decode_beam(Stepper& stepper, const DecodeOptions& options, int max_length, Translation& translation) {
  beam_.run(stepper, {options.beam_width, max_length, options.length_penalty});
  translation.finished = true;
  translation.beam_tree.assign(beam_.nodes().begin(), beam_.nodes().end());
  translation.beam_steps.assign(beam_.steps().begin(), beam_.steps().end());
  for (const BeamEnd& end : beam_.ends()) {
    BeamTranslation beam{{}, {}, end.log_probability, end.score};
    for (int node = end.node; node >= 0; node = beam_.nodes()[static_cast<std::size_t>(node)].parent)
      beam.tokens.push_back(data_.target_vocabulary.token(beam_.nodes()[static_cast<std::size_t>(node)].token));
    std::ranges::reverse(beam.tokens);
    beam.text = data_.tokenizer.join(beam.tokens);
    translation.beams.push_back(std::move(beam));
  }
}

Result<Translation> Session::observe(std::string_view source_text, std::string_view target_text,
                                     const Ablation& ablation) {
  Translation translation;
  auto source = encode_source(source_text, translation);
  if (!source) return source.problem();
  const auto target_tokens = data_.tokenizer.tokenize(target_text);
  const int length = static_cast<int>(target_tokens.size()) + 1;
  if (length > config().max_target_length) return too_long("The translation", length, config().max_target_length);
  const auto target = data_.target_vocabulary.encode(target_tokens);
  batch_.clear();
  batch_.add(source.value(), target);
  Pass pass;
  pass.ablation = ablation;
  compute(batch_, pass);
  inspect(batch_, pass, false);

  const MatrixView logits = model_.activations().logits.matrix();
  std::vector<int> written;
  for (int i = 0; i < logits.rows; ++i) {
    written.push_back(best_token({logits.row(i), static_cast<std::size_t>(logits.columns)}, config()));
    if (written.back() != kEos) translation.tokens.push_back(data_.target_vocabulary.token(written.back()));
  }
  translation.finished = written.back() == kEos;
  record(translation, batch_.target_input, written, logits);
  return translation;
}

/// Fills steps, probabilities and text, and keeps the attention that the model has just computed for one sentence.
void Session::record(Translation& translation, std::span<const int> inputs, std::span<const int> written,
                     ConstMatrixView logits) {
  constexpr std::size_t kTop = 5;
  translation.text = data_.tokenizer.join(translation.tokens);
  std::vector<Real> row(static_cast<std::size_t>(logits.columns));
  std::vector<int> order;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    std::copy_n(logits.row(static_cast<int>(i)), row.size(), row.begin());
    softmax_row(row.data(), logits.columns);
    const auto probability = [&](int id) { return static_cast<double>(or_zero(row[static_cast<std::size_t>(id)])); };
    DecodeStep step{inputs[i], {written[i], probability(written[i])}, {}};
    for (const int id : best_tokens(row, kTop, kEos, config(), order)) step.top.push_back({id, probability(id)});
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

}  // namespace vamos
