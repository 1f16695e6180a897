#pragma once

#include <algorithm>
#include <functional>

namespace vamos {

/// Sorts by a heap. In the browser std::sort is 2.5 KB for each type and order, six times as much, and nothing that is sorted
/// here is long. Equal elements end in any order: compare by something unique.
template <class Range, class Less = std::less<>>
void heap_sort(Range& range, Less less = {}) {
  std::make_heap(range.begin(), range.end(), less);
  std::sort_heap(range.begin(), range.end(), less);
}

}  // namespace vamos
