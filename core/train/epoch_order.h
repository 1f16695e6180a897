#pragma once

#include <cstdint>
#include <vector>

namespace vamos {

/// The order in which training examples come: each epoch is a permutation of its own, drawn from the seed and the epoch's
/// number alone. So the place in the data is one number, and any step's batch can be found again.
class EpochOrder {
 public:
  EpochOrder(uint32_t seed, std::size_t examples);

  /// The example at a position counted from the beginning of training. Allocates nothing.
  std::size_t at(uint64_t position);

 private:
  uint32_t seed_;
  uint64_t epoch_;  // whose permutation is in order_
  std::vector<uint32_t> order_;
};

}  // namespace vamos
