#include "core/text/tokenizer.h"

#include "core/text/unicode.h"

namespace vamos {

namespace {

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC; }

bool is_letter(char32_t c) { return !is_space(c) && !is_punctuation(c) && !is_apostrophe(c); }

std::vector<std::string> split_words(const std::vector<char32_t>& text) {
  std::vector<std::string> tokens;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) tokens.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = is_apostrophe(text[i]) ? U'\'' : text[i];
    const bool inside = !word.empty() && i + 1 < text.size() && is_letter(text[i + 1]);
    if (is_space(c)) {
      finish();
    } else if (is_letter(c) || (c == '\'' && inside)) {
      append_utf8(word, c);
    } else {
      finish();
      append_utf8(word, c);
      finish();
    }
  }
  finish();
  return tokens;
}

std::vector<std::string> split_characters(const std::vector<char32_t>& text) {
  std::vector<std::string> tokens;
  std::size_t first = 0, last = text.size();
  while (first < last && is_space(text[first])) ++first;
  while (last > first && is_space(text[last - 1])) --last;
  for (std::size_t i = first; i < last; ++i) {
    tokens.emplace_back();
    append_utf8(tokens.back(), is_space(text[i]) ? U' ' : is_apostrophe(text[i]) ? U'\'' : text[i]);
  }
  return tokens;
}

}  // namespace

std::vector<std::string> Tokenizer::tokenize(std::string_view text) const {
  auto points = compose_latin(decode_utf8(text));
  if (lowercase)
    for (char32_t& c : points) c = lower_case(c);
  return kind == TokenizerKind::character ? split_characters(points) : split_words(points);
}

std::string Tokenizer::join(const std::vector<std::string>& tokens) const {
  static constexpr std::string_view closing[] = {".", ",", "!", "?", ";", ":", ")", "]",
                                                 "}", "»", "”", "…", "%", "،", "؟"};
  static constexpr std::string_view opening[] = {"¿", "¡", "(", "[", "{", "«", "“"};
  const auto is_one_of = [](const auto& set, std::string_view token) {
    for (const auto& entry : set)
      if (entry == token) return true;
    return false;
  };
  std::string text;
  bool glue = true;
  for (const auto& token : tokens) {
    if (kind == TokenizerKind::word && !glue && !is_one_of(closing, token)) text += ' ';
    text += token;
    glue = is_one_of(opening, token);
  }
  return text;
}

}  // namespace vamos
