#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/problem.h"
#include "core/text/dataset.h"

namespace vamos {

/// What is more than this is left out or refused. The defaults are the page's (web/lessons/parse.ts).
struct PairsLimits {
  std::size_t bytes = 20u << 20;    // of the whole text
  std::size_t pairs = 20'000;       // the first ones are used
  std::size_t characters = 300;     // code points of a sentence
  std::size_t words = 40;           // of a sentence, as spaces separate them
  std::size_t line_bytes = 20'000;  // longer lines are not even split: nobody's sentence
  std::size_t listed = 200;         // bad lines that are listed; all are counted
};

enum class BadLineReason { missing_column, empty_side, too_many_columns, too_long, open_quote };

/// A line that cannot be used.
struct BadLine {
  std::size_t line = 0;  // as an editor counts, from 1
  BadLineReason reason = BadLineReason::missing_column;
  std::string text;  // the beginning of the line
};

/// The reason as the end of a sentence that begins with the line: "has no second column".
const char* to_text(BadLineReason reason);

struct PairsFile {
  /// In their order, white space tidied, each pair once. A header with a column `split` divides them: what stands there as
  /// validation, valid, test or held-out goes to `validation`.
  std::vector<Example> train, validation;
  std::vector<BadLine> bad_lines;  // the first ones
  std::size_t bad_line_count = 0;
  std::size_t duplicates = 0;
  bool truncated = false;         // there was more than PairsLimits::pairs
  bool header = false;            // the first line named the columns
  std::size_t other_columns = 0;  // that a header names beside those that are used
  char separator = '\t';
};

/// Sentence pairs from tab-, comma- or semicolon-separated text; which, is seen from the first lines. Commas and semicolons
/// have the quotes of RFC 4180, so that a field may hold separators and line breaks; tabs hold whole lines together and
/// know no quotes. Lines end with LF, CRLF or CR; a byte order mark and blank lines are passed over. A first line that
/// names the columns (source and target, input and output, English and Spanish, …) is a header and chooses them, otherwise
/// they are the first two. Takes time in proportion to the text.
/// Problems: file_too_large {limit in MB}; file_unreadable {line}: not UTF-8, or a NUL byte, as in what is no text.
Result<PairsFile> read_pairs(std::string_view text, const PairsLimits& limits = {});

}  // namespace vamos
