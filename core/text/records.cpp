#include "core/text/records.h"

#include <algorithm>

#include "core/text/unicode.h"

namespace vamos {

namespace {

std::vector<std::string> split(std::string_view line, char separator) {
  std::vector<std::string> fields;
  for (;;) {
    const std::size_t end = line.find(separator);
    fields.emplace_back(line.substr(0, end));
    if (end == std::string_view::npos) return fields;
    line.remove_prefix(end + 1);
  }
}

bool is_break(char c) { return c == '\n' || c == '\r'; }

std::size_t count_breaks(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = line_length(text); i < text.size(); i += line_length(text.substr(i)))
    i += break_length(text.substr(i)), ++count;
  return count;
}

}  // namespace

bool is_blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint next = code_point_at(text, i);
    if (!is_space(next.value)) return false;
    i += next.bytes;
  }
  return true;
}

std::size_t line_length(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if(text, is_break) - text.begin());
}

std::size_t break_length(std::string_view text) {
  if (text.starts_with("\r\n")) return 2;
  return !text.empty() && is_break(text[0]) ? 1 : 0;
}

void RecordReader::skip(std::size_t bytes) {
  rest_.remove_prefix(bytes);
  rest_.remove_prefix(break_length(rest_));
}

std::optional<Record> RecordReader::next() {
  if (rest_.empty()) return std::nullopt;
  Record record;
  record.line = ++line_;
  record.text = rest_.substr(0, line_length(rest_));
  if (separator_ == '\t' || record.text.find('"') == std::string_view::npos) {
    record.too_long = record.text.size() > longest_;
    if (!record.too_long) record.fields = split(record.text, separator_);
  } else if (auto quoted = quoted_record(rest_, separator_, longest_)) {
    record.text = rest_.substr(0, quoted->bytes);
    record.too_long = record.text.size() > longest_;
    if (!record.too_long) record.fields = std::move(quoted->fields);
    line_ += count_breaks(record.text);
  } else {
    record.open_quote = true;
  }
  skip(record.text.size());
  return record;
}

// Looking for a closing quote in vain costs `longest` bytes, and still the whole text is read in linear time: the search
// fails only if every run of quotes on its way is even, and a line of even runs closes each quote where it opens it.
std::optional<QuotedRecord> quoted_record(std::string_view text, char separator, std::size_t longest) {
  const std::size_t limit = std::min(text.size(), longest);
  QuotedRecord record;
  std::size_t i = 0;
  for (;;) {
    std::string field;
    while (i < limit && text[i] == ' ') ++i;
    if (i < limit && text[i] == '"') {
      ++i;
      for (;;) {
        const std::size_t close = i < limit ? text.substr(0, limit).find('"', i) : std::string_view::npos;
        if (close == std::string_view::npos) return std::nullopt;
        field += text.substr(i, close - i);
        i = close + 1;
        if (i >= text.size() || text[i] != '"') break;
        field += '"';  // two quotes are one
        ++i;
      }
    }
    // What is not quoted, and what stands after a closing quote.
    const std::size_t begin = i;
    while (i < text.size() && text[i] != separator && !is_break(text[i])) ++i;
    field += text.substr(begin, i - begin);
    record.fields.push_back(std::move(field));
    record.bytes = i;
    if (i >= text.size() || text[i] != separator) return record;
    ++i;
  }
}

char guess_separator(std::string_view text, std::size_t longest, bool (*is_header)(const std::vector<std::string>&)) {
  std::vector<std::string_view> lines;
  for (std::string_view rest = text.substr(0, longest); !rest.empty() && lines.size() < 20;) {
    const std::string_view line = rest.substr(0, line_length(rest));
    if (!is_blank(line)) lines.push_back(line);
    rest.remove_prefix(line.size());
    rest.remove_prefix(break_length(rest));
  }
  if (lines.empty()) return '\t';
  const auto holds = [](char c) {
    return [c](std::string_view line) { return line.find(c) != std::string_view::npos; };
  };
  if (std::ranges::count_if(lines, holds('\t')) * 2 >= std::ssize(lines)) return '\t';
  const auto two_columns = [&](char separator) {
    return std::ranges::count_if(lines, [&](std::string_view line) {
      const auto record = quoted_record(line, separator, longest);
      return record && record->fields.size() == 2;
    });
  };
  for (const char separator : {',', ';'}) {
    const auto first = quoted_record(lines[0], separator, longest);
    if (first && is_header(first->fields)) return separator;
  }
  const auto commas = two_columns(','), semicolons = two_columns(';');
  if (semicolons > commas) return ';';
  // A single column of text is better called "no second column" for tabs.
  return commas > 0 || std::ranges::any_of(lines, holds(',')) ? ',' : '\t';
}

}  // namespace vamos
