#pragma once

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

/// The larger of each two, and the second where the first is not a number.
VAMOS_INLINE Vec larger(Vec a, Vec b) { return a > b ? a : b; }

/// The largest lane. Shuffled, because a comparison of single numbers is a branch in a browser.
VAMOS_INLINE Real max_lanes(Vec v) {
  v = larger(v, __builtin_shufflevector(v, v, 2, 3, 0, 1));
  return larger(v, __builtin_shufflevector(v, v, 1, 0, 3, 2))[0];
}

/// The one order in which lanes are summed.
VAMOS_INLINE Real sum_lanes(Vec v) { return (v[0] + v[1]) + (v[2] + v[3]); }

}  // namespace vamos
