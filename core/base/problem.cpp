#include "core/base/problem.h"

#include <algorithm>
#include <cmath>

namespace vamos {

Problem::Parameter::Parameter(const char* name, const char* text) : name_(name), text_(text) {}
Problem::Parameter::Parameter(const char* name, const std::string& text) : name_(name), text_(text) {}
Problem::Parameter::Parameter(double number, const char* name) : name_(name), number_(number) {}

std::string Problem::Parameter::value() const { return text_.data() ? std::string(text_) : to_text(number_); }

Problem::Problem(const char* its_code, Parameters given, const char* sentence)
    : Problem(its_code, given, sentence, {}) {}

Problem::Problem(const char* its_code, Parameters given, const char* sentence, Parameters words) : code(its_code) {
  for (const auto& parameter : given) parameters.emplace_back(parameter.name_, parameter.value());
  std::string_view rest = sentence;
  for (std::size_t open; (open = rest.find('{')) != rest.npos;) {
    const std::size_t close = rest.find('}', open);
    const std::string_view name = rest.substr(open + 1, close - open - 1);
    text += rest.substr(0, open);
    for (const Parameters list : {given, words})
      for (const auto& parameter : list)
        if (name == parameter.name_) text += parameter.value();
    rest.remove_prefix(close + 1);
  }
  text += rest;
}

Problem out_of_range(const char* field, double value, double low, double high) {
  return {"out_of_range",
          {{"field", field}, {"value", value}, {"min", low}, {"max", high}},
          "{field} is {value}; choose a value from {min} to {max}."};
}

Problem bad_option(const char* field, const char* allowed) {
  return {"bad_option",
          {{"field", field}, {"allowed", allowed}},
          "{field} has a value that does not exist; choose one of: {allowed}."};
}

Problem empty_example(int number) {
  return {"empty_example",
          {{"index", number}},
          "Sentence pair {index} has an empty side; write both sides or remove the pair."};
}

Problem not_finite_value(const std::string& tensor) {
  return {"not_finite_value",
          {{"name", tensor}},
          "'{name}' was given a value that is not a finite number; nothing was changed."};
}

std::optional<Problem> first_out_of_range(std::span<const Range> ranges) {
  for (const Range& r : ranges)
    if (!(r.value >= r.low && r.value <= r.high)) return out_of_range(r.field, r.value, r.low, r.high);
  return std::nullopt;
}

std::string to_text(int number) { return std::to_string(number); }

// Written out because the formatted printing of floating point would be a fifth of the WebAssembly file.
std::string to_text(double number) {
  if (std::isnan(number)) return "not a number";
  if (std::isinf(number)) return number > 0 ? "infinity" : "-infinity";
  if (std::fabs(number) < 1e10 && std::floor(number) == number) return std::to_string(static_cast<long long>(number));
  std::string sign = number < 0 ? "-" : "";
  double magnitude = std::fabs(number);
  int exponent = 0;
  while (magnitude >= 10) magnitude /= 10, ++exponent;
  while (magnitude < 1) magnitude *= 10, --exponent;
  auto digits = std::to_string(static_cast<long>(magnitude * 1e5 + 0.5));
  if (digits.size() > 6) digits.pop_back(), ++exponent;
  const bool scientific = exponent < -5 || exponent > 9;
  std::string whole, fraction;
  if (scientific || exponent == 0) {
    whole = digits.substr(0, 1), fraction = digits.substr(1);
  } else if (exponent < 0) {
    whole = "0", fraction = std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  } else {
    digits.resize(std::max<std::size_t>(digits.size(), static_cast<std::size_t>(exponent) + 1), '0');
    whole = digits.substr(0, static_cast<std::size_t>(exponent) + 1);
    fraction = digits.substr(static_cast<std::size_t>(exponent) + 1);
  }
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  std::string text = sign + whole + (fraction.empty() ? "" : "." + fraction);
  return scientific ? text + "e" + std::to_string(exponent) : text;
}

}  // namespace vamos
