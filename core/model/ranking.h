#pragma once

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

#include "core/model/config.h"

namespace vamos {

/// Not-a-number, from weights that are far too large, comes last: sorting needs an order.
template <class Number>
Number or_lowest(Number x) {
  return x == x ? x : -std::numeric_limits<Number>::infinity();
}

/// A probability to be shown: 0 where it is not a number.
inline Real or_zero(Real x) { return x == x ? x : Real(0); }

/// The `count` best tokens that can be written, from id `first` on, by their values [Vt]: logits or probabilities. Of equals
/// the lower id is the better. `memory` holds the result and allocates nothing once it has room for Vt ids.
inline std::span<const int> best_tokens(std::span<const Real> values, std::size_t count, int first,
                                        const Config& config, std::vector<int>& memory) {
  memory.clear();
  for (int id = first; id < static_cast<int>(values.size()); ++id)
    if (can_be_written(id, config)) memory.push_back(id);
  count = std::min(count, memory.size());
  std::partial_sort(memory.begin(), memory.begin() + static_cast<std::ptrdiff_t>(count), memory.end(),
                    [&](int a, int b) {
                      const Real x = or_lowest(values[static_cast<std::size_t>(a)]),
                                 y = or_lowest(values[static_cast<std::size_t>(b)]);
                      return x != y ? x > y : a < b;
                    });
  return {memory.data(), count};
}

}  // namespace vamos
