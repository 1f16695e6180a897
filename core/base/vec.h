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

/// The one order in which lanes are summed.
VAMOS_INLINE Real sum_lanes(Vec v) { return (v[0] + v[1]) + (v[2] + v[3]); }

}  // namespace vamos
