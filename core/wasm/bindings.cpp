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

/// Parts to switch off, as session.ts has checked them: residuals as [sublayer, layer, …], heads as [kind, layer, head, …].
Ablation ablation_of(const val& from) {
  Ablation ablation;
  ablation.position = from["position"].as<bool>();
  ablation.cross_attention = from["crossAttention"].as<bool>();
  ablation.causal_mask = from["causalMask"].as<bool>();
  const auto residuals = emscripten::convertJSArrayToNumberVector<unsigned>(from["residuals"]);
  for (std::size_t i = 0; i + 1 < residuals.size(); i += 2) ablation.residuals[residuals[i]] |= 1u << residuals[i + 1];
  const auto heads = emscripten::convertJSArrayToNumberVector<unsigned>(from["heads"]);
  for (std::size_t i = 0; i + 2 < heads.size(); i += 3)
    ablation.heads[heads[i]][heads[i + 1]] |= uint64_t{1} << heads[i + 2];
  return ablation;
}

DecodeOptions decode_options_of(const val& from) {
  DecodeOptions options;
  options.max_length = from["maxLength"].as<int>();
  options.beam_width = from["beam"].as<int>();
  options.length_penalty = from["lengthPenalty"].as<double>();
  options.temperature = from["temperature"].as<double>();
  options.seed = from["seed"].as<uint32_t>();
  options.ablation = ablation_of(from["ablation"]);
  return options;
}

val maps_value(const AttentionMaps& maps) {
  val result = object();
  result.set("layers", maps.layers);
  result.set("heads", maps.heads);
  result.set("rows", maps.rows);
  result.set("columns", maps.columns);
  result.set("rowTokens", string_array(maps.row_tokens));
  result.set("columnTokens", string_array(maps.column_tokens));
  result.set("data", float_array(maps.values));
  return result;
}

val tensor_info_value(const Session::TensorInfo& info, const char* role) {
  val shape = val::array();
  for (const int size : info.shape) shape.call<void>("push", size);
  val entry = object();
  entry.set("name", info.name);
  entry.set("shape", shape);
  entry.set("role", std::string(role));
  return entry;
}

val outcome(const std::optional<Problem>& problem) { return problem ? failure(*problem) : success(val::undefined()); }

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
  val beams = val::array(), tree = val::array();
  for (const auto& beam : t.beams) {
    val entry = object();
    entry.set("text", beam.text);
    entry.set("tokens", string_array(beam.tokens));
    entry.set("logProbability", beam.log_probability);
    entry.set("score", beam.score);
    beams.call<void>("push", entry);
  }
  for (std::size_t n = 0, step = 0; n < t.beam_tree.size(); ++n) {
    while (static_cast<int>(n) >= t.beam_steps[step + 1]) ++step;
    val entry = object();
    entry.set("parent", t.beam_tree[n].parent);
    entry.set("token", target.token(t.beam_tree[n].token));
    entry.set("logProbability", t.beam_tree[n].log_probability);
    entry.set("step", static_cast<unsigned>(step));
    tree.call<void>("push", entry);
  }
  result.set("beams", beams);
  result.set("beamTree", tree);
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

}  // namespace vamos
