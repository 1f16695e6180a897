#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/check.h"
#include "core/base/real.h"
#include "core/model/config.h"

namespace vamos {

/// Translations as token ids without <EOS>, and the working memory of writing them: once made, using it allocates nothing.
struct Decoded {
  Decoded(const Config& config, int max_sentences);
  /// Empty translations for so many sentences.
  void clear(int sentences);

  std::vector<std::vector<int>> tokens;  // [sentences]
  std::vector<uint8_t> finished;         // [sentences] whether <EOS> came within the length allowed

  /// Of the hypotheses that still grow: which sentence each is, what it is fed next, and where it goes on.
  std::vector<int> growing, next, parents;
};

/// The most probable token that may be written, given the logits of one row; the lower id where two are equal.
int best_token(std::span<const Real> logits, const Config& config);

}  // namespace vamos
