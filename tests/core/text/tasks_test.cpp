#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>

#include "core/io/option_names.h"
#include "core/text/tasks.h"

using namespace vamos;

namespace {

constexpr TaskKind kKinds[] = {TaskKind::reverse, TaskKind::sort, TaskKind::copy, TaskKind::numbers, TaskKind::dates};

std::string all(const std::vector<Example>& examples) {
  std::string text;
  for (const auto& [source, target] : examples) text += source + "\t" + target + "\n";
  return text;
}

}  // namespace

TEST_CASE("every task gives as many examples as asked for, no source twice, and the same for the same seed") {
  for (const TaskKind kind : kKinds) {
    CAPTURE(name_of(kind));
    for (const int count : {1, 2500, 10'000}) {
      const auto examples = generate_task(kind, 7, count).value();
      std::set<std::string> sources;
      for (const auto& example : examples) sources.insert(example.source);
      CHECK(examples.size() == static_cast<std::size_t>(count));
      CHECK(sources.size() == examples.size());
    }
    const auto once = generate_task(kind, 7, 50).value();
    CHECK(all(once) == all(generate_task(kind, 7, 50).value()));
    CHECK(all(once) != all(generate_task(kind, 8, 50).value()));
    // More of them begin with the same ones.
    auto more = generate_task(kind, 7, 60).value();
    more.resize(50);
    CHECK(all(once) == all(more));
  }
}

TEST_CASE("what a seed draws is fixed for ever") {
  CHECK(generate_task(TaskKind::sort, 1, 1).value()[0].source == "cghicj");
  CHECK(generate_task(TaskKind::numbers, 1, 1).value()[0].source == "82");
  CHECK(generate_task(TaskKind::dates, 1, 1).value()[0].source == "Wednesday, August 23, 2056");
}

TEST_CASE("a count that cannot be is refused with the range, a task that is none with the names") {
  for (const TaskKind kind : kKinds) {
    CHECK(generate_task(kind, 1, largest_count(kind)).ok());
    for (const int count : {0, -1, largest_count(kind) + 1}) {
      const auto made = generate_task(kind, 1, count);
      REQUIRE_FALSE(made);
      CHECK(made.problem().code == "out_of_range");
      CHECK(made.problem().parameters[0].second == "count");
    }
  }
  CHECK(largest_count(TaskKind::dates) == 73'049);
  CHECK(generate_task(TaskKind::numbers, 1, 10'001).problem().text ==
        "count is 10001; choose a value from 1 to 10000.");
  CHECK(generate_task(TaskKind::invalid, 1, 1).problem().text ==
        "kind has a value that does not exist; choose one of: reverse, sort, copy, numbers, dates.");
}

TEST_CASE("sequences: 1 to 8 of ten letters, each length as likely as it lasts, and the right answer") {
  std::array<int, 9> lengths{};
  std::set<char> letters;
  const auto reversed = generate_task(TaskKind::reverse, 3, 2500).value();
  for (const auto& [source, target] : reversed) {
    REQUIRE((source.size() >= 1 && source.size() <= 8));
    ++lengths[source.size()];
    letters.insert(source.begin(), source.end());
    REQUIRE(target == std::string(source.rbegin(), source.rend()));
  }
  CHECK(letters == std::set<char>{'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'});
  CHECK(lengths[1] == 10);  // all that there are
  CHECK(lengths[2] <= 100);
  for (std::size_t length = 3; length <= 8; ++length) CHECK((lengths[length] > 300 && lengths[length] < 500));

  for (const auto& [source, target] : generate_task(TaskKind::sort, 3, 2500).value()) {
    REQUIRE(std::is_sorted(target.begin(), target.end()));
    REQUIRE(std::is_permutation(target.begin(), target.end(), source.begin(), source.end()));
  }
  for (const auto& [source, target] : generate_task(TaskKind::copy, 3, 2500).value()) REQUIRE(source == target);
}

TEST_CASE("numbers: each length as likely as it lasts, so that small ones are among them") {
  std::array<int, 5> lengths{};
  for (const auto& example : generate_task(TaskKind::numbers, 3, 2500).value()) ++lengths[example.source.size()];
  CHECK(lengths[1] == 10);  // all that there are
  CHECK(lengths[2] == 90);
  CHECK(lengths[3] == 900);
  CHECK(lengths[4] == 1500);
  lengths = {};
  for (const auto& example : generate_task(TaskKind::numbers, 3, 40).value()) ++lengths[example.source.size()];
  for (std::size_t length = 1; length <= 4; ++length) CHECK(lengths[length] >= 5);
}

TEST_CASE("numbers: the hard cases of Spanish spelling") {
  const std::pair<int, const char*> known[] = {
      {0, "cero"},
      {1, "uno"},
      {10, "diez"},
      {15, "quince"},
      {16, "dieciséis"},
      {20, "veinte"},
      {21, "veintiuno"},
      {22, "veintidós"},
      {23, "veintitrés"},
      {26, "veintiséis"},
      {30, "treinta"},
      {31, "treinta y uno"},
      {99, "noventa y nueve"},
      {100, "cien"},
      {101, "ciento uno"},
      {116, "ciento dieciséis"},
      {121, "ciento veintiuno"},
      {200, "doscientos"},
      {500, "quinientos"},
      {555, "quinientos cincuenta y cinco"},
      {700, "setecientos"},
      {900, "novecientos"},
      {999, "novecientos noventa y nueve"},
      {1000, "mil"},
      {1001, "mil uno"},
      {1021, "mil veintiuno"},
      {1100, "mil cien"},
      {1101, "mil ciento uno"},
      {1492, "mil cuatrocientos noventa y dos"},
      {2000, "dos mil"},
      {2004, "dos mil cuatro"},
      {2100, "dos mil cien"},
      {3016, "tres mil dieciséis"},
      {5500, "cinco mil quinientos"},
      {7777, "siete mil setecientos setenta y siete"},
      {9999, "nueve mil novecientos noventa y nueve"},
  };
  for (const auto& [number, words] : known) CHECK(spanish_number(number) == words);
}

/// A reader written the other way round: it adds up what the words say, and knows nothing of how they were chosen.
static int value_of_words(const std::string& text) {
  static const std::vector<std::pair<std::string, int>> values{
      {"cero", 0},          {"uno", 1},           {"dos", 2},
      {"tres", 3},          {"cuatro", 4},        {"cinco", 5},
      {"seis", 6},          {"siete", 7},         {"ocho", 8},
      {"nueve", 9},         {"diez", 10},         {"once", 11},
      {"doce", 12},         {"trece", 13},        {"catorce", 14},
      {"quince", 15},       {"dieciséis", 16},    {"diecisiete", 17},
      {"dieciocho", 18},    {"diecinueve", 19},   {"veinte", 20},
      {"veintiuno", 21},    {"veintidós", 22},    {"veintitrés", 23},
      {"veinticuatro", 24}, {"veinticinco", 25},  {"veintiséis", 26},
      {"veintisiete", 27},  {"veintiocho", 28},   {"veintinueve", 29},
      {"treinta", 30},      {"cuarenta", 40},     {"cincuenta", 50},
      {"sesenta", 60},      {"setenta", 70},      {"ochenta", 80},
      {"noventa", 90},      {"cien", 100},        {"ciento", 100},
      {"doscientos", 200},  {"trescientos", 300}, {"cuatrocientos", 400},
      {"quinientos", 500},  {"seiscientos", 600}, {"setecientos", 700},
      {"ochocientos", 800}, {"novecientos", 900}, {"y", 0}};
  int sum = 0;
  for (const auto& word : Tokenizer{}.tokenize(text)) {
    if (word == "mil") {
      sum = std::max(sum, 1) * 1000;
      continue;
    }
    const auto at = std::ranges::find(values, word, &std::pair<std::string, int>::first);
    REQUIRE_MESSAGE(at != values.end(), word);
    sum += at->second;
  }
  return sum;
}

TEST_CASE("numbers: all ten thousand say what they are, each in its own words") {
  const auto examples = generate_task(TaskKind::numbers, 1, 10'000).value();
  std::set<std::string> words;
  std::set<int> numbers;
  for (const auto& [source, target] : examples) {
    const int number = std::stoi(source);
    REQUIRE(source == std::to_string(number));
    REQUIRE(value_of_words(target) == number);
    REQUIRE(target.find("  ") == std::string::npos);
    // "y" stands between tens and units from 31 to 99 and nowhere else; "cien" only at the end, "ciento" never there.
    const bool between = number % 100 > 30 && number % 10 != 0;
    REQUIRE((" " + target + " ").find(" y ") == (between ? target.rfind(" y ") + 1 : std::string::npos));
    REQUIRE(target.ends_with("cien") == (number % 1000 == 100));
    REQUIRE_FALSE(target.ends_with("ciento"));
    words.insert(target);
    numbers.insert(number);
  }
  CHECK(words.size() == 10'000);
  CHECK(numbers.size() == 10'000);
  CHECK(*numbers.rbegin() == 9999);
}

TEST_CASE("dates: CLDR's full form in both languages") {
  const auto examples = generate_task(TaskKind::dates, 1, largest_count(TaskKind::dates)).value();
  const auto spanish = [&](const std::string& source) {
    const auto at = std::ranges::find(examples, source, &Example::source);
    return at == examples.end() ? "" : at->target;
  };
  CHECK(spanish("Monday, January 5, 2004") == "lunes, 5 de enero de 2004");
  CHECK(spanish("Monday, January 1, 1900") == "lunes, 1 de enero de 1900");
  CHECK(spanish("Thursday, December 31, 2099") == "jueves, 31 de diciembre de 2099");
  CHECK(spanish("Tuesday, February 29, 2000") == "martes, 29 de febrero de 2000");
  CHECK(spanish("Sunday, July 20, 1969") == "domingo, 20 de julio de 1969");
  CHECK(spanish("Saturday, September 30, 2023") == "sábado, 30 de septiembre de 2023");
  CHECK(spanish("Wednesday, May 8, 1985") == "miércoles, 8 de mayo de 1985");
  CHECK(spanish("Thursday, March 1, 1900") == "jueves, 1 de marzo de 1900");  // 1900 had no 29 February
}

TEST_CASE("dates: all 73,049 of them, against a calendar that is walked day by day") {
  const std::string weekdays[][2] = {{"Monday", "lunes"},    {"Tuesday", "martes"}, {"Wednesday", "miércoles"},
                                     {"Thursday", "jueves"}, {"Friday", "viernes"}, {"Saturday", "sábado"},
                                     {"Sunday", "domingo"}};
  const std::string months[][2] = {{"January", "enero"},   {"February", "febrero"},   {"March", "marzo"},
                                   {"April", "abril"},     {"May", "mayo"},           {"June", "junio"},
                                   {"July", "julio"},      {"August", "agosto"},      {"September", "septiembre"},
                                   {"October", "octubre"}, {"November", "noviembre"}, {"December", "diciembre"}};
  const std::size_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  std::set<std::pair<std::string, std::string>> drawn;
  for (const auto& [source, target] : generate_task(TaskKind::dates, 5, largest_count(TaskKind::dates)).value())
    drawn.emplace(source, target);
  REQUIRE(drawn.size() == 73'049);
  std::size_t days = 0;
  for (std::size_t year = 1900; year <= 2099; ++year)
    for (std::size_t month = 0; month < 12; ++month) {
      const bool leap_day = month == 1 && year % 4 == 0 && year != 1900;
      for (std::size_t day = 1; day <= lengths[month] + leap_day; ++day, ++days) {
        const auto& weekday = weekdays[days % 7];  // the first day was a Monday
        const std::string d = std::to_string(day), y = std::to_string(year);
        REQUIRE(drawn.erase({weekday[0] + ", " + months[month][0] + " " + d + ", " + y,
                             weekday[1] + ", " + d + " de " + months[month][1] + " de " + y}) == 1);
      }
    }
  CHECK(days == 73'049);
  CHECK(drawn.empty());
}
