#include "core/base/problem.h"

#include <algorithm>
#include <cmath>

namespace vamos {

std::string to_text(int number) { return std::to_string(number); }

// Written out because the formatted printing of floating point would be a fifth of the WebAssembly file.
std::string to_text(double number) {
  if (std::isnan(number)) return "not a number";
  if (std::isinf(number)) return number > 0 ? "infinity" : "-infinity";
  if (number == 0) return "0";
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
