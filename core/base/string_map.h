#pragma once

#include <map>
#include <string>

namespace vamos {

/// Shorter texts first, and those of one length by their bytes: two words can mostly be told apart without a look at them.
struct ByLength {
  bool operator()(const std::string& a, const std::string& b) const {
    return a.size() != b.size() ? a.size() < b.size() : a.compare(b) < 0;
  }
};

/// Numbers by names, hostile ones too: found in logarithmic time, and in a defined order. Names, words and tensors all use
/// this one type, so that it is downloaded once.
using StringMap = std::map<std::string, int, ByLength>;

}  // namespace vamos
