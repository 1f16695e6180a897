// Both tokenizers, with and without case and digit groups, on any bytes: tokens are non-empty UTF-8 without spaces at their
// ends, and joined they are the same tokens. The first byte chooses the tokenizer, so that the fuzzer does.
#include "core/base/check.h"
#include "core/text/tokenizer.h"
#include "core/text/unicode.h"
#include "core/text/vocabulary.h"

using namespace vamos;

namespace {

constexpr Tokenizer kTokenizers[] = {
    {TokenizerKind::word, false, 0}, {TokenizerKind::word, true, 0},       {TokenizerKind::word, false, 2},
    {TokenizerKind::word, true, 2},  {TokenizerKind::character, false, 0}, {TokenizerKind::character, true, 0},
};

void check(const Tokenizer& tokenizer, const std::string& token) {
  const bool word = tokenizer.kind == TokenizerKind::word;
  VAMOS_CHECK(!token.empty() && is_utf8(token));
  VAMOS_CHECK(!token.starts_with("##") || tokenizer.digit_group > 0 || !word);
  const auto points = decode_utf8(token);
  VAMOS_CHECK(word || points.size() == 1);
  for (const char32_t c : points) {
    VAMOS_CHECK(!word || !is_space(c));
    VAMOS_CHECK(!tokenizer.lowercase || lower_case(c) == c);
    VAMOS_CHECK(points.size() == 1 || !is_punctuation(c) || c == '\'' || token.starts_with("##"));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Tokenizer& tokenizer = kTokenizers[data[0] % std::size(kTokenizers)];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto tokens = tokenizer.tokenize(text);
  VAMOS_CHECK(tokens.size() <= text.size());
  for (const auto& token : tokens) check(tokenizer, token);
  if (!tokens.empty()) VAMOS_CHECK(tokens.front() != " " && tokens.back() != " ");
  VAMOS_CHECK(tokenizer.tokenize(tokenizer.join(tokens)) == tokens);

  const std::vector<std::vector<std::string>> sentences{tokens};
  const auto vocabulary = Vocabulary::from(sentences, tokens.size());
  const auto ids = vocabulary.encode(tokens);
  VAMOS_CHECK(ids.size() == tokens.size());
  for (std::size_t i = 0; i < ids.size(); ++i)
    VAMOS_CHECK(ids[i] >= kFirstWord && vocabulary.token(ids[i]) == tokens[i]);
  return 0;
}
