#pragma once

#include <emscripten/val.h>

#include <vector>

#include "core/io/json.h"
#include "core/session/session.h"

/// What JavaScript gives. web/engine/session.ts has checked it: every field is there, with a value of its type.
namespace vamos::wasm {

using emscripten::val;

/// A number, or a member of an object that is one: of whatever type, it is a double in JavaScript.
double number_of(const val& value);
double number_of(const val& object, const char* name);

/// An object of booleans, numbers and texts, as core/io's read_config takes it.
Json json_of(const val& object);

std::vector<std::vector<int>> rows_of(const val& array);

/// Parts to switch off, as session.ts has checked them: residuals as [sublayer, layer, …], heads as [kind, layer, head, …].
Ablation ablation_of(const val& from);

DecodeOptions decode_options_of(const val& from);

/// The sentences, and what is to become of them; the tokenizer apart.
void read_data(std::vector<Example>& examples, DatasetOptions& options, const val& data);

}  // namespace vamos::wasm
