#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iterator>

#include "core/base/check.h"
#include "core/base/platform.h"

namespace vamos {

/// Laid out as JavaScript does it, but for the sign of exponents and for where they begin: at 1e17.
std::string exact_text(double number) {
  VAMOS_CHECK(std::isfinite(number));
  if (std::signbit(number)) return "-" + exact_text(-number);
  if (number == 0) return "0";
  char buffer[32] = {};
  std::to_chars(buffer, std::end(buffer), number, std::chars_format::scientific);  // such as 1.25e-07
  const std::string_view text(buffer);
  const std::size_t e = text.find('e');
  std::string digits(1, text[0]);
  if (e > 1) digits += text.substr(2, e - 2);
  const int exponent = std::atoi(buffer + e + 1);

  const auto size = digits.size(), places = static_cast<std::size_t>(std::abs(exponent));
  if (exponent < -6 || exponent > 16) {
    if (size > 1) digits.insert(1, ".");
    return digits + "e" + std::to_string(exponent);
  }
  if (exponent < 0) return "0." + std::string(places - 1, '0') + digits;
  if (places + 1 >= size) return digits + std::string(places + 1 - size, '0');
  return digits.insert(places + 1, ".");
}

double number_of(std::string_view decimal) { return std::strtod(std::string(decimal).c_str(), nullptr); }

void detail::check_failed(const char* check) {
  std::fprintf(stderr, "vamos: check failed: %s\n", check);
  std::abort();
}

}  // namespace vamos
