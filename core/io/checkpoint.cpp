#include "core/io/checkpoint.h"

#include <algorithm>
#include <cmath>

#include "core/io/config_json.h"
#include "core/io/json_write.h"
#include "core/io/option_names.h"

namespace vamos {

namespace {

constexpr int kVersion = 1;
constexpr double kLargestStep = 1e9;  // as TrainingConfig's totalSteps: far from where an int ends

constexpr const char kVersionKey[] = "vamos.version", kModel[] = "vamos.model", kTraining[] = "vamos.training",
                     kTokenizer[] = "vamos.tokenizer", kState[] = "vamos.state";
constexpr const char kSourceVocabulary[] = "vamos.source_vocabulary", kTargetVocabulary[] = "vamos.target_vocabulary";

Problem not_readable(const char* key) { return file_damaged(key, "which does not say what it should"); }

/// Reads the JSON under a key, if it is there, with read(json), which returns a problem or nothing.
template <class Read>
std::optional<Problem> read_json(const Safetensors& file, const char* key, Read read) {
  const std::string* text = file.metadata(key);
  if (!text) return std::nullopt;
  const auto json = Json::parse(*text);
  if (!json) return not_readable(key);
  return read(*json);
}

template <class C>
std::optional<Problem> read_configuration(const Safetensors& file, const char* key, std::optional<C>& config) {
  return read_json(file, key, [&](const Json& json) { return read_config(config.emplace(), json); });
}

std::optional<Problem> read_tokenizer(const Json& json, std::optional<Tokenizer>& tokenizer) {
  const Json *kind = json.find("tokenizer"), *lowercase = json.find("lowercase");
  if (!kind || !kind->string() || !lowercase || !lowercase->boolean()) return not_readable(kTokenizer);
  if (read_config(tokenizer.emplace(), json) || problem(*tokenizer)) return not_readable(kTokenizer);
  return std::nullopt;
}

std::optional<Problem> read_vocabulary(const Json& json, const char* key, Vocabulary& vocabulary) {
  std::vector<std::string> tokens;
  if (!json.array()) return not_readable(key);
  for (const Json& token : *json.array()) {
    if (!token.string()) return not_readable(key);
    tokens.push_back(*token.string());
  }
  auto made = Vocabulary::from_tokens(std::move(tokens));
  if (!made) return not_readable(key);
  vocabulary = std::move(*made);
  return std::nullopt;
}

std::optional<Problem> read_state(const Json& json, CheckpointState& state) {
  const auto number = [&](const char* name, double high) -> const double* {
    const Json* member = json.find(name);
    const double* value = member ? member->number() : nullptr;
    return value && *value >= 0 && *value <= high ? value : nullptr;
  };
  const double* const step = number("step", kLargestStep);
  const double *const beta1 = number("beta1Power", 1), *const beta2 = number("beta2Power", 1);
  if (!step || std::floor(*step) != *step || !beta1 || !beta2) return not_readable(kState);
  state = {static_cast<int>(*step), {*beta1, *beta2}};
  return std::nullopt;
}

std::optional<Problem> read_version(const Json& json) {
  const double* version = json.number();
  if (!version || *version < 1 || *version > 1e6 || std::floor(*version) != *version) return not_readable(kVersionKey);
  if (*version <= kVersion) return std::nullopt;
  return Problem{"file_version",
                 {{"version", *version}, {"limit", kVersion}},
                 "The file is of version {version} and this engine reads up to {limit}; use a newer Vamos."};
}

Json token_list(const Vocabulary& vocabulary) {
  Json::Array tokens;
  for (const auto& token : vocabulary.tokens()) tokens.emplace_back(token);
  return tokens;
}

/// The ids of one split, in one piece for the pairs' lengths and one for their tokens.
struct FlatExamples {
  std::vector<std::int32_t> lengths, tokens;

