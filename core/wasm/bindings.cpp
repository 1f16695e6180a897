// The engine's surface towards JavaScript: one class with coarse methods, wrapped by web/engine/session.ts. Configurations
// and reports are plain objects. Whatever can go wrong comes back as { error: { code, params, text } } instead of
// { value }; no exception crosses the boundary.
#include <emscripten/bind.h>

#include <array>

#include "core/io/config_json.h"
#include "core/io/option_names.h"
#include "core/session/session.h"
#include "core/wasm/from_js.h"
#include "core/wasm/to_js.h"

namespace vamos::wasm {

/// Owned by JavaScript; session.ts calls delete(). If the session could not be made, problem() says why and nothing else
/// may be called.
class EngineSession {
 public:
  explicit EngineSession(Result<std::unique_ptr<Session>> made)
      : session_(made ? std::move(made.value()) : nullptr),
        problem_(session_ ? val::undefined() : failure(made.problem())) {}

  val problem() const { return problem_; }

  int step() const { return session_->step(); }
  bool altered() const { return session_->altered(); }
  val config() const { return config_value(write_config(session_->config())); }
  val training() const { return config_value(write_config(session_->training())); }

  val summary() const {
    const Dataset& data = session_->data();
    return Object()
        .put("parameterCount", static_cast<double>(parameter_count(session_->config())))
        .put("trainExamples", data.train.size())
        .put("validationExamples", data.validation.size())
        .put("sourceVocabulary", string_array(data.source_vocabulary.tokens()))
        .put("targetVocabulary", string_array(data.target_vocabulary.tokens()))
        .put("memoryBytes", session_->memory_bytes());
  }

  val tokenCounts() const {
    const auto counts = [&](bool target, int vocabulary) {
      val list = val::array();
      for (const int count : token_counts(session_->data().train, target, vocabulary)) append(list, val(count));
      return list;
    };
    return Object()
        .put("source", counts(false, session_->config().source_vocab))
        .put("target", counts(true, session_->config().target_vocab));
  }

  /// Called for every step that is watched, and so without an object's names: a view of step, loss, token accuracy, gradient
  /// norm and learning rate, to be read before anything else is called.
  val train(int steps) {
    const auto result = session_->train(steps);
    if (!result) return failure(result.problem());
    const StepResult& s = result.value();
    report_ = {double(s.step), s.loss, s.token_accuracy, s.gradient_norm, s.learning_rate};
    return success(val(emscripten::typed_memory_view(report_.size(), report_.data())));
  }

  val evaluate(bool validation, const val& ablation) {
    const Evaluation e = session_->evaluate(validation, ablation_of(ablation));
    return Object()
        .put("loss", e.loss)
        .put("tokenAccuracy", e.token_accuracy)
        .put("exactMatch", e.exact_match)
        .put("examples", e.examples);
  }

  val translate(const std::string& text, const val& options) {
    return shown(session_->translate(text, decode_options_of(options)));
  }
  val observe(const std::string& source, const std::string& target, const val& ablation) {
    return shown(session_->observe(source, target, ablation_of(ablation)));
  }

  val attention(int kind) const {
    const auto maps = session_->attention(static_cast<AttentionKind>(kind));
    return maps ? success(maps_value(maps.value())) : failure(maps.problem());
  }

  val tensors() {
    val list = val::array();
    for (const auto& info : session_->tensors())
      append(list, tensor_info_value(info, info.gradient ? "gradient" : "parameter"));
    for (const auto& info : session_->activations())
      append(list, tensor_info_value(info, info.gradient ? "gradient" : "activation"));
    return list;
  }

  val tensor(const std::string& name) {
    auto values = session_->tensor(name);
    if (!values) values = session_->activation(name);
    return values ? success(float_array(values.value())) : failure(values.problem());
  }

  val inspected() const {
    val list = val::array();
    for (const auto& [source, target] : session_->inspected())
      append(list, Object().put("source", string_array(source)).put("target", string_array(target)));
    return list;
  }

  val startHistory(const std::string& source, const std::string& target) {
    return outcome(session_->start_history(source, target));
  }

  /// Undefined before startHistory().
  val history() {
    const History* history = session_->history();
    if (!history) return val::undefined();
    val moments = val::array();
    for (std::size_t i = 0; i < history->size(); ++i) append(moments, moment_summary(history->moment(i)));
    return Object().put("first", history->oldest()).put("last", history->newest()).put("moments", moments);
  }

