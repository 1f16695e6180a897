#pragma once

namespace vamos::bench {

/// What this core can do with 128-bit vectors, multiplying and adding: GFLOP/s. It tells a slow phase of the machine
/// from a slow program.
struct Limit {
  double best;  // of six short runs of 4 ms: what the core is able to do
  double mean;  // of all of them: what it had time for
};
Limit limit();

}  // namespace vamos::bench
