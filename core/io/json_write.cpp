#include "core/io/json_write.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "core/base/check.h"

namespace vamos {

namespace {

/// 0.digits · 10^exponent, without leading zeros.
struct Decimal {
  std::string digits;
  int exponent;
};

/// Every digit of a positive number, by multiplying large integers: m · 2^e is an integer for e ≥ 0, and
/// m · 5^−e · 10^e otherwise. std::to_chars would bring tables of 100 KB into the WebAssembly file.
Decimal exact_decimal(double number) {
  int exponent = 0;
  const auto mantissa = static_cast<std::uint64_t>(std::ldexp(std::frexp(number, &exponent), 53));
  exponent -= 53;
  constexpr std::uint64_t kBase = 1'000'000'000;
  std::vector<std::uint64_t> limbs{mantissa % kBase, mantissa / kBase};  // the lowest first
  const auto multiply = [&](std::uint64_t factor) {
    std::uint64_t carry = 0;
    for (auto& limb : limbs) {
      carry += limb * factor;
      limb = carry % kBase;
      carry /= kBase;
    }
    if (carry > 0) limbs.push_back(carry);
  };
  for (int i = 0; i < std::abs(exponent); ++i) multiply(exponent > 0 ? 2 : 5);

  Decimal result{"", std::min(exponent, 0)};
  for (auto limb = limbs.rbegin(); limb != limbs.rend(); ++limb) {
    const std::string nine = std::to_string(*limb);
    result.digits += std::string(9 - nine.size(), '0') + nine;
  }
  result.digits.erase(0, result.digits.find_first_not_of('0'));
  result.exponent += static_cast<int>(result.digits.size());
  return result;
}

/// To the nearest number of `count` digits; halves to the even one.
Decimal rounded(const Decimal& exact, std::size_t count) {
  if (exact.digits.size() <= count) return exact;
  Decimal result{exact.digits.substr(0, count), exact.exponent};
  const std::string_view rest = std::string_view(exact.digits).substr(count);
  const bool half = rest[0] == '5' && rest.find_first_not_of('0', 1) == std::string_view::npos;
  const bool odd = (result.digits.back() - '0') % 2 != 0;
  if (rest[0] < '5' || (half && !odd)) return result;
  std::size_t i = count;
  while (i > 0 && result.digits[i - 1] == '9') result.digits[--i] = '0';
  if (i > 0)
    ++result.digits[i - 1];
  else
    result.digits.insert(0, "1"), ++result.exponent;
  return result;
}

std::string written(Decimal decimal) {
  std::string& digits = decimal.digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  const int size = static_cast<int>(digits.size()), point = decimal.exponent;
  const auto zeros = [](int n) { return std::string(static_cast<std::size_t>(n), '0'); };
  if (point > 0 && point <= 17) {
    if (point >= size) return digits + zeros(point - size);
    return digits.insert(static_cast<std::size_t>(point), ".");
  }
  if (point > -6 && point <= 0) return "0." + zeros(-point) + digits;
  if (size > 1) digits.insert(1, ".");
  return digits + "e" + std::to_string(point - 1);
}

}  // namespace

std::string exact_text(double number) {
  VAMOS_CHECK(std::isfinite(number));
  if (number == 0) return std::signbit(number) ? "-0" : "0";
  if (number < 0) return "-" + exact_text(-number);
  const Decimal exact = exact_decimal(number);
  std::string text;
  for (std::size_t count = 1; count <= 17; ++count) {
    text = written(rounded(exact, count));
    if (std::strtod(text.c_str(), nullptr) == number) break;
  }
  return text;
}

void append_json_string(std::string& json, std::string_view text) {
  static constexpr std::string_view names = "\"\\bfnrt", values = "\"\\\b\f\n\r\t";
  json += '"';
  for (const char c : text) {
    if (const auto at = values.find(c); at != std::string_view::npos) {
      json += '\\';
      json += names[at];
    } else if (static_cast<unsigned char>(c) < 0x20) {
      json += "\\u00";
      json += c < 0x10 ? '0' : '1';
      json += "0123456789abcdef"[c % 16];
    } else {
      json += c;
    }
  }
  json += '"';
}

namespace {

void append(std::string& text, const Json& json) {
  if (const bool* boolean = json.boolean()) {
    text += *boolean ? "true" : "false";
  } else if (const double* number = json.number()) {
    text += exact_text(*number);
  } else if (const std::string* string = json.string()) {
    append_json_string(text, *string);
  } else if (const Json::Array* items = json.array()) {
    text += '[';
    for (const Json& item : *items) {
      if (&item != &items->front()) text += ',';
      append(text, item);
    }
    text += ']';
  } else if (const Json::Object* members = json.object()) {
    text += '{';
    for (const auto& member : *members) {
      if (&member != &members->front()) text += ',';
      append_json_string(text, member.first);
      text += ':';
      append(text, member.second);
    }
    text += '}';
  } else {
    text += "null";
  }
}

}  // namespace

std::string to_json(const Json& json) {
  std::string text;
  append(text, json);
  return text;
}

}  // namespace vamos
