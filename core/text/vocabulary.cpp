#include "core/text/vocabulary.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/text/unicode.h"

namespace vamos {

Vocabulary::Vocabulary() : tokens_{"<PAD>", "<UNK>", "<EOS>"} {}

Vocabulary Vocabulary::from(std::span<const std::vector<std::string>> sentences, std::size_t limit, bool bos) {
  struct Count {
    std::string token;
    std::size_t count, first;
  };
  std::vector<Count> counts;
  std::map<std::string, int> index;
  for (const auto& sentence : sentences)
    for (const auto& token : sentence) {
      const auto [at, fresh] = index.emplace(token, static_cast<int>(counts.size()));
      if (fresh) counts.push_back({token, 0, counts.size()});
      ++counts[static_cast<std::size_t>(at->second)].count;
    }
  if (counts.size() > limit) {
    heap_sort(counts, [](const Count& a, const Count& b) {
      return a.count != b.count ? a.count > b.count : a.first < b.first;
    });
    counts.resize(limit);
    heap_sort(counts, [](const Count& a, const Count& b) { return a.first < b.first; });
  }
  Vocabulary vocabulary;
  if (bos) {
    vocabulary.ids_.emplace("<BOS>", kBos);
    vocabulary.tokens_.emplace_back("<BOS>");
  }
  for (auto& count : counts) {
    vocabulary.ids_.emplace(count.token, vocabulary.size());
    vocabulary.tokens_.push_back(std::move(count.token));
  }
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
