#include "core/cli/settings.h"

#include "core/cli/files.h"
#include "core/io/config_json.h"
#include "core/io/option_names.h"

namespace vamos::cli {

namespace {

template <class C>
bool has_field(std::string_view name) {
  bool found = false;
  C config;
  for_each_field(config, [&](std::string_view field, const Field&) { found = found || field == name; });
  return found;
}

/// A number or a boolean if it reads as one, else the text itself.
Json value_of_text(const std::string& text) {
  const auto json = Json::parse(text);
  return json && (json->number() || json->boolean()) ? *json : Json(text);
}

std::optional<Problem> assign(Settings::Objects& objects, const std::string& name, const std::string& text) {
  const bool model = has_field<Config>(name), training = has_field<TrainingConfig>(name),
             data = has_field<Tokenizer>(name);
  if (!model && !training && !data)
    return Problem{"unknown_option", {{"field", name}}, "There is no option named {field}; check its spelling."};
  if (model) objects.model.emplace_back(name, value_of_text(text));
  if (training) objects.training.emplace_back(name, value_of_text(text));
  if (data) objects.data.emplace_back(name, value_of_text(text));
  return std::nullopt;
}

std::optional<Problem> read_preset(Settings::Objects& objects, const std::string& path) {
  auto text = read_file(path, 1 << 20);
  if (!text) return text.problem();
  const auto json = Json::parse(text.value());
  const auto section = [&](const char* name, Json::Object& members) {
    const Json* found = json ? json->find(name) : nullptr;
    if (found && found->object()) members = *found->object();
    return found && found->object();
  };
  const bool model = section("model", objects.model), training = section("training", objects.training);
  section("data", objects.data);
  if (model || training) return std::nullopt;
  return Problem{"file_unreadable",
                 {{"path", path}},
                 "This is no preset: it must be a JSON object with an object 'model' or 'training' in it."};
}

}  // namespace

void Settings::add(CLI::App& command, const char* flag, std::vector<std::string> names, const char* type,
                   const char* description, const char* group) {
  const auto remember = [this, names = std::move(names)](const std::string& value) {
    for (const auto& name : names) assignments_.emplace_back(name, value);
  };
  command.add_option_function<std::string>(flag, remember, description)->type_name(type)->group(group);
}

void Settings::add_options(CLI::App& command) {
  const char* model = "Model";
  add(command, "--d-model", {"dModel"}, "N", "Width of the vectors (32)", model);
  add(command, "--heads", {"heads"}, "N", "Attention heads (2)", model);
  add(command, "--layers", {"encoderLayers", "decoderLayers"}, "N", "Encoder and decoder layers (1)", model);
  add(command, "--d-ff", {"dFf"}, "N", "Width of the feed-forward layers, 0 for none (64)", model);
  add(command, "--norm", {"norm"}, "KIND", "none, post or pre (post)", model);
  add(command, "--position", {"position"}, "KIND", "none, sinusoidal or learned (sinusoidal)", model);
  add(command, "--dropout", {"dropout"}, "P", "Share of activations dropped in training (0)", model);
  const char* training = "Training";
  add(command, "--steps", {"totalSteps"}, "N", "Train until step N, where the schedule ends (400)", training);
  add(command, "--batch", {"batchSize"}, "N", "Sentence pairs a step (32)", training);
  add(command, "--learning-rate", {"learningRate"}, "RATE", "Highest learning rate (0.01)", training);
  add(command, "--schedule", {"schedule"}, "KIND", "constant, inverse_sqrt or cosine (cosine)", training);
  add(command, "--warmup", {"warmupSteps"}, "N", "Steps in which the rate rises from 0 (50)", training);
  add(command, "--optimizer", {"optimizer"}, "KIND", "sgd, adam or adamw (adam)", training);
  add(command, "--label-smoothing", {"labelSmoothing"}, "P", "Share of each target given to all words (0)", training);
  add(command, "--seed", {"seed"}, "N", "Of the weights, the order and the held-out pairs (1)", training);
  const char* data = "Tokens";
  add(command, "--tokenizer", {"tokenizer"}, "KIND", "word or character (word)", data);
  add(command, "--digit-group", {"digitGroup"}, "N", "Cut numbers into pieces of N digits (0: not at all)", data);
  command.add_option("--preset", preset_, "JSON: {\"model\": {…}, \"training\": {…}, …}")
      ->type_name("FILE")
      ->group(training);
  command.add_option("--set", set_, "Any option by the name that inspect shows")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false)
      ->check([](const std::string& text) {
        const auto equals = text.find('=');
        return equals == std::string::npos || equals == 0 ? text + " is not NAME=VALUE" : std::string();
      })
      ->group(training);
}

Result<Settings::Objects> Settings::read() const {
  Objects objects;
  if (!preset_.empty())
    if (auto found = read_preset(objects, preset_)) return *found;
  for (const auto& [name, text] : assignments_)
    if (auto found = assign(objects, name, text)) return *found;
  for (const auto& setting : set_) {
    const auto equals = setting.find('=');
    if (auto found = assign(objects, setting.substr(0, equals), setting.substr(equals + 1))) return *found;
  }
  Config model;
  TrainingConfig training;
  Tokenizer tokenizer;
  if (auto found = read_config(model, objects.model)) return *found;
  if (auto found = read_config(training, objects.training)) return *found;
  if (auto found = read_config(tokenizer, objects.data)) return *found;
  return objects;
}

}  // namespace vamos::cli
