// `vamos evaluate`: how well a model translates the sentences that it was given, or others.
#include "core/cli/commands.h"
#include "core/cli/inputs.h"
#include "core/cli/terminal.h"
#include "core/io/json_write.h"

namespace vamos::cli {

namespace {

struct EvaluateOptions {
  std::string model, pairs;
  int errors = 0;
  bool json = false;
};

struct Mistake {
  std::string source, target, translation;
};

/// A sentence as text again. What the vocabulary lacks stays unknown when it is read once more: U+FFFD is no word of it.
std::string text_of(const Tokenizer& tokenizer, const Vocabulary& vocabulary, const std::vector<int>& ids) {
  std::vector<std::string> tokens;
  for (const int id : ids) tokens.push_back(id == kUnknown ? "\uFFFD" : vocabulary.token(id));
  return tokenizer.join(tokens);
}

std::vector<Mistake> find_mistakes(Session& session, const std::vector<EncodedExample>& examples, std::size_t most) {
  const Dataset& data = session.data();
  std::vector<Mistake> mistakes;
  for (const auto& example : examples) {
    if (mistakes.size() == most) break;
    const std::string source = text_of(data.tokenizer, data.source_vocabulary, example.source);
    const auto made = session.translate(source);
    if (!made) continue;
    const bool right = made.value().finished && data.target_vocabulary.encode(made.value().tokens) == example.target;
    if (!right)
      mistakes.push_back({source, text_of(data.tokenizer, data.target_vocabulary, example.target), made.value().text});
  }
  return mistakes;
}

Json::Object score_json(const Evaluation& e) {
  return {{"loss", e.loss},
          {"tokenAccuracy", e.token_accuracy},
          {"exactMatch", e.exact_match},
          {"examples", double(e.examples)}};
}

void print_score(const char* name, const Evaluation& e) {
  const auto right = static_cast<std::uint64_t>(e.exact_match * e.examples + 0.5);
  print(format("%-9s exact %8s   token accuracy %8s   loss %s   %s of %s\n", name, percent(e.exact_match).c_str(),
               percent(e.token_accuracy).c_str(), loss_text(e.loss).c_str(), grouped(right).c_str(),
               grouped(static_cast<std::uint64_t>(e.examples)).c_str()));
}

void print_mistakes(const std::vector<Mistake>& mistakes) {
  for (const auto& mistake : mistakes)
    print("\n" + printable(mistake.source) + "\n  wrote  " + printable(mistake.translation) + "\n  right  " +
          printable(mistake.target) + "\n");
}

ExitCode run(const EvaluateOptions& options) {
  OpenOptions open;
  bool only_held_out = false;
  if (!options.pairs.empty()) {
    auto file = load_pairs(options.pairs);
    if (!file) return kFailure;
    only_held_out = file->train.empty();
    open.examples = std::move(only_held_out ? file->validation : file->train);
    if (!only_held_out) open.data.validation = std::move(file->validation);
  }
  int code = kFailure;
  const auto session = load_session(options.model, std::move(open), code);
  if (!session) return static_cast<ExitCode>(code);
  const Dataset& data = session->data();
  if (data.train.empty() && data.validation.empty())
    return fail(kFailure, options.model + ": There is no sentence pair in it; name a file of pairs too.");

  Json::Object json;
  Json::Array errors;
  std::vector<Mistake> mistakes;
  for (const bool held_out : {false, true}) {
    const auto& examples = held_out ? data.validation : data.train;
    if (examples.empty()) continue;
    const Evaluation e = session->evaluate(held_out);
    // Of a file without held-out pairs, nobody knows whether the model has seen them.
    const bool plain = !options.pairs.empty() && (only_held_out || data.validation.empty());
    if (options.json)
      json.emplace_back(plain ? "pairs" : held_out ? "validation" : "train", score_json(e));
    else
      print_score(plain ? "pairs" : held_out ? "held out" : "learned", e);
    const auto wanted =
        static_cast<std::size_t>(options.errors) - std::min<std::size_t>(mistakes.size(), options.errors);
    for (auto& mistake : find_mistakes(*session, examples, wanted)) mistakes.push_back(std::move(mistake));
  }
  if (!options.json) {
    print_mistakes(mistakes);
    return kOk;
  }
  for (const auto& [source, target, translation] : mistakes)
    errors.emplace_back(Json::Object{{"source", source}, {"target", target}, {"translation", translation}});
  if (options.errors > 0) json.emplace_back("errors", std::move(errors));
  print(to_json(json) + "\n");
  return kOk;
}

}  // namespace

void add_evaluate(CLI::App& app, ExitCode& code) {
  auto options = std::make_shared<EvaluateOptions>();
  CLI::App* command = app.add_subcommand("evaluate", "Score a model on sentence pairs");
  command->add_option("model", options->model, "A model that train saved")->type_name("FILE")->required();
  command->add_option("pairs", options->pairs, "TSV or CSV, - for stdin (the model's own pairs)")->type_name("FILE");
  command->add_option("--errors", options->errors, "Show the first N sentences that it gets wrong")
      ->type_name("N")
      ->check(CLI::Range(0, 1000000000).description(""));
  command->add_flag("--json", options->json, "One JSON object");
  command->footer(
      "exact: sentences without a single wrong token.\n"
      "loss: nats a token, given the right ones before it.\n\n"
      "Examples:\n"
      "  vamos evaluate model.safetensors\n"
      "  vamos evaluate model.safetensors new-pairs.tsv --errors 10\n");
  command->callback([options, &code] { code = run(*options); });
}

}  // namespace vamos::cli
