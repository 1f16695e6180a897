// `vamos inspect`: what is in a model's file.
#include <cmath>
#include <filesystem>

#include "core/cli/commands.h"
#include "core/cli/inputs.h"
#include "core/cli/terminal.h"
#include "core/cli/translation_view.h"
#include "core/io/config_json.h"
#include "core/io/json_write.h"

namespace vamos::cli {

namespace {

struct InspectOptions {
  std::string model, tensor, vocabulary;
  bool json = false;
};

struct Statistics {
  double mean = 0, deviation = 0, least = 0, most = 0;
};

Statistics statistics(const std::vector<Real>& values) {
  Statistics s;
  if (values.empty()) return s;
  const auto count = static_cast<double>(values.size());
  s.least = s.most = static_cast<double>(values[0]);
  for (const Real value : values) {
    s.mean += static_cast<double>(value) / count;
    s.least = std::min(s.least, static_cast<double>(value));
    s.most = std::max(s.most, static_cast<double>(value));
  }
  for (const Real value : values) {
    const double from_mean = static_cast<double>(value) - s.mean;
    s.deviation += from_mean * from_mean / count;
  }
  s.deviation = std::sqrt(s.deviation);
  return s;
}

std::string shape_text(const std::vector<int>& shape) {
  std::string text;
  for (const int n : shape) text += (text.empty() ? "" : " × ") + std::to_string(n);
  return text;
}

std::string value_text(const Json& value) { return value.string() ? *value.string() : to_json(value); }

/// name value, name value, … in lines of the terminal's width.
std::string options_text(const Json& object, int width) {
  std::string text, line;
  for (const auto& [name, value] : *object.object()) {
    const std::string entry = name + " " + value_text(value);
    if (!line.empty() && display_width(line) + 3 + display_width(entry) > width - 2) {
      text += "  " + line + "\n";
      line.clear();
    }
    line += (line.empty() ? "" : " · ") + entry;
  }
  return text + "  " + line + "\n";
}

std::string words_text(const char* side, const Vocabulary& vocabulary, int width) {
  std::string line = format("  %-7s", side) +
                     count_of(static_cast<std::uint64_t>(vocabulary.size() - kFirstWord), "token: ", "tokens: ");
  for (int id = kFirstWord; id < vocabulary.size() && display_width(line) < width; ++id)
    line += printable(vocabulary.token(id)) + " ";
  while (line.ends_with(' ')) line.pop_back();
  return shortened(line, width) + "\n";
}

/// "transformer.encoder.layers.0.self_attn.in_proj_weight" up to the layer: 28.
std::size_t layer_prefix(const std::string& name) {
  constexpr std::string_view before = ".layers.";
  const auto at = name.find(before);
  return at == std::string::npos ? 0 : name.find('.', at + before.size());
}

/// A line for each; on a terminal that is too narrow for whole names, those of a layer stand under the layer's.
void print_tensors(const Session& session, int width, bool terminal) {
  struct Row {
    std::string name, shape;
    Statistics s;
  };
  std::vector<Row> rows;
  int name = 4, part = 4, shape = 5;
  for (const auto& info : session.tensors()) {
    if (info.gradient) continue;
    rows.push_back({info.name, shape_text(info.shape), statistics(session.tensor(info.name).value())});
    const auto prefix = layer_prefix(info.name);
    name = std::max(name, static_cast<int>(info.name.size()));
    part = std::max(part, static_cast<int>(info.name.size() - prefix + (prefix ? 1 : 0)));
    shape = std::max(shape, display_width(rows.back().shape));
  }
  constexpr int kNumber = 9;
  const bool grouped_by_layer = terminal && 2 + name + 2 + shape + 4 * kNumber > width;
  const int label = grouped_by_layer ? part : name;
  print("  " + left("name", label) + "  " + right("shape", shape) + "     mean      std      min      max\n");
  std::string layer;
  for (const auto& row : rows) {
    const std::size_t prefix = grouped_by_layer ? layer_prefix(row.name) : 0;
    if (const auto its_layer = row.name.substr(0, prefix); its_layer != layer) {
      layer = its_layer;
      if (!layer.empty()) print("  " + layer + "\n");
    }
    const std::string text = prefix ? "  " + row.name.substr(prefix + 1) : row.name;
    print("  " + left(text, label) + "  " + right(row.shape, shape) +
          format("%*.3f%*.3f%*.3f%*.3f\n", kNumber, row.s.mean, kNumber, row.s.deviation, kNumber, row.s.least, kNumber,
                 row.s.most));
  }
}

void print_overview(const Session& session, const std::string& path, std::size_t bytes) {
  const int width = look_at(1).width;
  const bool color = look_at(1).color;
  const auto heading = [&](const char* text) {
    print(color ? format("\n\x1b[1m%s\x1b[0m\n", text) : format("\n%s\n", text));
  };
  const Dataset& data = session.data();
  print(path + ": " + count_of(parameter_count(session.config()), "weight", "weights") + ", trained " +
        count_of(static_cast<std::uint64_t>(session.step()), "step", "steps") + ", " + file_size(bytes) + "\n");
  heading("Model");
  print(options_text(write_config(session.config()), width));
  heading("Training");
  print(options_text(write_config(session.training()), width));
  heading("Vocabulary");
  print(words_text("source", data.source_vocabulary, width) + words_text("target", data.target_vocabulary, width));
  heading("Sentence pairs in the file");
  print("  " + grouped(data.train.size()) + " to learn from, " + grouped(data.validation.size()) + " held out\n");
  heading("Tensors");
  print_tensors(session, width, look_at(1).interactive);
}

Json::Array shape_json(const std::vector<int>& shape) {
  Json::Array array;
  for (const int n : shape) array.emplace_back(double(n));
  return array;
}

void print_overview_json(const Session& session, std::size_t bytes) {
  const Dataset& data = session.data();
  Json::Array tensors;
  for (const auto& info : session.tensors()) {
    if (info.gradient) continue;
    const Statistics s = statistics(session.tensor(info.name).value());
    tensors.emplace_back(Json::Object{{"name", info.name},
                                      {"shape", shape_json(info.shape)},
                                      {"mean", s.mean},
                                      {"std", s.deviation},
                                      {"min", s.least},
                                      {"max", s.most}});
  }
  print(to_json(Json::Object{{"bytes", double(bytes)},
                             {"step", double(session.step())},
                             {"parameterCount", double(parameter_count(session.config()))},
                             {"model", write_config(session.config())},
                             {"training", write_config(session.training())},
                             {"trainExamples", double(data.train.size())},
                             {"validationExamples", double(data.validation.size())},
                             {"sourceVocabulary", json_strings(data.source_vocabulary.tokens())},
                             {"targetVocabulary", json_strings(data.target_vocabulary.tokens())},
                             {"tensors", std::move(tensors)}}) +
        "\n");
}

/// Every value: a row of the tensor a line.
void print_tensor(const Session::TensorInfo& info, const std::vector<Real>& values, bool json) {
  if (json) {
    Json::Array numbers;
    for (const Real value : values) numbers.push_back(json_number(value));
    print(
        to_json(Json::Object{{"name", info.name}, {"shape", shape_json(info.shape)}, {"values", std::move(numbers)}}) +
        "\n");
    return;
  }
  const auto columns = static_cast<std::size_t>(info.shape.back());
  for (std::size_t i = 0; i < values.size(); ++i)
    print(format("%11.6g", static_cast<double>(values[i])) + ((i + 1) % columns == 0 ? "\n" : " "));
}

ExitCode run(const InspectOptions& options) {
  int code = kFailure;
  const auto session = load_session(options.model, {}, code);
  if (!session) return static_cast<ExitCode>(code);
  if (!options.vocabulary.empty()) {
    const Dataset& data = session->data();
    const auto& words = options.vocabulary == "source" ? data.source_vocabulary : data.target_vocabulary;
    for (const auto& token : words.tokens()) print(options.json ? "" : token + "\n");
    if (options.json) print(to_json(json_strings(words.tokens())) + "\n");
    return kOk;
  }
  if (!options.tensor.empty()) {
    const auto values = session->tensor(options.tensor);
    if (!values)
      return fail(kFailure, options.model + ": There is no tensor named '" + options.tensor + "'; inspect lists them.");
    for (const auto& info : session->tensors())
      if (info.name == options.tensor) print_tensor(info, values.value(), options.json);
    return kOk;
  }
  std::error_code ignored;
  const auto bytes = static_cast<std::size_t>(std::filesystem::file_size(options.model, ignored));
  if (options.json)
    print_overview_json(*session, bytes);
  else
    print_overview(*session, options.model, bytes);
  return kOk;
}

}  // namespace

void add_inspect(CLI::App& app, ExitCode& code) {
  auto options = std::make_shared<InspectOptions>();
  CLI::App* command = app.add_subcommand("inspect", "Show options, vocabularies and tensors of a model");
  command->add_option("model", options->model, "A model that train saved")->required();
  command->add_option("--tensor", options->tensor, "Print every value of this tensor, a row a line")->type_name("NAME");
  command->add_option("--vocabulary", options->vocabulary, "Print every token, source or target")
      ->type_name("SIDE")
      ->check(CLI::IsMember({"source", "target"}).description(""));
  command->add_flag("--json", options->json, "One JSON object");
  command->footer(
      "Examples:\n"
      "  vamos inspect model.safetensors\n"
      "  vamos inspect model.safetensors --tensor src_embedding.weight\n");
  command->callback([options, &code] { code = run(*options); });
}

}  // namespace vamos::cli
