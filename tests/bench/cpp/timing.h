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
/// The first bursts are thrown away, so that caches are warm and the browser's optimizing compiler has been there.
template <class Call>
double seconds_a_call(Call call, double seconds) {
  const double burst = std::min(seconds / 4, 0.01);
  long calls = 1;
  const auto one_burst = [&] {
    const auto begin = Clock::now();
    for (long i = 0; i < calls; ++i) call();
    return seconds_since(begin);
  };
  // Twice, because a program that had to wait for a core looks long once.
  while (one_burst() < burst || one_burst() < burst) calls *= 2;
  std::vector<double> bursts;
  for (const auto begin = Clock::now(); bursts.empty() || seconds_since(begin) < seconds;)
    bursts.push_back(one_burst() / static_cast<double>(calls));
  const auto middle = bursts.begin() + static_cast<std::ptrdiff_t>(bursts.size() / 2);
  std::nth_element(bursts.begin(), middle, bursts.end());
  return *middle;
}

}  // namespace vamos::bench
