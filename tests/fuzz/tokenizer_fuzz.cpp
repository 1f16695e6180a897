// Both tokenizers on any bytes: tokens are non-empty UTF-8 without spaces at their ends, and joined they are the same tokens.
#include "core/base/check.h"
#include "core/text/tokenizer.h"
#include "core/text/unicode.h"
#include "core/text/vocabulary.h"

using namespace vamos;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const TokenizerKind kind : {TokenizerKind::word, TokenizerKind::character})
    for (const bool lowercase : {false, true}) {
      const Tokenizer tokenizer{kind, lowercase};
      const auto tokens = tokenizer.tokenize(text);
      VAMOS_CHECK(tokens.size() <= size);
      for (const auto& token : tokens) {
        VAMOS_CHECK(!token.empty() && is_utf8(token));
        const auto points = decode_utf8(token);
        VAMOS_CHECK(kind == TokenizerKind::word || points.size() == 1);
        for (const char32_t c : points) {
          VAMOS_CHECK(kind == TokenizerKind::character || !is_space(c));
          VAMOS_CHECK(!lowercase || lower_case(c) == c);
          VAMOS_CHECK(points.size() == 1 || !is_punctuation(c) || c == '\'');
        }
      }
      if (!tokens.empty()) VAMOS_CHECK(tokens.front() != " " && tokens.back() != " ");
      VAMOS_CHECK(tokenizer.tokenize(tokenizer.join(tokens)) == tokens);

      const std::vector<std::vector<std::string>> sentences{tokens};
      const auto vocabulary = Vocabulary::from(sentences, tokens.size());
      const auto ids = vocabulary.encode(tokens);
      VAMOS_CHECK(ids.size() == tokens.size());
      for (std::size_t i = 0; i < ids.size(); ++i)
        VAMOS_CHECK(ids[i] >= kFirstWord && vocabulary.token(ids[i]) == tokens[i]);
    }
  return 0;
}
