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
  CHECK(kWords.tokenize("I\u0307\u0300") == Tokens{"ì"});
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

TEST_CASE("digit groups: long numbers become pieces whose places line up, and are joined again") {
  const Tokenizer pairs{TokenizerKind::word, true, 2}, digits{TokenizerKind::word, true, 1};
  CHECK(pairs.tokenize("Monday, January 5, 2004") == Tokens{"monday", ",", "january", "5", ",", "20", "##04"});
  CHECK(pairs.tokenize("12345 123 12 1 007") == Tokens{"1", "##23", "##45", "1", "##23", "12", "1", "0", "##07"});
  CHECK(digits.tokenize("2004") == Tokens{"2", "##0", "##0", "##4"});
  CHECK(pairs.join({"lunes", ",", "5", "de", "enero", "de", "20", "##04"}) == "lunes, 5 de enero de 2004");
  CHECK(pairs.join({"20", "04", "20", "##04", "##19"}) == "20 04 200419");
  // Only digits from 0 to 9 and nothing else are a number.
  CHECK(pairs.tokenize("b2004 2004th ٢٠٢٤") == Tokens{"b2004", "2004th", "٢٠٢٤"});
  CHECK(pairs.tokenize("1.234,50") == Tokens{"1", ".", "2", "##34", ",", "50"});
}

TEST_CASE("digit groups: every text comes back from its tokens, whatever the group") {
  for (int group = 0; group <= 9; ++group) {
    const Tokenizer tokenizer{TokenizerKind::word, true, group};
    for (const std::string text : {"lunes, 5 de enero de 2004", "20 04", "2004", "0", "00 0000 12345678901234567890",
                                   "¿123? (4567) 89", "a 1000000, b 22!", "x1 1 11 111 1111 11111"}) {
      CAPTURE(text);
      CHECK(tokenizer.join(tokenizer.tokenize(text)) == text);
    }
    for (int number = 0; number <= 12'000; number += 7)
      REQUIRE(tokenizer.join(tokenizer.tokenize(std::to_string(number))) == std::to_string(number));
  }
}

TEST_CASE("digit groups: a mark cannot be typed, and where a model writes a stray one it stands alone") {
  const Tokenizer pairs{TokenizerKind::word, true, 2};
  CHECK(pairs.tokenize("##04 20##04") == Tokens{"#", "#", "04", "20", "#", "#", "04"});
  CHECK(pairs.join({"##04"}) == "04");
  CHECK(pairs.join({"de", "##04", "##05", "de", "##06"}) == "de 0405 de 06");
  CHECK(pairs.join({"¿", "##04", "?"}) == "¿04?");
  // Without groups, and with characters, nothing is marked and nothing is glued.
  CHECK(kWords.tokenize("2004") == Tokens{"2004"});
  CHECK(kWords.join({"20", "##04"}) == "20 ##04");
  CHECK(Tokenizer{TokenizerKind::character, true, 2}.tokenize("2004") == Tokens{"2", "0", "0", "4"});
  CHECK(Tokenizer{TokenizerKind::character, true, 2}.join({"2", "0"}) == "20");
}

TEST_CASE("a tokenizer that cannot be is refused") {
  CHECK_FALSE(problem(kWords));
  CHECK_FALSE(problem(Tokenizer{TokenizerKind::word, true, 9}));
  CHECK(problem(Tokenizer{TokenizerKind::invalid, true})->code == "bad_option");
  CHECK(problem(Tokenizer{TokenizerKind::word, true, 10})->text == "digitGroup is 10; choose a value from 0 to 9.");
  CHECK(problem(Tokenizer{TokenizerKind::word, true, -1})->code == "out_of_range");
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
