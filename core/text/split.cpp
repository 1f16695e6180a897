#include "core/text/split.h"

#include <algorithm>
#include <map>

#include "core/base/rng.h"

namespace vamos {

Result<Split> split_by_source(const std::vector<Example>& examples, int held_out, uint32_t seed,
                              const Tokenizer& tokenizer) {
  // Groups in the order of their first example: what a seed draws depends on the examples alone.
  std::vector<std::vector<std::size_t>> groups;
  std::map<std::vector<std::string>, std::size_t> group_of;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const auto [at, fresh] = group_of.try_emplace(tokenizer.tokenize(examples[i].source), groups.size());
    if (fresh) groups.emplace_back();
    groups[at->second].push_back(i);
  }
  const int most = std::max(static_cast<int>(groups.size()) - 1, 0);
  if (held_out < 0 || held_out > most) return out_of_range("heldOut", held_out, 0, most);

  Rng rng(seed);
  std::vector<bool> held(examples.size(), false);
  auto left = static_cast<std::size_t>(held_out);
  for (std::size_t i = 0; i < groups.size() && left > 0; ++i) {
    std::swap(groups[i], groups[i + rng.below(static_cast<uint32_t>(groups.size() - i))]);
    if (groups[i].size() > left) continue;
    for (const std::size_t example : groups[i]) held[example] = true;
    left -= groups[i].size();
  }
  Split split;
  for (std::size_t i = 0; i < examples.size(); ++i) (held[i] ? split.held_out : split.train).push_back(examples[i]);
  return split;
}

}  // namespace vamos
