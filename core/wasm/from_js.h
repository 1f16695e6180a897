#pragma once

#include <emscripten/val.h>

#include <string>
#include <type_traits>
#include <vector>

#include "core/io/json.h"
#include "core/io/option_names.h"
#include "core/session/session.h"

/// What JavaScript gives. web/engine/session.ts has checked it: every field is there, with a value of its type.
namespace vamos::wasm {

using emscripten::val;

/// The other way round than config_value().
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
inline Json json_of(const val& from) {
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

inline std::vector<Example> examples_of(const val& array) {
  std::vector<Example> examples;
  const auto count = array["length"].as<unsigned>();
  examples.reserve(count);
  for (unsigned i = 0; i < count; ++i)
    examples.push_back({array[i]["source"].as<std::string>(), array[i]["target"].as<std::string>()});
  return examples;
}

inline std::vector<std::vector<int>> rows_of(const val& array) {
  std::vector<std::vector<int>> rows;
  const auto count = array["length"].as<unsigned>();
  for (unsigned i = 0; i < count; ++i) rows.push_back(emscripten::convertJSArrayToNumberVector<int>(array[i]));
  return rows;
}

/// Parts to switch off, as session.ts has checked them: residuals as [sublayer, layer, …], heads as [kind, layer, head, …].
inline Ablation ablation_of(const val& from) {
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

inline DecodeOptions decode_options_of(const val& from) {
  DecodeOptions options;
  options.max_length = from["maxLength"].as<int>();
  options.beam_width = from["beam"].as<int>();
  options.length_penalty = from["lengthPenalty"].as<double>();
  options.temperature = from["temperature"].as<double>();
  options.seed = from["seed"].as<uint32_t>();
  options.ablation = ablation_of(from["ablation"]);
  return options;
}

/// The sentences, and what is to become of them; the tokenizer apart.
template <class Options>
void read_data(Options& options, const val& data) {
  options.examples = examples_of(data["examples"]);
  options.data.validation = examples_of(data["validation"]);
  options.data.validation_fraction = data["validationFraction"].as<double>();
  options.data.max_vocabulary = data["maxVocabulary"].as<int>();
}

}  // namespace vamos::wasm
