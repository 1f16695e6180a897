// The engine's surface towards JavaScript: one class with coarse methods, wrapped by web/engine/session.ts. Configurations
// are plain objects, reports value objects. Whatever can go wrong comes back as { error: { code, params, text } } instead of
// { value }; no exception crosses the boundary.
#include <emscripten/bind.h>

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
  val config() const { return config_value(session_->config()); }
  val training() const { return config_value(session_->training()); }

  val summary() const {
    val result = object();
    const Dataset& data = session_->data();
    result.set("parameterCount", static_cast<unsigned>(parameter_count(session_->config())));
    result.set("trainExamples", static_cast<unsigned>(data.train.size()));
    result.set("validationExamples", static_cast<unsigned>(data.validation.size()));
    result.set("sourceVocabulary", string_array(data.source_vocabulary.tokens()));
    result.set("targetVocabulary", string_array(data.target_vocabulary.tokens()));
    result.set("memoryBytes", session_->memory_bytes());
    return result;
  }

  val train(int steps) {
    return converted(session_->train(steps), [](const StepResult& s) { return val(s); });
  }

  Evaluation evaluate(bool validation) { return session_->evaluate(validation); }

  val translate(const std::string& text, const val& options) {
    return shown(session_->translate(text, decode_options_of(options)));
  }
  val observe(const std::string& source, const std::string& target, const val& ablation) {
    return shown(session_->observe(source, target, ablation_of(ablation)));
  }

  val attention(int kind) const { return converted(session_->attention(static_cast<AttentionKind>(kind)), maps_value); }

  val tensors() {
    val list = val::array();
    for (const auto& info : session_->tensors())
      list.call<void>("push", tensor_info_value(info, info.gradient ? "gradient" : "parameter"));
    for (const auto& info : session_->activations())
      list.call<void>("push", tensor_info_value(info, info.gradient ? "gradient" : "activation"));
    return list;
  }

  val tensor(const std::string& name) {
    auto values = session_->tensor(name);
    if (!values) values = session_->activation(name);
    return converted(values, [](const std::vector<Real>& found) { return float_array(found); });
  }

  val inspected() const {
    val list = val::array();
    for (const auto& sentence : session_->inspected()) {
      val entry = object();
      entry.set("source", string_array(sentence.source));
      entry.set("target", string_array(sentence.target));
      list.call<void>("push", entry);
    }
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
    for (std::size_t i = 0; i < history->size(); ++i) {
      const Moment moment = history->moment(i);
      val entry = object();
      entry.set("step", moment.step);
      entry.set("loss", moment.loss);
      entry.set("probeLoss", moment.probe_loss);
      moments.call<void>("push", entry);
    }
    val result = object();
    result.set("first", history->oldest());
    result.set("last", history->newest());
    result.set("moments", moments);
    return result;
  }

  /// What the history keeps of moment number `index`.
  val moment(unsigned index) {
    const Moment moment = session_->history()->moment(index);
    val maps = object();
    maps.set("encoder", maps_value(session_->moment_attention(moment, AttentionKind::encoder)));
    maps.set("decoder", maps_value(session_->moment_attention(moment, AttentionKind::decoder)));
    maps.set("cross", maps_value(session_->moment_attention(moment, AttentionKind::cross)));
    val result = object();
    result.set("step", moment.step);
    result.set("loss", moment.loss);
    result.set("probeLoss", moment.probe_loss);
    result.set("shown", translation_value(session_->moment_translation(moment), session_->data().target_vocabulary));
    result.set("maps", maps);
    return result;
  }

  val restore(int step) { return outcome(session_->restore(step)); }

  val setTensor(const std::string& name, const val& values) {
    const auto numbers = emscripten::convertJSArrayToNumberVector<Real>(values);
    return outcome(session_->set_tensor(name, numbers));
  }

  val lossAndGradients(const val& source, const val& target) {
    return converted(session_->loss_and_gradients(rows_of(source), rows_of(target)),
                     [](const Session::LossAndLogits& l) {
                       val result = object();
                       result.set("loss", l.loss);
                       result.set("logits", float_array(l.logits));
                       return result;
                     });
  }

  val save(bool examples, bool optimizer) const {
    const auto file = session_->save({.examples = examples, .optimizer = optimizer});
    return val(emscripten::typed_memory_view(file.size(), file.data())).call<val>("slice");
  }

  void reset() { session_->reset(); }

 private:
  val shown(const Result<Translation>& result) const {
    return converted(result,
                     [&](const Translation& t) { return translation_value(t, session_->data().target_vocabulary); });
  }

  std::unique_ptr<Session> session_;
  val problem_;
};

namespace {

/// JavaScript owns the result.
EngineSession* createSession(const val& model, const val& training, const val& data) {
  SessionOptions options;
  read_config(options.model, model);
  read_config(options.training, training);
  read_data(options, data);
  read_config(options.data.tokenizer, data);
  options.data.seed = options.training.seed;
  return new EngineSession(Session::create(std::move(options)));
}

/// JavaScript owns the result. `model` and `training` hold the options that are to differ from the file's.
EngineSession* openSession(const val& file, const val& model, const val& training, const val& data) {
  OpenOptions options;
  options.model = json_of(model);
  options.training = json_of(training);
  read_data(options, data);
  if (data["tokenizer"].isString()) options.tokenizer = value_of<TokenizerKind>(data["tokenizer"].as<std::string>());
  if (!data["lowercase"].isUndefined()) options.lowercase = data["lowercase"].as<bool>();
  if (!data["digitGroup"].isUndefined()) options.digit_group = data["digitGroup"].as<int>();
  const auto bytes = emscripten::convertJSArrayToNumberVector<std::uint8_t>(file);
  return new EngineSession(Session::open(bytes, std::move(options)));
}

val generateTask(const std::string& kind, const val& options) {
  const auto examples =
      generate_task(value_of<TaskKind>(kind), options["seed"].as<uint32_t>(), options["count"].as<int>());
  return converted(examples, [](const std::vector<Example>& pairs) {
    val array = val::array();
    for (const auto& pair : pairs) {
      val entry = object();
      entry.set("source", pair.source);
      entry.set("target", pair.target);
      array.call<void>("push", entry);
    }
    return array;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(vamos) {
  emscripten::value_object<StepResult>("StepResult")
      .field("step", &StepResult::step)
      .field("loss", &StepResult::loss)
      .field("tokenAccuracy", &StepResult::token_accuracy)
      .field("gradientNorm", &StepResult::gradient_norm)
      .field("learningRate", &StepResult::learning_rate);
  emscripten::value_object<Evaluation>("Evaluation")
      .field("loss", &Evaluation::loss)
      .field("tokenAccuracy", &Evaluation::token_accuracy)
      .field("exactMatch", &Evaluation::exact_match)
      .field("examples", &Evaluation::examples);
  emscripten::class_<EngineSession>("EngineSession")
      .function("problem", &EngineSession::problem)
      .property("step", &EngineSession::step)
      .function("config", &EngineSession::config)
      .function("training", &EngineSession::training)
      .function("summary", &EngineSession::summary)
      .function("train", &EngineSession::train)
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
