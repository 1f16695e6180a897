#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/problem.h"

namespace vamos {

enum class TokenizerKind { word, character, invalid };

struct Tokenizer {
  TokenizerKind kind = TokenizerKind::word;
  bool lowercase = true;
  /// Words: a number of more digits than this becomes several tokens, cut so that places line up, and every piece but the
  /// first begins with "##", as WordPiece marks what continues a word. With 2, 2004 is "20" "##04" and 123 is "1" "##23":
  /// ten thousand numbers of two hundred tokens. 0: numbers stay whole. A number is a word of the digits 0 to 9 alone.
  int digit_group = 0;

  /// Words: split at spaces and around punctuation (¿ and ¡ included); an apostrophe between letters stays inside its
  /// word, and ’ becomes '. Characters: one token a code point, inner spaces included.
  std::vector<std::string> tokenize(std::string_view text) const;

  /// Tokens as one would write them: no space before closing or after opening punctuation, pieces of numbers as the numbers
  /// they came from.
  std::string join(const std::vector<std::string>& tokens) const;
};

/// What is wrong with it, or nothing: bad_option (tokenizer), out_of_range (digitGroup, 0 to 9).
std::optional<Problem> problem(const Tokenizer& tokenizer);

}  // namespace vamos
