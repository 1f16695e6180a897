#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vamos {

enum class TokenizerKind { word, character, invalid };

struct Tokenizer {
  TokenizerKind kind = TokenizerKind::word;
  bool lowercase = true;

  /// Words: split at spaces and around punctuation (¿ and ¡ included); an apostrophe between letters stays inside its
  /// word, and ’ becomes '. Characters: one token a code point, inner spaces included.
  std::vector<std::string> tokenize(std::string_view text) const;

  /// Tokens as one would write them: no space before closing or after opening punctuation.
  std::string join(const std::vector<std::string>& tokens) const;
};

}  // namespace vamos
