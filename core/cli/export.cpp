// `vamos export`: a model and the program that goes on with it in PyTorch, side by side.
#include <filesystem>
#include <span>

#include "core/cli/commands.h"
#include "core/cli/files.h"
#include "core/cli/inputs.h"
#include "core/cli/torch_program.h"

namespace vamos::cli {

namespace {

struct ExportOptions {
  std::string model, folder = ".";
};

/// As a shell takes it: in quotes when there is anything else in it than letters, digits and what names are made of.
std::string quoted(const std::string& name) {
  if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/") == std::string::npos)
    return name;
  std::string text = "'";
  for (const char c : name) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

bool write(const std::filesystem::path& path, std::string_view content) {
  if (const auto problem = write_file(path.string(), bytes_of(content))) {
    fail(path.string(), *problem);
    return false;
  }
  return true;
}

ExitCode run(const ExportOptions& options) {
  const auto file = read_file(options.model, kLargestModelFile);
  if (!file) return fail(options.model, file.problem());
  // Only what opens is worth taking along.
  OpenOptions open;
  open.memory_limit = kLargestModelMemory;
  const auto opened = Session::open(bytes_of(file.value()), open);
  if (!opened) return fail(options.model, opened.problem());
  std::error_code error;
  std::filesystem::create_directories(options.folder, error);
  if (error)
    return fail(kFailure, options.folder + ": There is no such folder and it cannot be made; name another one.");

  const std::filesystem::path folder(options.folder);
  auto name = std::filesystem::path(options.model).filename();
  if (name == "-") name = "model";
  if (name.extension() != ".safetensors") name += ".safetensors";
  const auto model = folder / name, program = folder / "vamos_torch.py";
  if (!same_file(options.model, model.string()) && !write(model, file.value())) return kFailure;
  if (!write(program, torch_program())) return kFailure;

  const Dataset& data = opened.value()->data();
  const std::string python = quoted(program.string()), at = quoted(model.string());
  const std::string sentence =
      data.train.empty() ? "a sentence" : data.tokenizer.join(data.source_vocabulary.decode(data.train[0].source));
  print("Translate with it in PyTorch:\n  python3 " + python + " translate " + at + " " + quoted(sentence) + "\n");
  print("Train it further on four processes:\n  torchrun --nproc-per-node=4 " + python + " train pairs.tsv --resume " +
        at + " --out " + quoted((folder / "further.safetensors").string()) + "\n");
  return kOk;
}

}  // namespace

void add_export(CLI::App& app, ExitCode& code) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App* command = app.add_subcommand("export", "Take a model to PyTorch, with a program that goes on with it");
  command->add_option("model", options->model, "A model that train saved")->required();
  command->add_option("-o,--out", options->folder, "The folder to write both to (this one)")->type_name("FOLDER");
  command->footer(
      "vamos_torch.py needs Python 3.8 and PyTorch 1.13, or newer, and nothing else.\n"
      "What it saves opens here and on the page again.\n\n"
      "Examples:\n"
      "  vamos export model.safetensors\n"
      "  vamos export model.safetensors --out torch\n");
  command->callback([options, &code] { code = run(*options); });
}

}  // namespace vamos::cli
