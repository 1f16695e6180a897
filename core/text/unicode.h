#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The little of Unicode that the tokenizers need, the same on every platform and without ICU.
namespace vamos {

/// One character of a UTF-8 text and the bytes that it takes. What is not UTF-8 is U+FFFD, one byte long and not valid.
struct CodePoint {
  char32_t value;
  std::size_t bytes;
  bool valid;
};

/// The code point that begins at byte `at` < text.size(). Overlong forms, surrogates and numbers beyond Unicode are not
/// characters.
CodePoint code_point_at(std::string_view text, std::size_t at);

/// Code points of a UTF-8 text. Bytes that are not UTF-8 become U+FFFD, one for each byte.
std::vector<char32_t> decode_utf8(std::string_view text);

/// Whether decode_utf8 would have to replace nothing.
bool is_utf8(std::string_view text);

void append_utf8(std::string& text, char32_t code_point);

/// Composes a Latin letter followed by a combining accent into one code point, as normalization form C does. Other
/// sequences stay as they are.
std::vector<char32_t> compose_latin(const std::vector<char32_t>& text);

/// Lower case for ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic capitals; everything else is left as it is.
char32_t lower_case(char32_t c);

bool is_space(char32_t c);
/// ASCII and general punctuation, ¿ and ¡, quotation marks and CJK punctuation.
bool is_punctuation(char32_t c);

}  // namespace vamos
