#include "core/text/vocabulary.h"

#include <algorithm>
#include <numeric>

#include "core/base/sort.h"
#include "core/text/unicode.h"

namespace vamos {

Vocabulary::Vocabulary() : tokens_{"<PAD>", "<UNK>", "<EOS>"} {}

void Vocabulary::add(const std::string& token) {
  ids_.emplace(token, size());
  tokens_.push_back(token);
}

Vocabulary Vocabulary::from(std::span<const std::vector<std::string>> sentences, std::size_t limit, bool bos) {
  StringMap places;  // in the order of first appearance
  std::vector<const std::string*> words;
  std::vector<int> counts;
  for (const auto& sentence : sentences)
    for (const auto& token : sentence) {
      const auto [at, fresh] = places.emplace(token, static_cast<int>(words.size()));
      if (fresh) {
        words.push_back(&at->first);
        counts.push_back(0);
      }
      ++counts[static_cast<std::size_t>(at->second)];
    }
  std::vector<int> kept(words.size());
  std::iota(kept.begin(), kept.end(), 0);
  if (kept.size() > limit) {
    heap_sort(kept, [&](int a, int b) {
      const int count_a = counts[static_cast<std::size_t>(a)], count_b = counts[static_cast<std::size_t>(b)];
      return count_a != count_b ? count_a > count_b : a < b;
    });
    kept.resize(limit);
    heap_sort(kept);
  }
  Vocabulary vocabulary;
  if (bos) vocabulary.add("<BOS>");
  for (const int place : kept) vocabulary.add(*words[static_cast<std::size_t>(place)]);
  return vocabulary;
}

std::optional<Vocabulary> Vocabulary::from_tokens(std::vector<std::string> tokens) {
  Vocabulary vocabulary;
  const auto special = vocabulary.tokens_.size();
  if (tokens.size() < special || !std::equal(vocabulary.tokens_.begin(), vocabulary.tokens_.end(), tokens.begin()))
    return std::nullopt;
  for (std::size_t i = special; i < tokens.size(); ++i)
    if (tokens[i].empty() || !is_utf8(tokens[i]) || !vocabulary.ids_.emplace(tokens[i], static_cast<int>(i)).second)
      return std::nullopt;
  vocabulary.tokens_ = std::move(tokens);
  return vocabulary;
}

int Vocabulary::id(const std::string& token) const {
  const auto at = ids_.find(token);
  return at == ids_.end() ? kUnknown : at->second;
}

std::vector<int> Vocabulary::encode(std::span<const std::string> tokens) const {
  std::vector<int> ids;
  ids.reserve(tokens.size());
  for (const auto& token : tokens) ids.push_back(id(token));
  return ids;
}

std::vector<std::string> Vocabulary::decode(std::span<const int> ids) const {
  std::vector<std::string> tokens;
  tokens.reserve(ids.size());
  for (const int id : ids) tokens.push_back(token(id));
  return tokens;
}

}  // namespace vamos
