#pragma once

namespace vamos::bench {

/// What this core can do with 128-bit vectors, multiplying and adding: GFLOP/s. It tells a slow phase of the machine
/// from a slow program. The best of a few short runs, since it is a limit; 20 ms in all.
double limit();

}  // namespace vamos::bench
