#include "core/base/math.h"

#include <limits>

namespace vamos {

// x = m · 2^e with m in [√½, √2); log m = 2 artanh(s) with s = (m − 1)/(m + 1), by its power series: |s| < 0.172, so
// the first term left out is below 10^-17.
double log(double x) {
  if (!(x > 0)) return std::numeric_limits<double>::quiet_NaN();
  if (x > std::numeric_limits<double>::max()) return x;
  auto bits = std::bit_cast<uint64_t>(x);
  int exponent = static_cast<int>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFull) | 0x3FF0000000000000ull);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    ++exponent;
  }
  const double s = (m - 1) / (m + 1), s2 = s * s;
  double series = 0;
  for (int k = 21; k >= 1; k -= 2) series = series * s2 + 1.0 / k;
  using C = detail::ExpConstants<double>;
  return exponent * C::ln2_high + (2 * s * series + exponent * C::ln2_low);
}

namespace {

// Taylor series on |r| ≤ π/4, with the first term left out below 10^-18.
double sin_series(double r) {
  const double r2 = r * r;
  double series = 0;
  for (int k = 17; k >= 3; k -= 2) series = (series + 1) * (-r2 / (k * (k - 1)));
  return r + r * series;
}

double cos_series(double r) {
  const double r2 = r * r;
  double series = 0;
  for (int k = 18; k >= 2; k -= 2) series = (series + 1) * (-r2 / (k * (k - 1)));
  return 1 + series;
}

struct Quadrant {
  double r;
  int64_t index;  // x = r + index · π/2
};

Quadrant reduce(double x) {
  // π/2 in three parts of 33 bits each: index · part is exact for any index that fits the range.
  constexpr double part1 = 1.57079632673412561417, part2 = 6.07710050630396597660e-11,
                   part3 = 2.02226624879595063154e-21;
  constexpr double shift = detail::ExpConstants<double>::shift;
  const double shifted = x * 0.63661977236758134308 + shift;
  const double n = shifted - shift;
  return {((x - n * part1) - n * part2) - n * part3, std::bit_cast<int64_t>(shifted) & 3};
}

}  // namespace

double sin(double x) {
  const auto [r, quadrant] = reduce(x);
  const double value = quadrant & 1 ? cos_series(r) : sin_series(r);
  return quadrant & 2 ? -value : value;
}

double cos(double x) {
  const auto [r, quadrant] = reduce(x);
  const double value = quadrant & 1 ? sin_series(r) : cos_series(r);
  return quadrant == 1 || quadrant == 2 ? -value : value;
}

// 2/√π · e^(−x²) · Σ 2^k x^(2k+1) / (2k+1)!!: every term has the same sign, so that nothing cancels.
double erf(double x) {
  const double z = x * x;
  if (z > 36) return x > 0 ? 1 : -1;  // 1 − erf(6) is below 10^-16
  double term = x, sum = x;
  for (int k = 1; k < 200 && std::fabs(term) > 1e-17 * std::fabs(sum); ++k) {
    term *= 2 * z / (2 * k + 1);
    sum += term;
  }
  return 1.1283791670955126 * exp(-z) * sum;
}

double pow(double base, double exponent) { return exp(exponent * log(base)); }

}  // namespace vamos
