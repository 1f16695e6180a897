#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/base/check.h"
#include "core/base/real.h"

namespace vamos {

/// One block of zeroed memory from which tensors are placed one after another. It never grows: its size is known from
/// the configuration, and a training step allocates nothing.
class Arena {
 public:
  /// Tensors start at multiples of this many reals, a cache line.
  static constexpr std::size_t kAlignment = 16;
  static std::size_t rounded(std::size_t reals) { return (reals + kAlignment - 1) / kAlignment * kAlignment; }

  Arena() = default;
  explicit Arena(std::size_t capacity) : block_(capacity, Real(0)) {}

  Real* take(std::size_t reals) {
    VAMOS_CHECK(used_ + rounded(reals) <= block_.size());
    Real* place = block_.data() + used_;
    used_ += rounded(reals);
    return place;
  }
  void rewind() { used_ = 0; }

  std::span<Real> used() { return {block_.data(), used_}; }
  std::span<const Real> used() const { return {block_.data(), used_}; }
  std::size_t capacity() const { return block_.size(); }

 private:
  std::vector<Real> block_;
  std::size_t used_ = 0;
};

}  // namespace vamos
