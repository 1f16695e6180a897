#pragma once

#include <CLI/CLI.hpp>

#include "core/cli/report.h"

namespace vamos::cli {

/// Each adds its subcommand to `app`; when that is chosen, it runs and sets `code`.
void add_train(CLI::App& app, ExitCode& code);
void add_translate(CLI::App& app, ExitCode& code);
void add_evaluate(CLI::App& app, ExitCode& code);
void add_inspect(CLI::App& app, ExitCode& code);
void add_generate(CLI::App& app, ExitCode& code);
void add_export(CLI::App& app, ExitCode& code);

}  // namespace vamos::cli