  /// What the history keeps of moment number `index`.
  val moment(unsigned index) {
    const Moment moment = session_->history()->moment(index);
    const auto maps = [&](AttentionKind kind) { return maps_value(session_->moment_attention(moment, kind)); };
    return moment_summary(moment)
        .put("shown", translation_value(session_->moment_translation(moment), session_->data().target_vocabulary))
        .put("maps", Object()
                         .put("encoder", maps(AttentionKind::encoder))
                         .put("decoder", maps(AttentionKind::decoder))
                         .put("cross", maps(AttentionKind::cross)));
  }

  val restore(int step) { return outcome(session_->restore(step)); }

  val setTensor(const std::string& name, const val& values) {
    const auto numbers = emscripten::convertJSArrayToNumberVector<Real>(values);
    return outcome(session_->set_tensor(name, numbers));
  }

  val lossAndGradients(const val& source, const val& target) {
    const auto result = session_->loss_and_gradients(rows_of(source), rows_of(target));
    if (!result) return failure(result.problem());
    return success(Object().put("loss", result.value().loss).put("logits", float_array(result.value().logits)));
  }

  val save(bool examples, bool optimizer) const {
    const auto file = session_->save({.examples = examples, .optimizer = optimizer});
    return copied(val(emscripten::typed_memory_view(file.size(), file.data())));
  }

  void reset() { session_->reset(); }

 private:
  val shown(const Result<Translation>& result) const {
    return result ? success(translation_value(result.value(), session_->data().target_vocabulary))
                  : failure(result.problem());
  }
  static Object moment_summary(const Moment& moment) {
    return Object().put("step", moment.step).put("loss", moment.loss).put("probeLoss", moment.probe_loss);
  }

  std::unique_ptr<Session> session_;
  val problem_;
  std::array<double, 5> report_{};
};

namespace {

/// JavaScript owns the result.
EngineSession* createSession(const val& model, const val& training, const val& tokenizer, const val& data) {
  SessionOptions options;
  auto wrong = read_config(options.model, json_of(model));
  if (!wrong) wrong = read_config(options.training, json_of(training));
  if (!wrong) wrong = read_config(options.data.tokenizer, json_of(tokenizer));
  if (wrong) return new EngineSession(*wrong);
  read_data(options.examples, options.data, data);
  options.data.seed = options.training.seed;
  return new EngineSession(Session::create(std::move(options)));
}

/// JavaScript owns the result. The first three hold the options that are to differ from the file's.
EngineSession* openSession(const val& model, const val& training, const val& tokenizer, const val& data,
                           const val& file) {
  OpenOptions options;
  options.model = json_of(model);
  options.training = json_of(training);
  options.tokenizer = json_of(tokenizer);
  read_data(options.examples, options.data, data);
  const auto bytes = emscripten::convertJSArrayToNumberVector<std::uint8_t>(file);
  return new EngineSession(Session::open(bytes, std::move(options)));
}

val generateTask(const std::string& kind, const val& options) {
  const auto examples = generate_task(value_of<TaskKind>(kind), static_cast<uint32_t>(number_of(options, "seed")),
                                      static_cast<int>(number_of(options, "count")));
  if (!examples) return failure(examples.problem());
  val array = val::array();
  for (const auto& example : examples.value()) append(array, example_value(example));
  return success(array);
}

}  // namespace

EMSCRIPTEN_BINDINGS(vamos) {
  emscripten::class_<EngineSession>("EngineSession")
      .function("problem", &EngineSession::problem)
      .property("step", &EngineSession::step)
      .property("altered", &EngineSession::altered)
      .function("config", &EngineSession::config)
      .function("training", &EngineSession::training)
      .function("summary", &EngineSession::summary)
      .function("train", &EngineSession::train)
      .function("tokenCounts", &EngineSession::tokenCounts)
      .function("evaluate", &EngineSession::evaluate)
      .function("translate", &EngineSession::translate)
      .function("observe", &EngineSession::observe)
      .function("attention", &EngineSession::attention)
      .function("tensors", &EngineSession::tensors)
      .function("tensor", &EngineSession::tensor)
      .function("inspected", &EngineSession::inspected)
      .function("startHistory", &EngineSession::startHistory)
      .function("history", &EngineSession::history)
      .function("moment", &EngineSession::moment)
      .function("restore", &EngineSession::restore)
      .function("setTensor", &EngineSession::setTensor)
      .function("lossAndGradients", &EngineSession::lossAndGradients)
      .function("save", &EngineSession::save)
      .function("reset", &EngineSession::reset);
  emscripten::function("createSession", &createSession, emscripten::allow_raw_pointers());
  emscripten::function("openSession", &openSession, emscripten::allow_raw_pointers());
  emscripten::function("generateTask", &generateTask);
}

}  // namespace vamos::wasm
