#pragma once

#include <emscripten/val.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/io/option_names.h"
#include "core/session/session.h"

/// What JavaScript gets: plain objects, arrays and copies. web/engine/types.ts describes them.
namespace vamos::wasm {

using emscripten::val;

inline val object() { return val::object(); }

inline val failure(const Problem& problem) {
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

inline val success(const val& value) {
  val result = object();
  result.set("value", value);
  return result;
}

template <class T, class Convert>
inline val converted(const Result<T>& result, Convert convert) {
  return result ? success(convert(result.value())) : failure(result.problem());
}

/// A copy on JavaScript's side: a view would be lost when memory grows.
inline val float_array(std::span<const Real> values) {
  return val(emscripten::typed_memory_view(values.size(), values.data())).call<val>("slice");
}

template <class Items>
inline val string_array(const Items& items) {
  val array = val::array();
  for (const auto& item : items) array.call<void>("push", std::string(item));
  return array;
}

/// A configuration as a plain object.
template <class C>
inline val config_value(const C& config) {
  val result = object();
  for_each_field(config, [&](const char* name, const auto& field) {
    if constexpr (std::is_enum_v<std::remove_cvref_t<decltype(field)>>)
      result.set(name, name_of(field));
    else
      result.set(name, field);
  });
  return result;
}

inline val maps_value(const AttentionMaps& maps) {
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

inline val tensor_info_value(const Session::TensorInfo& info, const char* role) {
  val shape = val::array();
  for (const int size : info.shape) shape.call<void>("push", size);
  val entry = object();
  entry.set("name", info.name);
  entry.set("shape", shape);
  entry.set("role", std::string(role));
  return entry;
}

inline val outcome(const std::optional<Problem>& problem) {
  return problem ? failure(*problem) : success(val::undefined());
}

inline val translation_value(const Translation& t, const Vocabulary& target) {
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

}  // namespace vamos::wasm
