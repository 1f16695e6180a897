#include "core/text/tokenizer.h"

#include <algorithm>

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

constexpr std::string_view kContinues = "##";

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_continuation(std::string_view token) {
  return token.starts_with(kContinues) && is_number(token.substr(kContinues.size()));
}

std::vector<std::string> cut_numbers(std::vector<std::string> words, std::size_t group) {
  std::vector<std::string> tokens;
  for (auto& word : words) {
    if (word.size() <= group || !is_number(word)) {
      tokens.push_back(std::move(word));
      continue;
    }
    std::size_t end = (word.size() - 1) % group + 1;
    tokens.push_back(word.substr(0, end));
    for (; end < word.size(); end += group) tokens.push_back(std::string(kContinues) + word.substr(end, group));
  }
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
  if (lowercase) {
    for (char32_t& c : points) c = lower_case(c);
    points = compose_latin(points);  // İ becomes an i that takes further accents
  }
  if (kind == TokenizerKind::character) return split_characters(points);
  auto words = split_words(points);
  return digit_group > 0 ? cut_numbers(std::move(words), static_cast<std::size_t>(digit_group)) : words;
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
  bool glue = true, in_number = false;
  for (const auto& token : tokens) {
    const bool piece = kind == TokenizerKind::word && digit_group > 0 && is_continuation(token);
    // A model may write a piece where there is no number to continue: it then stands alone.
    if (piece) {
      if (!in_number && !glue) text += ' ';
      text += token.substr(kContinues.size());
      glue = false, in_number = true;
      continue;
    }
    in_number = is_number(token);
    if (kind == TokenizerKind::word && !glue && !is_one_of(closing, token)) text += ' ';
    text += token;
    glue = is_one_of(opening, token);
  }
  return text;
}

std::optional<Problem> problem(const Tokenizer& tokenizer) {
  if (tokenizer.kind == TokenizerKind::invalid) return bad_option("tokenizer", "word, character");
  const Range ranges[] = {{"digitGroup", static_cast<double>(tokenizer.digit_group), 0, 9}};
  return first_out_of_range(ranges);
}

}  // namespace vamos
