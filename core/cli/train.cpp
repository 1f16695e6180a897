// `vamos train`: sentence pairs in, a trained model out.
#include <algorithm>
#include <charconv>

#include "core/cli/commands.h"
#include "core/cli/files.h"
#include "core/cli/inputs.h"
#include "core/cli/interrupt.h"
#include "core/cli/progress.h"
#include "core/cli/settings.h"
#include "core/io/config_json.h"

namespace vamos::cli {

namespace {

struct TrainOptions {
  std::string pairs, out, resume, validation;
  Settings settings;
  int stop_after = 0, max_vocabulary = 4000;
  bool keep_case = false, quiet = false;
};

/// Held out when neither the file nor the caller says what: a tenth, where that leaves enough to learn from.
constexpr double kDefaultFraction = 0.1;
constexpr std::size_t kEnoughPairs = 50;

std::optional<double> as_number(const std::string& text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// The examples to learn from, and what is held out of or beside them.
bool read_examples(const TrainOptions& options, std::vector<Example>& examples, DatasetOptions& data) {
  if (options.pairs.empty()) return true;
  auto file = load_pairs(options.pairs);
  if (!file) return false;
  examples = std::move(file->train);
  data.validation = std::move(file->validation);
  data.max_vocabulary = options.max_vocabulary;
  if (const auto fraction = as_number(options.validation)) {
    // Asked for a share of all there is.
    for (auto& example : data.validation) examples.push_back(std::move(example));
    data.validation.clear();
    data.validation_fraction = *fraction;
  } else if (!options.validation.empty()) {
    auto held_out = load_pairs(options.validation);
    if (!held_out) return false;
    data.validation = std::move(held_out->train);
    for (auto& example : held_out->validation) data.validation.push_back(std::move(example));
  } else if (data.validation.empty() && examples.size() >= kEnoughPairs) {
    data.validation_fraction = kDefaultFraction;
  }
  return true;
}

/// A new session, or the resumed one; nothing when the problem has been told.
std::unique_ptr<Session> make_session(const TrainOptions& options, int& code) {
  code = kFailure;
  const auto settings = options.settings.read();
  if (!settings) {
    code = fail("", settings.problem());
    return nullptr;
  }
  std::vector<Example> examples;
  DatasetOptions data;
  if (!read_examples(options, examples, data)) return nullptr;
  auto [model, training, tokens] = settings.value();
  if (options.keep_case) tokens.emplace_back("lowercase", false);
  if (!options.resume.empty()) {
    OpenOptions open;
    open.model = model;
    open.training = training;
    open.examples = std::move(examples);
    open.data = std::move(data);
    open.tokenizer = tokens;
    return load_session(options.resume, std::move(open), code);
  }
  SessionOptions create;
  create.examples = std::move(examples);
  create.data = std::move(data);
  read_config(create.data.tokenizer, tokens);  // these are known to be right
  read_config(create.model, model);
  read_config(create.training, training);
  create.data.seed = create.training.seed;
  auto made = Session::create(std::move(create));
  if (!made) {
    code = fail(options.pairs, made.problem());
    return nullptr;
  }
  return std::move(made.value());
}

bool save(const Session& session, const std::string& path) {
  const auto bytes = session.save();
  if (const auto problem = write_file(path, bytes)) {
    fail(path, *problem);
    return false;
  }
  return true;
}

std::string score(const char* name, const Evaluation& e) {
  return format("%-9s %s of %s exact, token accuracy %s, loss %s\n", name, percent(e.exact_match).c_str(),
                count_of(static_cast<std::uint64_t>(e.examples), "pair", "pairs").c_str(),
                percent(e.token_accuracy).c_str(), loss_text(e.loss).c_str());
}

void tell_result(Session& session, const TrainOptions& options, int steps, double seconds) {
  print("trained   " + count_of(static_cast<std::uint64_t>(steps), "step", "steps") + " in " + duration(seconds) +
        ", " + count_of(parameter_count(session.config()), "weight", "weights") + "\n");
  const bool held_out = !session.data().validation.empty();
  // Scoring translates every sentence: without held-out ones, those learned from tell something too, if they are few.
  if (held_out)
    print(score("held out", session.evaluate(true)));
  else if (session.data().train.size() <= 1000)
    print(score("learned", session.evaluate(false)));
  print("saved     " + options.out + "\n");
}

ExitCode run(const TrainOptions& options) {
  if (options.pairs.empty() && options.resume.empty())
    return fail(kUsage, "train needs a file of sentence pairs, or --resume with a model that keeps its own.");
  if (options.pairs.empty() && !options.validation.empty())
    return fail(kUsage, "--validation belongs to a file of sentence pairs; name that file too.");
  for (const auto& input : {options.pairs, options.validation})
    if (same_file(input, options.out)) return fail(kUsage, "--out would overwrite " + input + "; choose another name.");
  if (const auto problem = problem_with_output(options.out)) return fail(options.out, *problem);
  int code = kFailure;
  const auto session = make_session(options, code);
  if (!session) return static_cast<ExitCode>(code);
  if (session->data().train.empty())
    return fail(kFailure, options.resume + ": There is no sentence pair in it; name a file of pairs too.");

  const int first = session->step(), last = session->training().total_steps;
  if (last <= first)
    return fail(kUsage, "The model is at step " + to_text(first) + " and training ends at step " + to_text(last) +
                            "; name a later one with --steps.");
  const int end = options.stop_after > 0 && options.stop_after < last - first ? first + options.stop_after : last;
  const Interrupt interrupt;
  Progress progress(look_at(2), first, end, options.quiet);
  std::optional<Problem> stopped;
  while (!stopped && session->step() < end && !Interrupt::came()) {
    const auto result = session->train(1);
    if (result)
      progress.update(result.value());
    else
      stopped = result.problem();
  }
  const double seconds = progress.seconds();
  progress.clear();

  if (stopped) say(stopped->text);
  if (!save(*session, options.out)) return kFailure;
  const std::string step = grouped(static_cast<std::uint64_t>(session->step()));
  if (stopped) return fail(kFailure, "Step " + step + " is saved in " + options.out + ".");
  const bool stopped_early = session->step() < end;
  if (session->step() < last)
    say("Stopped at step " + step + " of " + grouped(static_cast<std::uint64_t>(last)) + ", which is saved in " +
        options.out + "; train --resume " + options.out + " goes on.");
  if (!stopped_early) tell_result(*session, options, session->step() - first, seconds);
  return stopped_early ? kInterrupted : kOk;
}

}  // namespace

void add_train(CLI::App& app, ExitCode& code) {
  auto options = std::make_shared<TrainOptions>();
  CLI::App* command = app.add_subcommand("train", "Learn to translate from sentence pairs");
  command->add_option("pairs", options->pairs, "Sentence pairs as TSV or CSV; - for stdin")->type_name("FILE");
  command->add_option("-o,--out", options->out, "Where the model is saved")->type_name("FILE")->required();
  command->add_option("--resume", options->resume, "Go on from this model, with its pairs or others")
      ->type_name("FILE");
  command->add_option("--validation", options->validation, "Pairs to hold out: a share of them, or a file")
      ->type_name("SHARE|FILE");
  command->add_flag("--keep-case", options->keep_case, "Tell capital letters from small ones");
  command->add_option("--max-vocabulary", options->max_vocabulary, "Words a side; rarer ones are unknown (4000)")
      ->type_name("N");
  command->add_option("--stop-after", options->stop_after, "Pause after N steps, to be resumed")
      ->type_name("N")
      ->check(CLI::Range(1, 1000000000).description(""));
  command->add_flag("-q,--quiet", options->quiet, "No progress");
  options->settings.add_options(*command);
  command->footer(
      "The first line of the file may name the columns source and target, and a column\n"
      "split that tells what is held out. Without that and without --validation, a\n"
      "tenth of 50 pairs or more is. Ctrl-C saves what there is and ends with code 130;\n"
      "a training that diverges saves the last good state.\n\n"
      "Examples:\n"
      "  vamos train pairs.tsv --out model.safetensors\n"
      "  vamos train pairs.csv -o wide.safetensors --d-model 64 --validation 0.2\n"
      "  vamos train --resume model.safetensors --out model.safetensors --steps 800\n");
  command->callback([options, &code] { code = run(*options); });
}

}  // namespace vamos::cli
