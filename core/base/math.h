#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

#include "core/base/vec.h"

/// Deterministic mathematics. The functions of libm differ between platforms in the last bit, so everything that
/// reaches a weight, a position, a schedule or a random number goes through these. They use + − × ÷ and bit
/// patterns only, which IEEE 754 fixes. (`sqrt` is fixed by IEEE 754 too, so std::sqrt is used as it is.)
namespace vamos {

namespace detail {

template <class F>
struct ExpConstants;

// ln 2 in two parts: `ln2_high` has trailing zeros, so that n * ln2_high is exact. `shift` is 1.5 · 2^mantissa: added to
// a small number it leaves the nearest integer in the lowest bits. Coefficients are 1/k!, from the highest down: on
// |r| ≤ ln2/2 the first one left out is below half a unit in the last place.
template <>
struct ExpConstants<float> {
  using Bits = int32_t;
  static constexpr float log2_e = 1.44269504f, ln2_high = 0.693359375f, ln2_low = -2.12194440e-4f;
  static constexpr float shift = 12582912.0f, lowest = -87.3f, highest = 88.3f;
  static constexpr int bias = 127, mantissa = 23;
  static constexpr float coefficients[] = {1 / 5040.0f, 1 / 720.0f, 1 / 120.0f, 1 / 24.0f, 1 / 6.0f, 0.5f, 1.0f, 1.0f};
};
template <>
struct ExpConstants<double> {
  using Bits = int64_t;
  static constexpr double log2_e = 1.4426950408889634, ln2_high = 6.93147180369123816490e-01,
                          ln2_low = 1.90821492927058770002e-10;
  static constexpr double shift = 6755399441055744.0, lowest = -708.0, highest = 709.0;
  static constexpr int bias = 1023, mantissa = 52;
  static constexpr double coefficients[] = {
      1 / 6227020800.0, 1 / 479001600.0, 1 / 39916800.0, 1 / 3628800.0, 1 / 362880.0, 1 / 40320.0, 1 / 5040.0,
      1 / 720.0,        1 / 120.0,       1 / 24.0,       1 / 6.0,       0.5,          1.0,         1.0};
};

/// e^x for one number or one vector of them: e^x = 2^n · e^r with r = x − n ln 2, |r| ≤ ln2/2, e^r by its Taylor series.
template <class Scalar, class F, class Integers>
VAMOS_INLINE F exp_of(F x) {
  using C = ExpConstants<Scalar>;
  const F low = F{} + C::lowest, high = F{} + C::highest;
  F clamped = x < low ? low : x;
  clamped = clamped > high ? high : clamped;
  const F shifted = clamped * C::log2_e + C::shift;
  const F n = shifted - C::shift;
  const F r = (clamped - n * C::ln2_high) - n * C::ln2_low;
  F series = r * C::coefficients[0] + C::coefficients[1];
  for (unsigned k = 2; k < sizeof C::coefficients / sizeof C::coefficients[0]; ++k)
    series = multiply_add(F{} + C::coefficients[k], series, r);
  const auto shift_bits = std::bit_cast<typename C::Bits>(C::shift);
  const Integers exponent = (std::bit_cast<Integers>(shifted) - shift_bits + C::bias) << C::mantissa;
  const F result = series * std::bit_cast<F>(exponent);
  return x < low ? F{} : result;  // below the smallest normal number: zero
}

}  // namespace detail

/// e^x to about one unit in the last place for x up to 88.3 (709 in double), and from there on the value at that end; 0
/// below the smallest normal number. Not-a-number stays not-a-number.
inline float exp(float x) { return detail::exp_of<float, float, int32_t>(x); }
inline double exp(double x) { return detail::exp_of<double, double, int64_t>(x); }

#ifdef VAMOS_DOUBLE
typedef int64_t VecBits __attribute__((vector_size(kLanes * sizeof(int64_t))));
#else
typedef int32_t VecBits __attribute__((vector_size(kLanes * sizeof(int32_t))));
#endif

/// The same function, lane by lane: a lane has the same bits as the scalar.
VAMOS_INLINE Vec exp(Vec x) { return detail::exp_of<Real, Vec, VecBits>(x); }

/// The error function, 2/√π ∫ e^(−t²) dt from 0 to x. In float to 4e-7, a quotient of polynomials in x² that was fitted to
/// it with an equal relative error all over |x| ≤ 3.92, beyond which the result is ±1; in double to 1e-15, by its series
/// (Abramowitz and Stegun 7.1.6). Not-a-number stays not-a-number.
double erf(double x);

namespace detail {

template <class F>
VAMOS_INLINE F erf_float(F x) {
  constexpr float p[] = {2.050123e-06f, 0.00028488153f, 0.003765508f, 0.052748386f, 0.19040376f, 1.1283791f};
  constexpr float q[] = {3.809203e-05f, 0.0011625116f, 0.014968995f, 0.11410801f, 0.50207365f, 1.0f};
  const F low = F{} - 3.92f, high = F{} + 3.92f, one = F{} + 1.0f;
  F clamped = x < low ? low : x;
  clamped = clamped > high ? high : clamped;
  const F z = clamped * clamped;
  F above = F{} + p[0], below = F{} + q[0];
  for (int k = 1; k < 6; ++k) {
    above = multiply_add(F{} + p[k], above, z);
    below = multiply_add(F{} + q[k], below, z);
  }
  const F result = clamped * above / below;
  const F capped = result > one ? one : result;
  return capped < -one ? -one : capped;
}

}  // namespace detail

inline float erf(float x) { return detail::erf_float(x); }

/// The same function, lane by lane: a lane has the same bits as the scalar.
VAMOS_INLINE Vec erf(Vec x) {
#ifdef VAMOS_DOUBLE
  return Vec{erf(x[0]), erf(x[1]), erf(x[2]), erf(x[3])};
#else
  return detail::erf_float(x);
#endif
}

/// Natural logarithm of a positive normal number. Zero and negative numbers give not-a-number.
double log(double x);
/// Sine and cosine, arguments in radians, |x| below 10^5.
double sin(double x);
double cos(double x);
/// base^exponent for a positive base.
double pow(double base, double exponent);

}  // namespace vamos
