#pragma once

#include "core/io/json.h"

namespace vamos::bench {

/// Requests about training and decoding, which README.md lists; all others go to answer_kernels().
Json answer_training(const Json& request);

}  // namespace vamos::bench
