#include "core/wasm/from_js.h"

#include <string>

namespace vamos::wasm {

namespace {

std::string text_of(const val& value) { return value.as<std::string>(); }

bool is_on(const val& object, const char* name) { return object[name].as<bool>(); }

unsigned length_of(const val& array) { return static_cast<unsigned>(number_of(array, "length")); }

/// Whole numbers that are not negative.
std::vector<unsigned> wholes_of(const val& array) { return emscripten::convertJSArrayToNumberVector<unsigned>(array); }

std::vector<Example> examples_of(const val& array) {
  std::vector<Example> examples(length_of(array));
  for (unsigned i = 0; i < examples.size(); ++i) {
    const val pair = array[i];
    examples[i] = {text_of(pair["source"]), text_of(pair["target"])};
  }
  return examples;
}

}  // namespace

double number_of(const val& value) { return value.as<double>(); }
double number_of(const val& object, const char* name) { return number_of(object[name]); }

Json json_of(const val& object) {
  Json::Object members;
  const val names = val::global("Object").call<val>("keys", object);
  for (unsigned i = 0, count = length_of(names); i < count; ++i) {
    const val name = names[i], value = object[name];
    if (value.isString())
      members.emplace_back(text_of(name), text_of(value));
    else if (value.isNumber())
      members.emplace_back(text_of(name), number_of(value));
    else
      members.emplace_back(text_of(name), value.as<bool>());
  }
  return members;
}

std::vector<std::vector<int>> rows_of(const val& array) {
  std::vector<std::vector<int>> rows(length_of(array));
  for (unsigned i = 0; i < rows.size(); ++i) {
    const auto row = wholes_of(array[i]);
    rows[i].assign(row.begin(), row.end());
  }
  return rows;
}

Ablation ablation_of(const val& from) {
  Ablation ablation;
  ablation.position = is_on(from, "position");
  ablation.cross_attention = is_on(from, "crossAttention");
  ablation.causal_mask = is_on(from, "causalMask");
  const auto residuals = wholes_of(from["residuals"]), heads = wholes_of(from["heads"]);
  for (std::size_t i = 0; i + 1 < residuals.size(); i += 2) ablation.residuals[residuals[i]] |= 1u << residuals[i + 1];
  for (std::size_t i = 0; i + 2 < heads.size(); i += 3)
    ablation.heads[heads[i]][heads[i + 1]] |= uint64_t{1} << heads[i + 2];
  return ablation;
}

DecodeOptions decode_options_of(const val& from) {
  DecodeOptions options;
  options.max_length = static_cast<int>(number_of(from, "maxLength"));
  options.beam_width = static_cast<int>(number_of(from, "beam"));
  options.length_penalty = number_of(from, "lengthPenalty");
  options.temperature = number_of(from, "temperature");
  options.seed = static_cast<uint32_t>(number_of(from, "seed"));
  options.ablation = ablation_of(from["ablation"]);
  return options;
}

void read_data(std::vector<Example>& examples, DatasetOptions& options, const val& data) {
  examples = examples_of(data["examples"]);
  options.validation = examples_of(data["validation"]);
  options.validation_fraction = number_of(data, "validationFraction");
  options.max_vocabulary = static_cast<int>(number_of(data, "maxVocabulary"));
}

}  // namespace vamos::wasm
