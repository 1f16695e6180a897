// `vamos translate`: sentences in, translations out, with what the model thought on demand.
#include <cstdio>

#include "core/cli/attention_view.h"
#include "core/cli/commands.h"
#include "core/cli/inputs.h"
#include "core/cli/translation_view.h"
#include "core/io/json_write.h"

namespace vamos::cli {

namespace {

struct TranslateOptions {
  std::string model;
  std::vector<std::string> sentences;
  bool attention = false, steps = false, json = false;
  DecodeOptions decode;
  ColorChoice color = ColorChoice::automatic;
};

/// No sentence is as long; the rest of a longer line is passed over.
constexpr std::size_t kLongestLine = 1 << 16;

/// A line of standard input without its end; false when there is none.
bool read_line(std::string& line) {
  line.clear();
  int c = std::getc(stdin);
  if (c == EOF) return false;
  for (; c != EOF && c != '\n'; c = std::getc(stdin))
    if (line.size() < kLongestLine) line += static_cast<char>(c);
  if (line.ends_with('\r')) line.pop_back();
  return true;
}

ColorChoice color_choice(std::string_view name) {
  return name == "always" ? ColorChoice::always : name == "never" ? ColorChoice::never : ColorChoice::automatic;
}

class Translator {
 public:
  Translator(const TranslateOptions& options, Session& session)
      : options_(options), session_(session), terminal_(look_at(1, options.color)) {}

  /// `where` is put before what goes wrong: "line 3".
  void translate(const std::string& sentence, const std::string& where) {
    const auto made = session_.translate(sentence, options_.decode);
    if (!made) {
      code_ = fail(where, made.problem());
      if (code_ == kUsage) return;             // and so it is for every sentence
      print(options_.json ? "null\n" : "\n");  // every sentence has its line
      return;
    }
    const Translation& t = made.value();
    if (options_.json) {
      print(to_json(translation_json(session_, t, sentence, options_.attention)) + "\n");
      return;
    }
    tell_unknown(t, where);
    if (options_.steps || options_.attention) {
      show(t);
    } else {
      print((terminal_.interactive ? printable(t.text) : t.text) + "\n");
    }
  }
  ExitCode code() const { return code_; }

 private:
  void tell_unknown(const Translation& t, const std::string& where) {
    std::string words;
    for (std::size_t i = 0; i < t.source.size(); ++i)
      if (!t.known[i]) words += (words.empty() ? "'" : ", '") + t.source[i] + "'";
    const std::string subject = where.empty() ? "" : where + ": ";
    if (!words.empty()) say(subject + "The model does not know " + words + ".");
    if (!t.finished) say(subject + "The translation is cut off at the longest that the model writes.");
  }

  void show(const Translation& t) {
    std::string source;
    for (const auto& token : t.source) source += (source.empty() ? "" : " ") + printable(token);
    const std::string text = printable(t.text);
    print((terminal_.color ? source + " → \x1b[1m" + text + "\x1b[0m" : source + " → " + text) + "\n\n");
    if (options_.steps) print(draw_steps(session_, t, terminal_) + "\n");
    if (t.beams.size() > 1) print(draw_beams(t) + "\n");
    if (!options_.attention) return;
    for (const auto kind : {AttentionKind::encoder, AttentionKind::decoder, AttentionKind::cross})
      if (const auto maps = session_.attention(kind)) print(draw_attention(maps.value(), kind, terminal_));
    print(draw_scale(terminal_) + "\n");
  }

  const TranslateOptions& options_;
  Session& session_;
  Terminal terminal_;
  ExitCode code_ = kOk;
};

ExitCode run(const TranslateOptions& options) {
  int code = kFailure;
  const auto session = load_session(options.model, {}, code);
  if (!session) return static_cast<ExitCode>(code);
  Translator translator(options, *session);
  for (const auto& sentence : options.sentences)
    if (translator.code() != kUsage) translator.translate(sentence, "");
  if (!options.sentences.empty()) return translator.code();

  if (look_at(0).interactive) say("Type a sentence a line; Ctrl-D ends.");
  std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);  // whoever feeds a line may wait for its translation
  std::string line;
  for (int number = 1; read_line(line); ++number) {
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.find_first_not_of(" \t") == std::string::npos)
      print(options.json ? "null\n" : "\n");
    else
      translator.translate(line, format("line %d", number));
    if (std::ferror(stdout) || translator.code() == kUsage) break;
  }
  return translator.code();
}

}  // namespace

void add_translate(CLI::App& app, ExitCode& code) {
  auto options = std::make_shared<TranslateOptions>();
  CLI::App* command = app.add_subcommand("translate", "Translate sentences, and show how");
  command->add_option("model", options->model, "A model that train saved")->type_name("FILE")->required();
  command->add_option("sentences", options->sentences, "What to translate; without any, lines of stdin")
      ->type_name("TEXT");
  command->add_flag("--attention", options->attention, "Draw the attention of every layer and head");
  command->add_flag("--steps", options->steps, "Show each token with the most probable ones");
  command->add_flag("--json", options->json, "One JSON object a sentence");
  command->add_option("--beam", options->decode.beam_width, "Beam search over N hypotheses, up to 16")->type_name("N");
  command->add_option("--temperature", options->decode.temperature, "Draw each token; 1 as probable as they are")
      ->type_name("T");
  command->add_option("--seed", options->decode.seed, "Of the drawing (1)")->type_name("N");
  command->add_option("--max-length", options->decode.max_length, "Write at most N tokens")
      ->type_name("N")
      ->check(CLI::Range(1, 1000000000).description(""));
  command
      ->add_option_function<std::string>(
          "--color", [options](const std::string& name) { options->color = color_choice(name); },
          "auto, always or never (auto; NO_COLOR is honoured)")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}).description(""));
  command->footer(
      "Each sentence gives one line; an empty one where it cannot be translated.\n\n"
      "Examples:\n"
      "  vamos translate model.safetensors \"let's go\" --attention\n"
      "  vamos translate model.safetensors < sentences.txt > translations.txt\n"
      "  vamos translate model.safetensors \"to go\" --beam 4 --steps\n"
      "  vamos translate model.safetensors --json \"to go\" | jq .steps\n");
  command->callback([options, &code] { code = run(*options); });
}

}  // namespace vamos::cli
