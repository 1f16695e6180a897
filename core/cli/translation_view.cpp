#include "core/cli/translation_view.h"

#include <charconv>

#include "core/cli/report.h"
#include "core/text/unicode.h"

namespace vamos::cli {

namespace {

constexpr int kLongestBar = 12, kLongestToken = 16;

/// A line in steps of half a cell.
std::string bar(double share, int width, bool color) {
  const int halves = static_cast<int>(share * width * 2 + 0.5);
  const std::string text = left(repeated("━", halves / 2) + (halves % 2 ? "╸" : ""), width);
  return color ? "\x1b[38;5;36m" + text + "\x1b[0m" : text;
}

std::string token_text(const Session& session, int id, int width) {
  const std::string token = printable(session.data().target_vocabulary.token(id));
  return token == " " ? "␣" : shortened(token, width);
}

}  // namespace

std::string draw_steps(const Session& session, const Translation& translation, const Terminal& terminal) {
  const int longest = std::clamp(terminal.width - 15, 1, kLongestToken);
  int width = std::min(5, longest);
  for (const auto& step : translation.steps)
    width = std::max(width, display_width(token_text(session, step.best.token, longest)));
  const int bar_width = std::clamp(terminal.width - width - 19, 0, kLongestBar);
  std::string text;
  int number = 0;
  for (const auto& step : translation.steps) {
    std::string line = format("%3d  ", ++number) + left(token_text(session, step.best.token, longest), width) + "  ";
    int used = display_width(line) + bar_width + 9;
    if (bar_width > 0) line += bar(step.best.probability, bar_width, terminal.color) + "  ";
    line += right(percent(step.best.probability), 6);
    for (const auto& other : step.top) {
      if (other.token == step.best.token || other.probability < 0.0005) continue;
      const std::string more = "  " + token_text(session, other.token, longest) + " " + percent(other.probability);
      used += display_width(more);
      if (used > terminal.width) break;
      line += terminal.color ? "\x1b[2m" + more + "\x1b[0m" : more;
    }
    while (line.ends_with(' ')) line.pop_back();
    text += line + "\n";
  }
  return text;
}

std::string draw_beams(const Translation& translation) {
  std::string text = "Best translations, by log probability for each token\n";
  int number = 0;
  for (const auto& beam : translation.beams)
    text += format("%3d  %8.3f  ", ++number, beam.score) + printable(beam.text) + "\n";
  return text;
}

Json json_number(Real value) {
  char digits[64];
  const auto written = std::to_chars(std::begin(digits), std::end(digits), value);
  double number = 0;
  std::from_chars(std::begin(digits), written.ptr, number);
  return number;
}

Json::Array json_strings(const std::vector<std::string>& texts) {
  Json::Array array;
  for (const auto& text : texts) array.emplace_back(text);
  return array;
}

namespace {

Json attention_json(const AttentionMaps& maps) {
  Json::Array data;
  data.reserve(maps.values.size());
  for (const Real value : maps.values) data.push_back(json_number(value));
  return Json::Object{{"layers", double(maps.layers)},
                      {"heads", double(maps.heads)},
                      {"rows", double(maps.rows)},
                      {"columns", double(maps.columns)},
                      {"rowTokens", json_strings(maps.row_tokens)},
                      {"columnTokens", json_strings(maps.column_tokens)},
                      {"data", std::move(data)}};
}

}  // namespace

Json translation_json(const Session& session, const Translation& t, const std::string& source, bool attention) {
  const auto& vocabulary = session.data().target_vocabulary;
  Json::Array tokens, unknown, steps;
  for (std::size_t i = 0; i < t.source.size(); ++i) {
    tokens.emplace_back(Json::Object{{"token", t.source[i]}, {"known", bool(t.known[i])}});
    if (!t.known[i]) unknown.emplace_back(t.source[i]);
  }
  const auto entry = [&](const TokenProbability& p) {
    return Json::Object{{"token", vocabulary.token(p.token)}, {"probability", p.probability}};
  };
  for (const auto& step : t.steps) {
    Json::Array top;
    for (const auto& other : step.top) top.emplace_back(entry(other));
    Json::Object object = entry(step.best);
    object.insert(object.begin(), {"input", vocabulary.token(step.input)});
    object.emplace_back("top", std::move(top));
    steps.emplace_back(std::move(object));
  }
  std::string sentence;  // what was typed may be no UTF-8
  for (const char32_t c : decode_utf8(source)) append_utf8(sentence, c);
  Json::Object object{{"sentence", std::move(sentence)},     {"text", t.text},
                      {"tokens", json_strings(t.tokens)},    {"finished", t.finished},
                      {"logProbability", t.log_probability}, {"source", std::move(tokens)},
                      {"unknownTokens", std::move(unknown)}, {"steps", std::move(steps)}};
  if (!t.beams.empty()) {
    Json::Array beams;
    for (const auto& beam : t.beams)
      beams.emplace_back(Json::Object{{"text", beam.text},
                                      {"tokens", json_strings(beam.tokens)},
                                      {"logProbability", beam.log_probability},
                                      {"score", beam.score}});
    object.emplace_back("beams", std::move(beams));
  }
  if (attention) {
    Json::Object maps;
    for (const auto& [name, kind] : {std::pair{"encoder", AttentionKind::encoder},
                                     {"decoder", AttentionKind::decoder},
                                     {"cross", AttentionKind::cross}})
      if (const auto found = session.attention(kind)) maps.emplace_back(name, attention_json(found.value()));
    object.emplace_back("attention", std::move(maps));
  }
  return object;
}

}  // namespace vamos::cli
