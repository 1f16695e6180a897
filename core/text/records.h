#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Lines and their fields, as separated values have them: the mechanical half of read_pairs().
namespace vamos {

struct Record {
  std::size_t line = 0;   // its first, from 1
  std::string_view text;  // without the line break at its end
  std::vector<std::string> fields;
  bool open_quote = false;  // a quote was opened and not closed within `longest` bytes: there are no fields
  bool too_long = false;    // more than `longest` bytes: there are no fields
};

/// One record after the other: a line, or with a separator other than the tab as many lines as quoted fields span.
class RecordReader {
 public:
  RecordReader(std::string_view text, char separator, std::size_t longest)
      : rest_(text), separator_(separator), longest_(longest) {}
  /// Nothing at the end.
  std::optional<Record> next();

 private:
  void skip(std::size_t bytes);

  std::string_view rest_;
  char separator_;
  std::size_t longest_, line_ = 0;
};

struct QuotedRecord {
  std::vector<std::string> fields;
  std::size_t bytes = 0;  // up to the line break
};
/// The record that begins the text, its quotes read; nothing if one is not closed within `longest` bytes.
std::optional<QuotedRecord> quoted_record(std::string_view text, char separator, std::size_t longest);

/// Bytes before the first line break.
std::size_t line_length(std::string_view text);
/// Bytes of the line break that begins the text: CRLF is one, of two bytes.
std::size_t break_length(std::string_view text);
/// Nothing but white space.
bool is_blank(std::string_view text);
/// The separator with which most of the first lines have two columns, or with which `is_header` takes the first line; tabs
/// win, since sentences hold commas.
char guess_separator(std::string_view text, std::size_t longest, bool (*is_header)(const std::vector<std::string>&));

}  // namespace vamos
