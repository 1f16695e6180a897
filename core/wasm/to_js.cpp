#include "core/wasm/to_js.h"

namespace vamos::wasm {

namespace {

Object probability_value(const TokenProbability& p, const Vocabulary& target) {
  return Object().put("token", target.token(p.token)).put("probability", p.probability);
}

}  // namespace

Object& Object::put(const char* name, const val& value) {
  value_.set(val(name), value);
  return *this;
}

void append(const val& array, const val& value) { array.call<void>("push", value); }

val success(const val& value) { return Object().put("value", value); }

val failure(const Problem& problem) {
  Object params;
  for (const auto& [name, value] : problem.parameters) params.put(name.c_str(), value);
  return Object().put("error", Object().put("code", problem.code).put("params", params).put("text", problem.text));
}

val outcome(const std::optional<Problem>& problem) { return problem ? failure(*problem) : success(val::undefined()); }

val copied(const val& view) { return view.call<val>("slice"); }

val float_array(std::span<const Real> values) {
  return copied(val(emscripten::typed_memory_view(values.size(), values.data())));
}

val string_array(const std::vector<std::string>& items) {
  val array = val::array();
  for (const auto& item : items) append(array, val(item));
  return array;
}

val config_value(const Json& config) {
  Object result;
  for (const auto& [name, value] : *config.object()) {
    if (value.string())
      result.put(name.c_str(), *value.string());
    else if (value.number())
      result.put(name.c_str(), *value.number());
    else
      result.put(name.c_str(), *value.boolean());
  }
  return result;
}

val maps_value(const AttentionMaps& maps) {
  return Object()
      .put("layers", maps.layers)
      .put("heads", maps.heads)
      .put("rows", maps.rows)
      .put("columns", maps.columns)
      .put("rowTokens", string_array(maps.row_tokens))
      .put("columnTokens", string_array(maps.column_tokens))
      .put("data", float_array(maps.values));
}

val tensor_info_value(const Session::TensorInfo& info, const char* role) {
  val shape = val::array();
  for (const int size : info.shape) append(shape, val(static_cast<double>(size)));
  return Object().put("name", info.name).put("shape", shape).put("role", role);
}

val translation_value(const Translation& t, const Vocabulary& target) {
  val source = val::array(), unknown = val::array();
  for (std::size_t i = 0; i < t.source.size(); ++i) {
    append(source, Object().put("token", t.source[i]).put("known", bool(t.known[i])));
    if (!t.known[i]) append(unknown, val(t.source[i]));
  }
  val steps = val::array();
  for (const auto& step : t.steps) {
    val top = val::array();
    for (const auto& other : step.top) append(top, probability_value(other, target));
    append(steps, probability_value(step.best, target).put("input", target.token(step.input)).put("top", top));
  }
  val beams = val::array(), tree = val::array();
  for (const auto& beam : t.beams)
    append(beams, Object()
                      .put("text", beam.text)
                      .put("tokens", string_array(beam.tokens))
                      .put("logProbability", beam.log_probability)
                      .put("score", beam.score));
  for (std::size_t n = 0, step = 0; n < t.beam_tree.size(); ++n) {
    while (static_cast<int>(n) >= t.beam_steps[step + 1]) ++step;
    append(tree, Object()
                     .put("parent", t.beam_tree[n].parent)
                     .put("token", target.token(t.beam_tree[n].token))
                     .put("logProbability", t.beam_tree[n].log_probability)
                     .put("step", step));
  }
  return Object()
      .put("text", t.text)
      .put("tokens", string_array(t.tokens))
      .put("finished", t.finished)
      .put("logProbability", t.log_probability)
      .put("source", source)
      .put("unknownTokens", unknown)
      .put("steps", steps)
      .put("beams", beams)
      .put("beamTree", tree);
}

val example_value(const Example& example) {
  return Object().put("source", example.source).put("target", example.target);
}

}  // namespace vamos::wasm
