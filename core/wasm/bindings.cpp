// The engine's surface towards JavaScript: one class with coarse methods, wrapped by web/engine/session.ts. Configurations
// are plain objects, reports value objects. Whatever can go wrong comes back as { error: { code, params, text } } instead of
// { value }; no exception crosses the boundary.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include "core/io/option_names.h"
#include "core/session/session.h"

using emscripten::val;

namespace vamos {
namespace {

val object() { return val::object(); }

val failure(const Problem& problem) {
  val params = object();
  for (const auto& [name, value] : problem.parameters) params.set(name, value);
  val error = object();
  error.set("code", problem.code);
  error.set("params", params);
  error.set("text", problem.text);
  val result = object();
  result.set("error", error);
  return result;
}

val success(const val& value) {
  val result = object();
  result.set("value", value);
  return result;
}

template <class T, class Convert>
val converted(const Result<T>& result, Convert convert) {
  return result ? success(convert(result.value())) : failure(result.problem());
}

/// A copy on JavaScript's side: a view would be lost when memory grows.
val float_array(std::span<const Real> values) {
  return val(emscripten::typed_memory_view(values.size(), values.data())).call<val>("slice");
}

template <class Items>
val string_array(const Items& items) {
  val array = val::array();
  for (const auto& item : items) array.call<void>("push", std::string(item));
  return array;
}

/// A configuration as a plain object and back. session.ts has filled in every field with a value of its type.
template <class C>
val config_value(const C& config) {
  val result = object();
  for_each_field(config, [&](const char* name, const auto& field) {
    if constexpr (std::is_enum_v<std::remove_cvref_t<decltype(field)>>)
      result.set(name, name_of(field));
    else
      result.set(name, field);
  });
  return result;
}

template <class C>
void read_config(C& config, const val& from) {
  for_each_field(config, [&]<class Field>(const char* name, Field& field) {
    if constexpr (std::is_enum_v<Field>)
      field = value_of<Field>(from[name].as<std::string>());
    else
      field = from[name].as<Field>();
  });
}

/// An object of booleans, numbers and texts, as core/io's read_config takes it.
Json json_of(const val& from) {
  Json::Object members;
  const val names = val::global("Object").call<val>("keys", from);
  const auto count = names["length"].as<unsigned>();
  for (unsigned i = 0; i < count; ++i) {
    const val value = from[names[i]];
    auto& [name, json] = members.emplace_back(names[i].as<std::string>(), Json());
    if (value.isString())
      json = value.as<std::string>();
    else if (value.isNumber())
      json = value.as<double>();
    else
      json = value.as<bool>();
  }
  return members;
}

std::vector<Example> examples_of(const val& array) {
  std::vector<Example> examples;
  const auto count = array["length"].as<unsigned>();
  examples.reserve(count);
  for (unsigned i = 0; i < count; ++i)
    examples.push_back({array[i]["source"].as<std::string>(), array[i]["target"].as<std::string>()});
  return examples;
}

std::vector<std::vector<int>> rows_of(const val& array) {
  std::vector<std::vector<int>> rows;
  const auto count = array["length"].as<unsigned>();
  for (unsigned i = 0; i < count; ++i) rows.push_back(emscripten::convertJSArrayToNumberVector<int>(array[i]));
  return rows;
}

val translation_value(const Translation& t, const Vocabulary& target) {
  const auto probability = [&](const TokenProbability& p) {
    val entry = object();
    entry.set("token", target.token(p.token));
    entry.set("probability", p.probability);
    return entry;
  };
  val source = val::array(), unknown = val::array();
  for (std::size_t i = 0; i < t.source.size(); ++i) {
    val entry = object();
    entry.set("token", t.source[i]);
    entry.set("known", bool(t.known[i]));
    source.call<void>("push", entry);
    if (!t.known[i]) unknown.call<void>("push", t.source[i]);
  }
  val steps = val::array();
  for (const auto& step : t.steps) {
    val entry = probability(step.best), top = val::array();
    for (const auto& other : step.top) top.call<void>("push", probability(other));
    entry.set("input", target.token(step.input));
    entry.set("top", top);
    steps.call<void>("push", entry);
  }
  val result = object();
  result.set("text", t.text);
  result.set("tokens", string_array(t.tokens));
  result.set("finished", t.finished);
  result.set("logProbability", t.log_probability);
  result.set("source", source);
  result.set("unknownTokens", unknown);
  result.set("steps", steps);
  return result;
}

}  // namespace

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

  val translate(const std::string& text, int max_length) { return shown(session_->translate(text, max_length)); }
  val observe(const std::string& source, const std::string& target) { return shown(session_->observe(source, target)); }

  val attention(int kind) const {
    return converted(session_->attention(static_cast<AttentionKind>(kind)), [](const AttentionMaps& maps) {
      val result = object();
      result.set("layers", maps.layers);
      result.set("heads", maps.heads);
      result.set("rows", maps.rows);
      result.set("columns", maps.columns);
      result.set("rowTokens", string_array(maps.row_tokens));
      result.set("columnTokens", string_array(maps.column_tokens));
      result.set("data", float_array(maps.values));
      return result;
    });
  }

  val tensors() const {
    val list = val::array();
    for (const auto& info : session_->tensors()) {
      val shape = val::array();
      for (const int size : info.shape) shape.call<void>("push", size);
      val entry = object();
      entry.set("name", info.name);
      entry.set("shape", shape);
      entry.set("role", std::string(info.gradient ? "gradient" : "parameter"));
      list.call<void>("push", entry);
    }
    return list;
  }

  val tensor(const std::string& name) const {
    return converted(session_->tensor(name), [](const std::vector<Real>& values) { return float_array(values); });
  }

  val setTensor(const std::string& name, const val& values) {
    const auto numbers = emscripten::convertJSArrayToNumberVector<Real>(values);
    const auto found = session_->set_tensor(name, numbers);
    return found ? failure(*found) : success(val::undefined());
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

/// The sentences, and what is to become of them; the tokenizer apart.
template <class Options>
void read_data(Options& options, const val& data) {
  options.examples = examples_of(data["examples"]);
  options.data.validation = examples_of(data["validation"]);
  options.data.validation_fraction = data["validationFraction"].as<double>();
  options.data.max_vocabulary = data["maxVocabulary"].as<int>();
}

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
      .function("setTensor", &EngineSession::setTensor)
      .function("lossAndGradients", &EngineSession::lossAndGradients)
      .function("save", &EngineSession::save)
      .function("reset", &EngineSession::reset);
  emscripten::function("createSession", &createSession, emscripten::allow_raw_pointers());
  emscripten::function("openSession", &openSession, emscripten::allow_raw_pointers());
  emscripten::function("generateTask", &generateTask);
}

}  // namespace vamos
