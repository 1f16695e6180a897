#include "core/train/epoch_order.h"

#include <numeric>
#include <utility>

#include "core/base/rng.h"

namespace vamos {

EpochOrder::EpochOrder(uint32_t seed, std::size_t examples) : seed_(seed), epoch_(~uint64_t{0}), order_(examples) {}

std::size_t EpochOrder::at(uint64_t position) {
  const uint64_t epoch = position / order_.size();
  if (epoch != epoch_) {
    std::iota(order_.begin(), order_.end(), 0u);
    Rng rng((uint64_t{seed_} << 32) ^ epoch);
    for (std::size_t k = order_.size(); k > 1; --k)
      std::swap(order_[k - 1], order_[rng.below(static_cast<uint32_t>(k))]);
    epoch_ = epoch;
  }
  return order_[static_cast<std::size_t>(position % order_.size())];
}

}  // namespace vamos
