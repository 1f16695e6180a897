// read_pairs() on any bytes: whatever it accepts is tidy UTF-8 within the limits, and reads back as itself.
#include <algorithm>

#include "core/base/check.h"
#include "core/text/pairs_file.h"
#include "core/text/tokenizer.h"
#include "core/text/unicode.h"

using namespace vamos;

namespace {

// Small, so that small inputs reach them.
constexpr PairsLimits kLimits{
    .bytes = 1 << 16, .pairs = 50, .characters = 30, .words = 5, .line_bytes = 200, .listed = 5};

void check_sentence(const std::string& sentence) {
  VAMOS_CHECK(!sentence.empty() && is_utf8(sentence));
  const auto points = decode_utf8(sentence);
  VAMOS_CHECK(points.size() <= kLimits.characters);
  VAMOS_CHECK(!is_space(points.front()) && !is_space(points.back()));
  for (const char32_t c : points) VAMOS_CHECK(c != 0 && (c == ' ' || !is_space(c)));
  VAMOS_CHECK(sentence.find("  ") == std::string::npos);
}

std::size_t count_lines(std::string_view text) {
  std::size_t lines = 1;
  for (std::size_t i = 0; i < text.size(); ++i)
    lines += text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'));
  return lines;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = read_pairs(text, kLimits);
  if (!read) {
    const auto& problem = read.problem();
    VAMOS_CHECK(!problem.text.empty() && is_utf8(problem.text));
    if (problem.code == "file_too_large")
      VAMOS_CHECK(size > kLimits.bytes);
    else
      VAMOS_CHECK(problem.code == "file_unreadable" && (!is_utf8(text) || text.find('\0') != text.npos));
    return 0;
  }
  const PairsFile& file = read.value();
  VAMOS_CHECK(is_utf8(text));
  VAMOS_CHECK(file.train.size() + file.validation.size() <= kLimits.pairs);
  VAMOS_CHECK(file.bad_lines.size() == std::min(file.bad_line_count, kLimits.listed));
  std::size_t last = 0;
  for (const BadLine& bad : file.bad_lines) {
    VAMOS_CHECK(bad.line > last && bad.line <= count_lines(text));
    VAMOS_CHECK(is_utf8(bad.text));
    last = bad.line;
  }
  std::string again = "split\tsource\ttarget\n";
  for (const auto* part : {&file.train, &file.validation})
    for (const Example& pair : *part) {
      check_sentence(pair.source), check_sentence(pair.target);
      again += (part == &file.train ? "train\t" : "validation\t") + pair.source + '\t' + pair.target + '\n';
    }
  PairsLimits wide = kLimits;
  wide.bytes = again.size();
  const auto reread = read_pairs(again, wide);
  VAMOS_CHECK(reread.ok());
  const auto same = [](const Example& a, const Example& b) { return a.source == b.source && a.target == b.target; };
  VAMOS_CHECK(std::ranges::equal(reread.value().train, file.train, same));
  VAMOS_CHECK(std::ranges::equal(reread.value().validation, file.validation, same));
  VAMOS_CHECK(reread.value().bad_line_count == 0 && reread.value().duplicates == 0);
  return 0;
}
