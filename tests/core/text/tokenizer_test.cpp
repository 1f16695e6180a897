#include <doctest/doctest.h>

#include "core/text/tokenizer.h"
#include "core/text/vocabulary.h"

using namespace vamos;

namespace {
using Tokens = std::vector<std::string>;
const Tokenizer kWords{TokenizerKind::word, true};
const Tokenizer kCharacters{TokenizerKind::character, true};
}  // namespace

TEST_CASE("words: punctuation is split off, apostrophes stay inside") {
  CHECK(kWords.tokenize("Let’s go!") == Tokens{"let's", "go", "!"});
  CHECK(kWords.tokenize("¿Dónde está, señor?") == Tokens{"¿", "dónde", "está", ",", "señor", "?"});
  CHECK(kWords.tokenize("  'quoted'  o'clock ") == Tokens{"'", "quoted", "'", "o'clock"});
  CHECK(kWords.tokenize("a-b…c") == Tokens{"a", "-", "b", "…", "c"});
  CHECK(kWords.tokenize("<EOS>") == Tokens{"<", "eos", ">"});
  CHECK(kWords.tokenize(" \t\n\u00a0\u3000") == Tokens{});
  CHECK(kWords.tokenize("") == Tokens{});
}

TEST_CASE("words: letters with accents are one token however they are encoded, and lower case") {
  CHECK(kWords.tokenize("ÁRBOL") == Tokens{"árbol"});
  CHECK(kWords.tokenize("A\u0301rbol nin\u0303o pingu\u0308ino") == Tokens{"árbol", "niño", "pingüino"});
  CHECK(kWords.tokenize("ŽŠČ Ÿ İ") == Tokens{"žšč", "ÿ", "i"});
  CHECK(kWords.tokenize("ΑΒΓ ПРИВЕТ Ёж") == Tokens{"αβγ", "привет", "ёж"});
  CHECK(Tokenizer{TokenizerKind::word, false}.tokenize("Vamos") == Tokens{"Vamos"});
}

TEST_CASE("words: emoji, right-to-left text and broken UTF-8 give tokens, not trouble") {
  CHECK(kWords.tokenize("hola 👋🏽 مرحبا، שלום") == Tokens{"hola", "👋🏽", "مرحبا", "،", "שלום"});
  CHECK(kWords.tokenize("a\xff\xc3(\xed\xa0\x80") == Tokens{"a\ufffd\ufffd", "(", "\ufffd\ufffd\ufffd"});
}

TEST_CASE("characters: one token a code point, spaces inside included") {
  CHECK(kCharacters.tokenize(" Añ b ") == Tokens{"a", "ñ", " ", "b"});
  CHECK(kCharacters.join({"a", "ñ", " ", "b"}) == "añ b");
}

TEST_CASE("words are joined as one would write them") {
  CHECK(kWords.join({"¿", "dónde", "está", ",", "señor", "?"}) == "¿dónde está, señor?");
  CHECK(kWords.join({"(", "a", ")", "b"}) == "(a) b");
  CHECK(kWords.join({}) == "");
}

TEST_CASE("a vocabulary numbers words in the order of their first appearance, after the special tokens") {
  const std::vector<Tokens> sentences{{"to", "go"}, {"let's", "go"}};
  const auto vocabulary = Vocabulary::from(sentences, 100);
  CHECK(vocabulary.tokens() == Tokens{"<PAD>", "<UNK>", "<EOS>", "to", "go", "let's"});
  CHECK(vocabulary.encode(Tokens{"go", "home", "<EOS>"}) ==
        std::vector<int>{4, 1, 1});  // special tokens cannot be typed
}

TEST_CASE("a limited vocabulary keeps the most frequent words, the earlier where counts are equal") {
  const std::vector<Tokens> sentences{{"c", "a", "b", "b"}, {"a"}, {"d"}};
  CHECK(Vocabulary::from(sentences, 3).tokens() == Tokens{"<PAD>", "<UNK>", "<EOS>", "c", "a", "b"});
}
