// `vamos generate`: the five tasks as sentence pairs.
#include "core/cli/commands.h"
#include "core/io/option_names.h"
#include "core/text/tasks.h"

namespace vamos::cli {

namespace {

struct GenerateOptions {
  std::string task;
  int count = 2000, held_out = 0;
  uint32_t seed = 1;
};

ExitCode run(const GenerateOptions& options) {
  const auto made = generate_task(value_of<TaskKind>(options.task), options.seed, options.count + options.held_out);
  if (!made) return fail("", made.problem());
  const bool split = options.held_out > 0;
  print(split ? "split\tsource\ttarget\n" : "source\ttarget\n");
  int number = 0;
  for (const auto& [source, target] : made.value()) {
    const char* part = number++ < options.count ? "train\t" : "validation\t";
    std::string line = split ? part : "";
    line += source;
    line += '\t';
    line += target;
    line += '\n';
    print(line);
  }
  return kOk;
}

}  // namespace

void add_generate(CLI::App& app, ExitCode& code) {
  auto options = std::make_shared<GenerateOptions>();
  CLI::App* command = app.add_subcommand("generate", "Draw sentence pairs of a task whose rule is known");
  command->add_option("task", options->task, "reverse, sort, copy, numbers or dates")
      ->type_name("TASK")
      ->required()
      ->check(CLI::IsMember({"reverse", "sort", "copy", "numbers", "dates"}).description(""));
  command->add_option("--count", options->count, "Pairs, all different (2000)")
      ->type_name("N")
      ->check(CLI::Range(1, 200'000).description(""));
  command->add_option("--held-out", options->held_out, "N more pairs, marked as held out in a column split")
      ->type_name("N")
      ->check(CLI::Range(0, 200'000).description(""));
  command->add_option("--seed", options->seed, "The same pairs for the same seed (1)")->type_name("N");
  command->footer(
      "Numbers and dates are learned best from pieces of their digits: train them with\n"
      "--digit-group 1 and 2. The other tasks want --tokenizer character.\n\n"
      "Examples:\n"
      "  vamos generate dates --count 2000 --held-out 500 > dates.tsv\n"
      "  vamos generate numbers | vamos train - -o model --digit-group 1\n");
  command->callback([options, &code] { code = run(*options); });
}

}  // namespace vamos::cli
