// The native command. Each subcommand is a file of its own.
#include <fcntl.h>
#include <unistd.h>

#include "core/cli/commands.h"

namespace vamos::cli {

namespace {

/// A standard stream that is closed would give its number to the next file that is opened, and what is said to the model.
void keep_standard_streams_taken() {
  for (int descriptor = 0; descriptor <= 2; ++descriptor)
    if (::fcntl(descriptor, F_GETFD) < 0) (void)::open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
}

/// CLI11's own messages as one sentence.
ExitCode usage_error(const CLI::App& app, const CLI::ParseError& error) {
  std::string text = error.what();
  while (text.ends_with('\n') || text.ends_with('.')) text.pop_back();
  for (char& c : text)
    if (c == '\n') c = ' ';
  const auto extra = app.remaining();
  if (app.get_subcommands().empty() && !extra.empty() && !extra[0].starts_with('-'))
    text = "There is no command '" + extra[0] + "'";
  std::string command = "vamos";
  for (const auto* chosen : app.get_subcommands()) command += " " + chosen->get_name();
  return fail(kUsage, text + "; see " + command + " --help.");
}

ExitCode run(int argc, char** argv) {
  CLI::App app("Train a Transformer on sentence pairs, translate with it and look into it.", "vamos");
  app.set_version_flag("--version", "vamos " VAMOS_VERSION);
  app.require_subcommand(1);
  app.get_formatter()->column_width(28);
  app.footer(
      "Exit codes: 0 success; 1 failure, such as a file that cannot be read; 2 an error\n"
      "of usage; 130 stopped by Ctrl-C, after saving what there was. Every error is a\n"
      "sentence on standard error.\n\n"
      "Example:\n"
      "  vamos train pairs.tsv --out model.safetensors\n"
      "  vamos translate model.safetensors \"let's go\"\n");
  ExitCode code = kOk;
  add_train(app, code);
  add_translate(app, code);
  add_evaluate(app, code);
  add_inspect(app, code);
  add_generate(app, code);
  add_export(app, code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {  // --help, --version
    app.exit(success);
  } catch (const CLI::ParseError& error) {
    return usage_error(app, error);
  }
  return finish_output(code);
}

}  // namespace

}  // namespace vamos::cli

// CLI11 throws from run() only when the options themselves are declared wrongly.
int main(int argc, char** argv) {  // NOLINT(bugprone-exception-escape)
  vamos::cli::keep_standard_streams_taken();
  return vamos::cli::run(argc, argv);
}
