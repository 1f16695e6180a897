#include <doctest/doctest.h>

#include <cstdlib>

#include "core/text/pairs_file.h"

using namespace vamos;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;
using Reasons = std::vector<std::pair<std::size_t, BadLineReason>>;

Pairs plain(const std::vector<Example>& examples) {
  Pairs pairs;
  for (const auto& e : examples) pairs.emplace_back(e.source, e.target);
  return pairs;
}

Pairs pairs(std::string_view text) { return plain(read_pairs(text).value().train); }

Reasons reasons(const PairsFile& file) {
  Reasons result;
  for (const auto& bad : file.bad_lines) result.emplace_back(bad.line, bad.reason);
  return result;
}

std::string repeat(std::string_view part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("tabs hold whole lines: commas and quotes inside sentences are left alone") {
  CHECK(pairs("yes, please\tsí, por favor\nno\tno\n") == Pairs{{"yes, please", "sí, por favor"}, {"no", "no"}});
  CHECK(pairs("\"go\tvamos\nhe said \"no\"\tdijo \"no\"") ==
        Pairs{{"\"go", "vamos"}, {"he said \"no\"", "dijo \"no\""}});
}

TEST_CASE("commas and semicolons have quotes, doubled quotes and line breaks inside them") {
  CHECK(pairs("\"Hi, you\",\"Hola, tú\"\r\n\"she said \"\"no\"\"\",dijo que no\r\n\"two\nlines\",dos líneas") ==
        Pairs{{"Hi, you", "Hola, tú"}, {"she said \"no\"", "dijo que no"}, {"two lines", "dos líneas"}});
  CHECK(pairs("one;uno\ntwo;dos") == Pairs{{"one", "uno"}, {"two", "dos"}});
  CHECK(pairs("Hello, you;Hola, tú\nyes;sí") == Pairs{{"Hello, you", "Hola, tú"}, {"yes", "sí"}});
  CHECK(read_pairs("one;uno\ntwo;dos").value().separator == ';');
  CHECK(read_pairs("one,uno").value().separator == ',');
}

TEST_CASE("lines end with LF, CRLF or CR, and a byte order mark and blank lines are passed over") {
  const Pairs two{{"a", "b"}, {"c", "d"}};
  CHECK(pairs("a\tb\nc\td") == two);
  CHECK(pairs("a\tb\r\nc\td\r\n") == two);
  CHECK(pairs("a\tb\rc\td\r") == two);
  CHECK(pairs("\xEF\xBB\xBF"
              "a\tb\n\n \t \n\u00a0\nc\td\n\n") == two);
  for (const char* nothing : {"", "\n\n", "   ", "\xEF\xBB\xBF", "\r"}) {
    const auto file = read_pairs(nothing).value();
    CHECK(file.train.empty());
    CHECK(file.bad_line_count == 0);
  }
}

TEST_CASE("each bad line is listed with its number and reason, and the rest is used") {
  const auto file = read_pairs("good\tbueno\nalone\n\tempty\na\tb\tc\n\n" + repeat("a ", 41) + "\tx\nfine\tbien\n" +
                               std::string(301, 'x') + "\ty\nlast\túltimo")
                        .value();
  CHECK(plain(file.train) == Pairs{{"good", "bueno"}, {"fine", "bien"}, {"last", "último"}});
  CHECK(reasons(file) == Reasons{{2, BadLineReason::missing_column},
                                 {3, BadLineReason::empty_side},
                                 {4, BadLineReason::too_many_columns},
                                 {6, BadLineReason::too_long},
                                 {8, BadLineReason::too_long}});
  CHECK(file.bad_line_count == 5);
  CHECK(file.bad_lines[0].text == "alone");
}

TEST_CASE("characters are counted, not bytes, and exactly the limit is allowed") {
  CHECK(pairs(repeat("ñ", 300) + "\tx").size() == 1);
  CHECK(pairs(repeat("ñ", 301) + "\tx").empty());
  CHECK(pairs(repeat("a ", 40) + "\tx").size() == 1);
}

TEST_CASE("lines are counted as an editor does, across quoted line breaks of every kind") {
  for (const std::string lines : {"\n", "\r\n", "\r"}) {
    const auto file = read_pairs("\"a" + lines + "b\",c" + lines + "alone" + lines + "d,e" + lines + "f,g").value();
    CHECK(reasons(file) == Reasons{{3, BadLineReason::missing_column}});
    CHECK(file.train.size() == 3);
  }
}

TEST_CASE("a quote that is never closed does not take the lines after it along") {
  const auto file = read_pairs("a,b\n\"open,c\nd,e\n").value();
  CHECK(reasons(file) == Reasons{{2, BadLineReason::open_quote}});
  CHECK(plain(file.train) == Pairs{{"a", "b"}, {"d", "e"}});
}

TEST_CASE("a header that names the columns chooses them, in whatever order and separator") {
  const Pairs one{{"let’s go", "vamos"}};
  CHECK(pairs("id\ttarget\tsource\n1\tvamos\tlet’s go") == one);
  CHECK(pairs("id,Spanish,English,note\n1,vamos,let’s go,x") == one);
  CHECK(pairs("id;ESPAÑOL;Inglés\n1;vamos;let’s go") == one);
  CHECK(pairs("\n\xE2\x80\xAF\nsource\ttarget\nlet’s go\tvamos") == one);
  const auto named = read_pairs("id,source,target,note\n1,one,uno,x\n2,two,dos,y\n3\n").value();
  CHECK(named.header);
  CHECK(named.other_columns == 2);
  CHECK(reasons(named) == Reasons{{4, BadLineReason::missing_column}});
  CHECK_FALSE(read_pairs("one,uno").value().header);
  CHECK(pairs("source\tuno") == Pairs{{"source", "uno"}});  // one name alone may be a sentence
}

TEST_CASE("a column named split keeps the held-out pairs apart") {
  const auto file = read_pairs("split\tsource\ttarget\ntrain\ta\tb\nvalidation\tc\td\nTest\te\tf\n\tg\th\n").value();
  CHECK(plain(file.train) == Pairs{{"a", "b"}, {"g", "h"}});
  CHECK(plain(file.validation) == Pairs{{"c", "d"}, {"e", "f"}});
  CHECK(file.other_columns == 0);
}

TEST_CASE("empty columns at the end of a line are forgiven") { CHECK(pairs("a\tb\t\t\n") == Pairs{{"a", "b"}}); }

TEST_CASE("duplicates are counted and used once") {
  const auto file = read_pairs("a\tb\na\tb\n a \t b \na\tc").value();
  CHECK(file.train.size() == 2);
  CHECK(file.duplicates == 2);
}

TEST_CASE("emoji and right-to-left text stay as they are, and the beginning of a line is cut between characters") {
  CHECK(pairs("hello 👩‍👩‍👧\tשלום עולם\ngood\tجيد") ==
        Pairs{{"hello 👩‍👩‍👧", "שלום עולם"}, {"good", "جيد"}});
  CHECK(read_pairs("a\tb\n" + repeat("👍", 200) + "\nc\td").value().bad_lines[0].text == repeat("👍", 60) + "…");
}

TEST_CASE("what is not UTF-8 is refused with the line where it is") {
  const auto latin1 = read_pairs("a\tb\ns\xED\ty\n");
  REQUIRE_FALSE(latin1);
  CHECK(latin1.problem().code == "file_unreadable");
  CHECK(latin1.problem().text ==
        "Line 2 has bytes that are no character, so this is no text in UTF-8; save it as UTF-8, as TSV or CSV.");
  using namespace std::string_view_literals;
  CHECK(read_pairs("a\tb\r\n\r\nc\0\td"sv).problem().text.starts_with("Line 3 has a NUL byte"));
  CHECK(read_pairs("\xFF\xFE"
                   "a\0\t\0b\0"sv)
            .problem()
            .text.starts_with("Line 1 "));
}

TEST_CASE("the limits on bytes, pairs and listed lines are kept") {
  PairsLimits limits;
  limits.bytes = 1 << 20;
  CHECK(read_pairs(std::string(limits.bytes + 1, 'x'), limits).problem().text ==
        "The sentence pairs take more than 1 MB; use fewer of them.");
  limits.pairs = 2;
  CHECK_FALSE(read_pairs("a\tb\nc\td\n\n", limits).value().truncated);
  const auto file = read_pairs("a\tb\nc\td\ne\tf\n", limits).value();
  CHECK(file.train.size() == 2);
  CHECK(file.truncated);
  limits.listed = 1;
  const auto bad = read_pairs("a\tb\nc\nd\n", limits).value();
  CHECK(bad.bad_lines.size() == 1);
  CHECK(bad.bad_line_count == 2);
}

// With work that grows with the square of the length this would not end before the time limit of the whole file.
TEST_CASE("a megabyte (a quarter of one in short runs) is read to its end, whatever is in it") {
  const std::size_t size = std::getenv("VAMOS_LONG") ? 1'000'000 : 250'000;
  // Where every line opens a quote in vain, or every field is empty, or nothing ends.
  for (const std::string_view part :
       {"the house number\tla casa número\n", "\"", "\"\n", "\"\"\n", "\"\"\"\n", ",\"", "a,\"\"b\n", "x", ",", "\t",
        " ", "\r", "\"a\"\"\n", ";\"\n\"", "\u3000", "a,\"\n"}) {
    CAPTURE(part);
    for (const std::string_view head : {"", "a,b\n", "a,\"", "a;b\n\""}) {
      const std::string text = std::string(head) + repeat(part, size / part.size());
      CHECK(read_pairs(text));
    }
  }
}
