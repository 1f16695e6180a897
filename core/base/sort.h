#pragma once

#include <algorithm>
#include <functional>

namespace vamos {

/// Sorts by a heap: for the browser std::sort is compiled to 3 KB for each type and order, this to less than one, and nothing
/// that is sorted here is long. Equal elements end in any order: compare by something unique.
template <class Range, class Less = std::less<>>
void heap_sort(Range& range, Less less = {}) {
  std::make_heap(range.begin(), range.end(), less);
  std::sort_heap(range.begin(), range.end(), less);
}

}  // namespace vamos
