#include "core/text/tasks.h"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <set>

#include "core/base/rng.h"
#include "core/base/sort.h"

namespace vamos {

namespace {

constexpr uint32_t kSymbols = 10, kLongest = 8;
constexpr int kNumbers = 10'000, kSequences = 200'000;

constexpr std::chrono::sys_days kFirstDay{std::chrono::year{1900} / 1 / 1}, kLastDay{std::chrono::year{2099} / 12 / 31};
constexpr int kDays = static_cast<int>((kLastDay - kFirstDay).count()) + 1;

std::string draw_sequence(Rng& rng) {
  std::string text;
  for (uint32_t left = 1 + rng.below(kLongest); left > 0; --left) text += static_cast<char>('a' + rng.below(kSymbols));
  return text;
}

Example sequence_example(TaskKind kind, const std::string& source) {
  std::string target = source;
  if (kind == TaskKind::reverse) std::reverse(target.begin(), target.end());
  if (kind == TaskKind::sort) heap_sort(target);
  return {source, target};
}

/// Sequences of each length are drawn alike until they run out: there are only ten of length 1.
std::vector<Example> draw_sequences(TaskKind kind, Rng& rng, std::size_t count) {
  std::set<std::string> seen;
  std::vector<Example> examples;
  while (examples.size() < count) {
    const std::string source = draw_sequence(rng);
    if (seen.insert(source).second) examples.push_back(sequence_example(kind, source));
  }
  return examples;
}

/// `count` of the numbers below `bound`, none twice.
std::vector<int> draw_distinct(Rng& rng, int bound, int count) {
  std::vector<int> order(static_cast<std::size_t>(bound));
  std::iota(order.begin(), order.end(), 0);
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
    std::swap(order[i], order[i + rng.below(static_cast<uint32_t>(order.size() - i))]);
  order.resize(static_cast<std::size_t>(count));
  return order;
}

/// Numbers of each length are drawn alike until they run out. Drawn evenly from all ten thousand, only one in a hundred would
/// have fewer than three digits, and small numbers, which everybody tries first, would not be learned.
std::vector<int> draw_numbers(Rng& rng, int count) {
  struct Length {
    int first;                   // the smallest number of this length
    std::vector<int> remaining;  // distances from it, in the order of drawing, the next one last
  };
  std::vector<Length> lengths;
  for (int first = 0, end = 10; first < kNumbers; first = end, end *= 10)
    lengths.push_back({first, draw_distinct(rng, end - first, end - first)});
  std::vector<int> numbers;
  while (numbers.size() < static_cast<std::size_t>(count)) {
    const std::size_t i = rng.below(static_cast<uint32_t>(lengths.size()));
    numbers.push_back(lengths[i].first + lengths[i].remaining.back());
    lengths[i].remaining.pop_back();
    if (lengths[i].remaining.empty()) lengths.erase(lengths.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return numbers;
}

}  // namespace

int largest_count(TaskKind kind) {
  return kind == TaskKind::numbers ? kNumbers : kind == TaskKind::dates ? kDays : kSequences;
}

Result<std::vector<Example>> generate_task(TaskKind kind, uint32_t seed, int count) {
  if (kind == TaskKind::invalid) return bad_option("kind", "reverse, sort, copy, numbers, dates");
  if (count < 1 || count > largest_count(kind)) return out_of_range("count", count, 1, largest_count(kind));
  Rng rng(seed);
  std::vector<Example> examples;
  if (kind == TaskKind::numbers) {
    for (const int n : draw_numbers(rng, count)) examples.push_back({std::to_string(n), spanish_number(n)});
  } else if (kind == TaskKind::dates) {
    for (const int n : draw_distinct(rng, kDays, count)) examples.push_back(date_example(n));
  } else {
    examples = draw_sequences(kind, rng, static_cast<std::size_t>(count));
  }
  return examples;
}

std::string spanish_number(int number) {
  static constexpr const char* below_thirty[] = {
      "cero",         "uno",         "dos",        "tres",        "cuatro",     "cinco",      "seis",      "siete",
      "ocho",         "nueve",       "diez",       "once",        "doce",       "trece",      "catorce",   "quince",
      "dieciséis",    "diecisiete",  "dieciocho",  "diecinueve",  "veinte",     "veintiuno",  "veintidós", "veintitrés",
      "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve"};
  static constexpr const char* tens[] = {"treinta", "cuarenta", "cincuenta", "sesenta",
                                         "setenta", "ochenta",  "noventa"};
  static constexpr const char* hundreds[] = {"ciento",      "doscientos",  "trescientos", "cuatrocientos", "quinientos",
                                             "seiscientos", "setecientos", "ochocientos", "novecientos"};
  VAMOS_CHECK(number >= 0 && number < kNumbers);
  std::string text;
  const auto add = [&](const char* word) { text += (text.empty() ? "" : " ") + std::string(word); };
  if (number >= 2000) add(below_thirty[number / 1000]);
  if (number >= 1000) add("mil");
  const int hundred = number % 1000, rest = number % 100;
  if (hundred == 100) {
    add("cien");
  } else if (hundred > 100) {
    add(hundreds[hundred / 100 - 1]);
  }
  if (rest >= 30) {
    add(tens[rest / 10 - 3]);
    if (rest % 10) add("y"), add(below_thirty[rest % 10]);
  } else if (rest > 0 || number == 0) {
    add(below_thirty[rest]);
  }
  return text;
}

Example date_example(int days) {
  struct Name {
    const char *english, *spanish;
  };
  static constexpr Name weekdays[] = {{"Sunday", "domingo"},      {"Monday", "lunes"},    {"Tuesday", "martes"},
                                      {"Wednesday", "miércoles"}, {"Thursday", "jueves"}, {"Friday", "viernes"},
                                      {"Saturday", "sábado"}};
  static constexpr Name months[] = {{"January", "enero"},   {"February", "febrero"},   {"March", "marzo"},
                                    {"April", "abril"},     {"May", "mayo"},           {"June", "junio"},
                                    {"July", "julio"},      {"August", "agosto"},      {"September", "septiembre"},
                                    {"October", "octubre"}, {"November", "noviembre"}, {"December", "diciembre"}};
  VAMOS_CHECK(days >= 0 && days < kDays);
  const auto day = kFirstDay + std::chrono::days{days};
  const std::chrono::year_month_day date{day};
  const Name& weekday = weekdays[std::chrono::weekday{day}.c_encoding()];
  const Name& month = months[static_cast<unsigned>(date.month()) - 1];
  const std::string number = std::to_string(static_cast<unsigned>(date.day())),
                    year = std::to_string(static_cast<int>(date.year()));
  return {std::string(weekday.english) + ", " + month.english + " " + number + ", " + year,
          std::string(weekday.spanish) + ", " + number + " de " + month.spanish + " de " + year};
}

}  // namespace vamos
