#pragma once

#include <cstdint>
#include <vector>

#include "core/base/problem.h"
#include "core/text/dataset.h"

namespace vamos {

struct Split {
  std::vector<Example> train, held_out;
};

/// Draws held-out examples from the seed, by whole sources: examples whose sources are the same tokens stay together, so
/// nothing that is held out is ever trained on. Where sources repeat, `held_out` may have to be missed by a few: never more
/// than that many are held out. Both parts keep the examples' order. Problem out_of_range (heldOut): 0 up to one less than
/// the number of distinct sources.
Result<Split> split_by_source(const std::vector<Example>& examples, int held_out, uint32_t seed,
                              const Tokenizer& tokenizer);

}  // namespace vamos
