#pragma once

#include <algorithm>
#include <chrono>
#include <vector>

namespace vamos::bench {

using Clock = std::chrono::steady_clock;

inline double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Seconds of one call: the median of bursts that are long enough for a browser's clock, which moves in steps of 0.1 ms.
/// The first burst is thrown away, so that caches are warm and the browser's optimizing compiler has been there.
template <class Call>
double seconds_a_call(Call call, double seconds) {
  const double burst = std::min(seconds / 4, 0.01);
  long calls = 1;
  for (;; calls *= 2) {
    const auto begin = Clock::now();
    for (long i = 0; i < calls; ++i) call();
    if (seconds_since(begin) >= burst) break;
  }
  std::vector<double> bursts;
  for (const auto begin = Clock::now(); bursts.empty() || seconds_since(begin) < seconds;) {
    const auto from = Clock::now();
    for (long i = 0; i < calls; ++i) call();
    bursts.push_back(seconds_since(from) / static_cast<double>(calls));
  }
  const auto middle = bursts.begin() + static_cast<std::ptrdiff_t>(bursts.size() / 2);
  std::nth_element(bursts.begin(), middle, bursts.end());
  return *middle;
}

}  // namespace vamos::bench