  explicit FlatExamples(const std::vector<EncodedExample>& examples) {
    for (const auto& example : examples)
      for (const auto* side : {&example.source, &example.target}) {
        lengths.push_back(static_cast<std::int32_t>(side->size()));
        tokens.insert(tokens.end(), side->begin(), side->end());
      }
  }
};

constexpr const char* kSplits[] = {"examples.train", "examples.validation"};
constexpr const char kLengths[] = ".lengths", kTokens[] = ".tokens";

std::optional<Problem> read_split(const Safetensors& file, const std::string& split, const Vocabularies& vocabularies,
                                  std::vector<EncodedExample>& examples) {
  const FileTensor *lengths = file.find(split + kLengths), *tokens = file.find(split + kTokens);
  if (!lengths && !tokens) return std::nullopt;
  const auto damaged = [&] {
    return file_damaged(split, "whose sentences do not fit the vocabulary or their lengths");
  };
  if (!lengths || !tokens || lengths->shape.size() != 2 || lengths->shape[1] != 2) return damaged();
  const auto counts = lengths->integers(), ids = tokens->integers();
  if (!counts) return counts.problem();
  if (!ids) return ids.problem();
  std::span<const std::int32_t> rest = ids.value();
  const auto take = [&](std::int32_t count, const Vocabulary& vocabulary, std::vector<int>& side) {
    if (count < 1 || static_cast<std::size_t>(count) > rest.size()) return false;
    side.assign(rest.begin(), rest.begin() + count);
    rest = rest.subspan(static_cast<std::size_t>(count));
    return std::ranges::all_of(side, [&](int id) { return id > kPad && id < vocabulary.size(); });
  };
  for (std::size_t i = 0; i + 1 < counts.value().size(); i += 2) {
    auto& example = examples.emplace_back();
    if (!take(counts.value()[i], vocabularies.source, example.source) ||
        !take(counts.value()[i + 1], vocabularies.target, example.target))
      return damaged();
  }
  return rest.empty() ? std::nullopt : std::optional<Problem>(damaged());
}

}  // namespace

Result<CheckpointInfo> read_checkpoint_info(const Safetensors& file) {
  CheckpointInfo info;
  if (auto found = read_json(file, kVersionKey, read_version)) return *found;
  if (auto found = read_configuration(file, kModel, info.model)) return *found;
  if (auto found = read_configuration(file, kTraining, info.training)) return *found;
  if (auto found = read_json(file, kTokenizer, [&](const Json& j) { return read_tokenizer(j, info.tokenizer); }))
    return *found;
  if (auto found = read_json(file, kState, [&](const Json& j) { return read_state(j, info.state); })) return *found;
  if (file.metadata(kSourceVocabulary) && file.metadata(kTargetVocabulary)) {
    auto& both = info.vocabularies.emplace();
    const auto read = [&](const char* key, Vocabulary& vocabulary) {
      return read_json(file, key, [&](const Json& json) { return read_vocabulary(json, key, vocabulary); });
    };
    if (auto found = read(kSourceVocabulary, both.source)) return *found;
    if (auto found = read(kTargetVocabulary, both.target)) return *found;
    if (auto found = read_split(file, kSplits[0], both, info.train)) return *found;
    if (auto found = read_split(file, kSplits[1], both, info.validation)) return *found;
  }
  return info;
}

void write_checkpoint_metadata(SafetensorsWriter& writer, const Config& model, const TrainingConfig& training,
                               const Dataset& data, const CheckpointState& state) {
  writer.metadata("format", "pt");
  writer.metadata(kVersionKey, to_text(kVersion));
  writer.metadata(kModel, to_json(write_config(model)));
  writer.metadata(kTraining, to_json(write_config(training)));
  writer.metadata(kTokenizer, to_json(write_config(data.tokenizer)));
  writer.metadata(kSourceVocabulary, to_json(token_list(data.source_vocabulary)));
  writer.metadata(kTargetVocabulary, to_json(token_list(data.target_vocabulary)));
  writer.metadata(kState, to_json(Json::Object{{"step", static_cast<double>(state.step)},
                                               {"beta1Power", state.powers.beta1},
                                               {"beta2Power", state.powers.beta2}}));
}

void declare_examples(SafetensorsWriter& writer, const Dataset& data) {
  for (const auto& [split, examples] : {std::pair(kSplits[0], &data.train), {kSplits[1], &data.validation}}) {
    if (examples->empty()) continue;
    const FlatExamples flat(*examples);
    writer.declare(std::string(split) + kLengths, Dtype::i32, {examples->size(), 2});
    writer.declare(std::string(split) + kTokens, Dtype::i32, {flat.tokens.size()});
  }
}

void write_examples(SafetensorsWriter& writer, const Dataset& data) {
  for (const auto* examples : {&data.train, &data.validation}) {
    if (examples->empty()) continue;
    const FlatExamples flat(*examples);
    writer.write(flat.lengths);
    writer.write(flat.tokens);
  }
}

bool is_example_tensor(std::string_view name) {
  for (const char* split : kSplits)
    for (const char* part : {kLengths, kTokens})
      if (name == std::string(split) + part) return true;
  return false;
}

}  // namespace vamos
