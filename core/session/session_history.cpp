// Going back in training: moments to look at and steps to return to.
#include <algorithm>
#include <cmath>

#include "core/base/math.h"
#include "core/session/memory.h"
#include "core/session/problems.h"
#include "core/session/session.h"

namespace vamos {

std::optional<Problem> Session::start_history(std::string_view source_text, std::string_view target_text) {
  Translation ignored;
  auto source = encode_source(source_text, ignored);
  if (!source) return source.problem();
  const auto target = data_.target_vocabulary.encode(data_.tokenizer.tokenize(target_text));
  const int length = static_cast<int>(target.size()) + 1;
  if (length > config().max_target_length) return too_long("The translation", length, config().max_target_length);

  const auto bytes = history_bytes(config(), training_, static_cast<int>(source.value().size()), length - 1);
  if (!bytes)
    return Problem{
        "history_memory",
        {},
        "The attention of this sentence pair is too large to be kept for many moments; choose a shorter pair or "
        "fewer layers and heads."};
  const double needed = static_cast<double>(*bytes);
  if (auto found = memory_problem(needed - history_bytes_, kMemoryLimitBytes)) return found;
  history_.reset();
  claim_memory(needed - history_bytes_);
  history_bytes_ = needed;
  probe_ = {std::move(source.value()), target};
  restart_history();
  return std::nullopt;
}

void Session::restart_history() {
  history_ =
      std::make_unique<History>(config(), trainer_, parameters_.tensors, probe_.source, probe_.target, pristine_);
  set_by_hand_.clear();
}

/// Weights may be set many times between two steps; the history sees the last of them, and nothing when they are as before.
void Session::catch_up_history() {
  if (history_ && altered()) history_->begin(trainer_, parameters_.tensors);
  set_by_hand_.clear();
}

const History* Session::history() {
  catch_up_history();
  return history_.get();
}

Result<StepResult> Session::train_step() {
  auto result = trainer_.step();
  if (result && history_) history_->note(trainer_, parameters_.tensors, result.value().loss);
  return result;
}

std::optional<Problem> Session::restore(int step) {
  catch_up_history();
  const int now = trainer_.steps_taken(), first = history_ ? history_->oldest() : now,
            last = history_ ? history_->newest() : now;
  if (step < first || step > last)
    return Problem{"no_such_step",
                   {{"step", step}, {"first", first}, {"last", last}},
                   "Step {step} cannot be gone to; the history reaches from step {first} to step {last}."};
  if (step == now) return std::nullopt;
  const TrainerState* from = history_->keyframes().nearest(step);
  const int from_step = from ? from->step : 0;
  if (now > step || now < from_step) {  // otherwise the shortest way is on from here
    if (from) {
      trainer_.load_state(*from);
    } else {
      initialise(parameters_, config());
      trainer_.reset();
    }
  }
  inspected_.stale = true;
  while (trainer_.steps_taken() < step)
    if (auto result = train_step(); !result) return result.problem();
  return std::nullopt;
}

Translation Session::moment_translation(const Moment& moment) const {
  Translation t;
  const Batch& probe = history_->probe();
  t.source = data_.source_vocabulary.decode(probe.source);
  for (const int id : probe.source) t.known.push_back(id != kUnknown);
  const std::size_t per_row = moment.chances.size() / probe.target_input.size();
  for (std::size_t row = 0; row < probe.target_input.size(); ++row) {
    const auto chances = moment.chances.subspan(row * per_row, per_row);
    DecodeStep step{probe.target_input[row], {chances[1].token, static_cast<double>(chances[1].probability)}, {}};
    for (const TokenChance& chance : chances.subspan(1))
      if (chance.token != kPad) step.top.push_back({chance.token, static_cast<double>(chance.probability)});
    if (step.best.token != kEos) t.tokens.push_back(data_.target_vocabulary.token(step.best.token));
    t.log_probability += log(std::max(step.best.probability, 1e-300));
    t.finished = step.best.token == kEos;
    t.steps.push_back(std::move(step));
  }
  t.text = data_.tokenizer.join(t.tokens);
  return t;
}

AttentionMaps Session::moment_attention(const Moment& moment, AttentionKind kind) const {
  const auto [layers, heads, rows, columns] = history_->shape(kind);
  const Batch& probe = history_->probe();
  const auto source = data_.source_vocabulary.decode(probe.source),
             fed = data_.target_vocabulary.decode(probe.target_input);
  const auto values = moment.attention[static_cast<std::size_t>(kind)];
  return {layers,
          heads,
          rows,
          columns,
          kind == AttentionKind::encoder ? source : fed,
          kind == AttentionKind::decoder ? fed : source,
          {values.begin(), values.end()}};
}

}  // namespace vamos
