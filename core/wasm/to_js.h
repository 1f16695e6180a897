#pragma once

#include <emscripten/val.h>

#include <span>
#include <string>
#include <vector>

#include "core/io/json.h"
#include "core/session/session.h"

/// What JavaScript gets: plain objects, arrays and copies. web/engine/types.ts describes them. No templates, as each of their
/// instances would be downloaded.
namespace vamos::wasm {

using emscripten::val;

/// A plain object in the making.
class Object {
 public:
  Object& put(const char* name, const val& value);
  Object& put(const char* name, double value) { return put(name, val(value)); }
  Object& put(const char* name, int value) { return put(name, static_cast<double>(value)); }
  Object& put(const char* name, std::size_t value) { return put(name, static_cast<double>(value)); }
  Object& put(const char* name, bool value) { return put(name, val(value)); }
  Object& put(const char* name, const std::string& value) { return put(name, val(value)); }
  Object& put(const char* name, const char* value) { return put(name, val(value)); }
  operator const val&() const { return value_; }

 private:
  val value_ = val::object();
};

void append(const val& array, const val& value);

/// {value}, or {error} in its place.
val success(const val& value);
val failure(const Problem& problem);
val outcome(const std::optional<Problem>& problem);

/// A copy on JavaScript's side: a view would be lost when memory grows.
val copied(const val& view);
val float_array(std::span<const Real> values);
val string_array(const std::vector<std::string>& items);

/// What core/io's write_config gives.
val config_value(const Json& config);
val maps_value(const AttentionMaps& maps);
val tensor_info_value(const Session::TensorInfo& info, const char* role);
val translation_value(const Translation& translation, const Vocabulary& target);
val example_value(const Example& example);

}  // namespace vamos::wasm
