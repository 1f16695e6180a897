#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>

#include "core/base/real.h"

// GCC warns that wide vectors change the calling convention; ours never leave an inlined function.
#pragma GCC diagnostic ignored "-Wpsabi"

namespace vamos {

/// Four reals side by side. Compiler vectors turn into SSE, NEON or simd128 from one source, and element-wise
/// + − × ÷ round as the scalar ones do, so that vector width never changes a bit of a result.
constexpr int kLanes = 4;
typedef Real Vec __attribute__((vector_size(kLanes * sizeof(Real))));

#define VAMOS_INLINE inline __attribute__((always_inline))

VAMOS_INLINE Vec load(const Real* from) {
  Vec v;
  std::memcpy(&v, from, sizeof v);  // rows start anywhere, so no alignment is assumed
  return v;
}

VAMOS_INLINE void store(Real* to, Vec v) { std::memcpy(to, &v, sizeof v); }

VAMOS_INLINE Vec splat(Real x) { return Vec{x, x, x, x}; }

/// sum + a · b. Rounded after each of the two, as everywhere; the relaxed build leaves it to the machine, which rounds once
/// where it can and is faster for it.
VAMOS_INLINE Vec multiply_add(Vec sum, Vec a, Vec b) {
#ifdef __wasm_relaxed_simd__
  return __builtin_wasm_relaxed_madd_f32x4(a, b, sum);
#else
  return sum + a * b;
#endif
}

VAMOS_INLINE float multiply_add(float sum, float a, float b) { return sum + a * b; }
VAMOS_INLINE double multiply_add(double sum, double a, double b) { return sum + a * b; }

/// √ of each lane: correctly rounded by IEEE 754, as the scalar one.
VAMOS_INLINE Vec sqrt(Vec v) {
#if defined(__has_builtin) && __has_builtin(__builtin_elementwise_sqrt)
  return __builtin_elementwise_sqrt(v);
#else
  return Vec{std::sqrt(v[0]), std::sqrt(v[1]), std::sqrt(v[2]), std::sqrt(v[3])};
#endif
}
VAMOS_INLINE Real sqrt(Real x) { return std::sqrt(x); }

/// The larger of each two, and the second where the first is not a number.
VAMOS_INLINE Vec larger(Vec a, Vec b) { return a > b ? a : b; }

/// The largest lane. Shuffled, because a comparison of single numbers is a branch in a browser.
VAMOS_INLINE Real max_lanes(Vec v) {
  v = larger(v, __builtin_shufflevector(v, v, 2, 3, 0, 1));
  return larger(v, __builtin_shufflevector(v, v, 1, 0, 3, 2))[0];
}

/// The one order in which lanes are summed.
VAMOS_INLINE Real sum_lanes(Vec v) { return (v[0] + v[1]) + (v[2] + v[3]); }

/// What a loop over reals works with: four of them at a time, or the single ones that are left.
struct Fours {
  using Value = Vec;
  static VAMOS_INLINE Vec at(const Real* p) { return load(p); }
  static VAMOS_INLINE void put(Real* p, Vec v) { store(p, v); }
};
struct Ones {
  using Value = Real;
  static VAMOS_INLINE Real at(const Real* p) { return *p; }
  static VAMOS_INLINE void put(Real* p, Real x) { *p = x; }
};

/// f(Fours(), j), then f(Ones(), j), for j through [0, n). Written out rather than left to the compiler, which would have to
/// find out each time whether any two of the rows overlap.
template <class Index, class F>
VAMOS_INLINE void each(Index n, F f) {
  Index j = 0;
  for (; j + static_cast<Index>(kLanes) <= n; j += static_cast<Index>(kLanes)) f(Fours(), j);
  for (; j < n; ++j) f(Ones(), j);
}

}  // namespace vamos
