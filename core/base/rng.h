#pragma once

#include <array>
#include <cstdint>

namespace vamos {

/// xoshiro256** (Blackman and Vigna, 2018), seeded through SplitMix64. The same seed gives the same numbers everywhere;
/// the distributions of <random> do not, so they are not used.
class Rng {
 public:
  explicit Rng(uint64_t seed);
  uint64_t next();
  /// In [0, 1), with 53 random bits.
  double uniform();
  /// An integer in [0, bound), every one as likely as the others. `bound` > 0.
  uint32_t below(uint32_t bound);
  /// Mean 0, standard deviation 1, by the Box-Muller transform.
  double normal();

 private:
  std::array<uint64_t, 4> state_;
};

}  // namespace vamos
