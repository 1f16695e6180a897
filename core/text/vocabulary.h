#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/string_map.h"
#include "core/text/special_tokens.h"

namespace vamos {

/// Words and their ids: <PAD> 0, <UNK> 1, <EOS> 2, <BOS> 3 if there is one, then words in the order of their first appearance.
class Vocabulary {
 public:
  Vocabulary();
  /// The `limit` most frequent tokens of `sentences` (the earlier one where counts are equal).
  static Vocabulary from(std::span<const std::vector<std::string>> sentences, std::size_t limit, bool bos = false);
  /// These very tokens. Nothing unless the special ones come first and the others are there once, not empty, and UTF-8.
  static std::optional<Vocabulary> from_tokens(std::vector<std::string> tokens);

  int id(const std::string& token) const;  // kUnknown if it is not there
  const std::string& token(int id) const { return tokens_[static_cast<std::size_t>(id)]; }
  bool has_bos() const { return size() > kBos && tokens_[kBos] == "<BOS>"; }
  int size() const { return static_cast<int>(tokens_.size()); }
  const std::vector<std::string>& tokens() const { return tokens_; }

  std::vector<int> encode(std::span<const std::string> tokens) const;
  std::vector<std::string> decode(std::span<const int> ids) const;

 private:
  void add(const std::string& token);

  std::vector<std::string> tokens_;
  StringMap ids_;
};

struct Vocabularies {
  Vocabulary source, target;
};

}  // namespace vamos
