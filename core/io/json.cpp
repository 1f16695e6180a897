#include "core/io/json.h"

#include <cmath>

#include "core/base/platform.h"
#include "core/text/unicode.h"

namespace vamos {

const Json* Json::find(std::string_view name) const {
  if (const Object* members = object())
    for (const auto& [key, value] : *members)
      if (key == name) return &value;
  return nullptr;
}

namespace {

class Parser {
 public:
  Parser(std::string_view text, std::size_t most_values) : rest_(text), values_left_(most_values) {}

  std::optional<Json> whole() {
    auto value = any(0);
    skip_space();
    if (!value || !rest_.empty()) return std::nullopt;
    return value;
  }

 private:
  static constexpr int kDeepest = 64;

  void skip_space() {
    while (!rest_.empty() && std::string_view(" \t\r\n").find(rest_[0]) != std::string_view::npos)
      rest_.remove_prefix(1);
  }

  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  std::optional<Json> any(int depth) {
    skip_space();
    if (rest_.empty() || depth > kDeepest || values_left_ == 0) return std::nullopt;
    --values_left_;
    if (take("true")) return Json(true);
    if (take("false")) return Json(false);
    if (take("null")) return Json();
    if (rest_[0] == '"') {
      auto text = string();
      return text ? std::optional<Json>(Json(std::move(*text))) : std::nullopt;
    }
    if (take("[")) return array(depth);
    if (take("{")) return object(depth);
    return number();
  }

  std::optional<Json> array(int depth) {
    Json::Array items;
    skip_space();
    if (take("]")) return Json(std::move(items));
    for (;;) {
      auto item = any(depth + 1);
      if (!item) return std::nullopt;
      items.push_back(std::move(*item));
      skip_space();
      if (take("]")) return Json(std::move(items));
      if (!take(",")) return std::nullopt;
    }
  }

  std::optional<Json> object(int depth) {
    Json::Object members;
    skip_space();
    if (take("}")) return Json(std::move(members));
    for (;;) {
      skip_space();
      auto name = string();
      skip_space();
      if (!name || !take(":")) return std::nullopt;
      auto value = any(depth + 1);
      if (!value) return std::nullopt;
      members.emplace_back(std::move(*name), std::move(*value));
      skip_space();
      if (take("}")) return Json(std::move(members));
      if (!take(",")) return std::nullopt;
    }
  }

  std::optional<Json> number() {
    std::size_t length = 0;
    const auto take_digits = [&] {
      const std::size_t begin = length;
      while (length < rest_.size() && rest_[length] >= '0' && rest_[length] <= '9') ++length;
      return length - begin;
    };
    const auto take_one_of = [&](std::string_view choices) {
      const bool found = length < rest_.size() && choices.find(rest_[length]) != std::string_view::npos;
      length += found;
      return found;
    };
    take_one_of("-");
    const bool zero = length < rest_.size() && rest_[length] == '0';
    const std::size_t whole = take_digits();
    if (whole == 0 || (zero && whole > 1)) return std::nullopt;
    if (take_one_of(".") && take_digits() == 0) return std::nullopt;
    if (take_one_of("eE")) {
      take_one_of("+-");
      if (take_digits() == 0) return std::nullopt;
    }
    const double value = number_of(rest_.substr(0, length));
    if (!std::isfinite(value)) return std::nullopt;
    rest_.remove_prefix(length);
    return Json(value);
  }

  std::optional<unsigned> four_digits() {
    static constexpr std::string_view hexadecimal = "0123456789abcdefABCDEF";
    unsigned code = 0;
    if (rest_.size() < 4) return std::nullopt;
    for (const char c : rest_.substr(0, 4)) {
      const auto digit = hexadecimal.find(c);
      if (digit == std::string_view::npos) return std::nullopt;
      code = 16 * code + static_cast<unsigned>(digit < 16 ? digit : digit - 6);
    }
    rest_.remove_prefix(4);
    return code;
  }

  bool escape(std::string& text) {
    if (rest_.empty()) return false;
    const char c = rest_[0];
    rest_.remove_prefix(1);
    static constexpr std::string_view names = "\"\\/bfnrt", values = "\"\\/\b\f\n\r\t";
    if (const auto at = names.find(c); at != std::string_view::npos) {
      text += values[at];
      return true;
    }
    if (c != 'u') return false;
    auto code = four_digits();
    if (!code) return false;
    char32_t point = *code;
    if (point >= 0xD800 && point < 0xDC00 && take("\\u")) {  // two halves of a character beyond U+FFFF
      auto low = four_digits();
      if (!low || *low < 0xDC00 || *low > 0xDFFF) return false;
      point = 0x10000 + ((point - 0xD800) << 10) + (*low - 0xDC00);
    }
    append_utf8(text, point >= 0xD800 && point < 0xE000 ? 0xFFFD : point);
    return true;
  }

  std::optional<std::string> string() {
    if (!take("\"")) return std::nullopt;
    std::string text;
    while (!rest_.empty()) {
      const char c = rest_[0];
      rest_.remove_prefix(1);
      if (c == '"') return text;
      if (static_cast<unsigned char>(c) < 0x20) return std::nullopt;
      if (c != '\\')
        text += c;
      else if (!escape(text))
        return std::nullopt;
    }
    return std::nullopt;
  }

  std::string_view rest_;
  std::size_t values_left_;
};

}  // namespace

std::optional<Json> Json::parse(std::string_view text, std::size_t most_values) {
  return Parser(text, most_values).whole();
}

}  // namespace vamos
