#include "core/base/problem.h"

#include <algorithm>
#include <cmath>

namespace vamos {

Problem out_of_range(const char* field, double value, double low, double high) {
  return {"out_of_range",
          {{"field", field}, {"value", to_text(value)}, {"min", to_text(low)}, {"max", to_text(high)}},
          std::string(field) + " is " + to_text(value) + "; choose a value from " + to_text(low) + " to " +
              to_text(high) + "."};
}

Problem bad_option(const char* field, const char* allowed) {
  return {"bad_option",
          {{"field", field}, {"allowed", allowed}},
          std::string(field) + " has a value that does not exist; choose one of: " + allowed + "."};
}

Problem empty_example(int number) {
  return {"empty_example",
          {{"index", to_text(number)}},
          "Sentence pair " + to_text(number) + " has an empty side; write both sides or remove the pair."};
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
