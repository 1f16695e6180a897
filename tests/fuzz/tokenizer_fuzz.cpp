// Both tokenizers, with and without case and digit groups, on any bytes: tokens are non-empty UTF-8 without spaces at their ends, and joined they are the same tokens.
#include "core/base/check.h"
#include "core/text/tokenizer.h"
#include "core/text/unicode.h"
#include "core/text/vocabulary.h"

using namespace vamos;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const TokenizerKind kind : {TokenizerKind::word, TokenizerKind::character})
    for (const int variant : {0, 1, 2, 3}) {
      const bool lowercase = variant & 1;
      const Tokenizer tokenizer{kind, lowercase, variant & 2 ? 2 : 0};
      const auto tokens = tokenizer.tokenize(text);
      VAMOS_CHECK(tokens.size() <= size);
      for (const auto& token : tokens) {
        VAMOS_CHECK(!token.empty() && is_utf8(token));
        VAMOS_CHECK(!token.starts_with("##") || tokenizer.digit_group > 0 || kind == TokenizerKind::character);
        const auto points = decode_utf8(token);
        VAMOS_CHECK(kind == TokenizerKind::word || points.size() == 1);
        for (const char32_t c : points) {
          VAMOS_CHECK(kind == TokenizerKind::character || !is_space(c));
          VAMOS_CHECK(!lowercase || lower_case(c) == c);
          VAMOS_CHECK(points.size() == 1 || !is_punctuation(c) || c == '\'' || token.starts_with("##"));
        }
      }
      if (!tokens.empty()) VAMOS_CHECK(tokens.front() != " " && tokens.back() != " ");
      VAMOS_CHECK(tokenizer.tokenize(tokenizer.join(tokens)) == tokens);

      if (variant != 1) continue;  // a vocabulary takes tokens as they come: once is enough
      const std::vector<std::vector<std::string>> sentences{tokens};
      const auto vocabulary = Vocabulary::from(sentences, tokens.size());
      const auto ids = vocabulary.encode(tokens);
      VAMOS_CHECK(ids.size() == tokens.size());
      for (std::size_t i = 0; i < ids.size(); ++i)
        VAMOS_CHECK(ids[i] >= kFirstWord && vocabulary.token(ids[i]) == tokens[i]);
    }
  return 0;
}
