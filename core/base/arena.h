#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/check.h"
#include "core/base/real.h"

namespace vamos {

/// One block of zeroed memory from which tensors are placed one after another. It never grows: its size is known from
/// the configuration, and a training step allocates nothing.
class Arena {
 public:
  /// Tensors start at multiples of this many reals from the block's beginning.
  static constexpr std::size_t kAlignment = 16;
  static std::uint64_t rounded(std::uint64_t reals) { return (reals + kAlignment - 1) / kAlignment * kAlignment; }

  Arena() = default;
  explicit Arena(std::size_t capacity) : block_(capacity, Real(0)) {}
  // A copy's tensors would lie in the original. Moving keeps them where they are.
  Arena(Arena&&) = default;
  Arena& operator=(Arena&&) = default;

  Real* take(std::size_t reals) {
    const auto size = static_cast<std::size_t>(rounded(reals));
    VAMOS_CHECK(used_ + size <= block_.size());
    Real* place = block_.data() + used_;
    used_ += size;
    return place;
  }
  void rewind() { used_ = 0; }

  std::span<Real> used() { return {block_.data(), used_}; }
  std::span<const Real> used() const { return {block_.data(), used_}; }

 private:
  std::vector<Real> block_;
  std::size_t used_ = 0;
};

}  // namespace vamos
