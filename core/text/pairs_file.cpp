#include "core/text/pairs_file.h"

#include <algorithm>
#include <unordered_set>

#include "core/text/records.h"
#include "core/text/unicode.h"

namespace vamos {

namespace {

/// White space at the ends taken away, and elsewhere one space.
std::string tidy(std::string_view field) {
  std::string text;
  bool space = false;
  for (std::size_t i = 0; i < field.size();) {
    const CodePoint next = code_point_at(field, i);
    if (is_space(next.value)) {
      space = !text.empty();
    } else {
      if (space) text += ' ';
      space = false;
      text += field.substr(i, next.bytes);
    }
    i += next.bytes;
  }
  return text;
}

std::string lower(std::string_view text) {
  std::string result;
  for (const char32_t c : compose_latin(decode_utf8(text))) append_utf8(result, lower_case(c));
  return result;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool too_long(const std::string& sentence, const PairsLimits& limits) {
  return count_characters(sentence) > limits.characters ||
         static_cast<std::size_t>(std::ranges::count(sentence, ' ')) >= limits.words;
}

std::string beginning(std::string_view line) {
  constexpr int kShown = 60;
  std::size_t end = 0;
  for (int i = 0; i < kShown && end < line.size(); ++i) end += code_point_at(line, end).bytes;
  return std::string(line.substr(0, end)) + (end < line.size() ? "…" : "");
}

constexpr std::size_t kNone = std::string::npos;

/// Which fields are used.
struct Columns {
  bool named = false;
  std::size_t source = 0, target = 1, split = kNone;
};

/// A first line that names both columns is a header; the other columns are then left alone.
Columns columns_of(const std::vector<std::string>& fields) {
  constexpr std::string_view sources[] = {"source", "src", "input", "english", "origen", "entrada", "inglés"};
  constexpr std::string_view targets[] = {"target", "tgt", "output", "spanish", "destino", "salida", "español"};
  constexpr std::string_view splits[] = {"split"};
  const auto find = [&](const auto& names) {
    for (std::size_t i = 0; i < fields.size(); ++i)
      if (std::ranges::find(names, lower(tidy(fields[i]))) != std::end(names)) return i;
    return kNone;
  };
  const std::size_t source = find(sources), target = find(targets);
  if (source == kNone || target == kNone) return {};
  return {true, source, target, find(splits)};
}

bool is_held_out(const std::string& split) {
  constexpr std::string_view names[] = {"validation", "valid", "val", "dev", "test", "held-out", "held out"};
  return std::ranges::find(names, lower(tidy(split))) != std::end(names);
}

/// The pair of a record, or why there is none.
std::optional<BadLineReason> read(const Record& record, const Columns& columns, const PairsLimits& limits,
                                  Example& pair) {
  const auto& fields = record.fields;
  if (record.open_quote) return BadLineReason::open_quote;
  if (record.too_long) return BadLineReason::too_long;
  if (fields.size() <= std::max(columns.source, columns.target)) return BadLineReason::missing_column;
  // Empty columns at the end are what spreadsheets leave behind.
  if (!columns.named && std::any_of(fields.begin() + 2, fields.end(), [](const auto& f) { return !tidy(f).empty(); }))
    return BadLineReason::too_many_columns;
  pair = {tidy(fields[columns.source]), tidy(fields[columns.target])};
  if (pair.source.empty() || pair.target.empty()) return BadLineReason::empty_side;
  if (too_long(pair.source, limits) || too_long(pair.target, limits)) return BadLineReason::too_long;
  return std::nullopt;
}

Problem unreadable(std::string_view before, const char* what) {
  std::size_t lines = 1;
  for (std::string_view rest = before; line_length(rest) < rest.size(); ++lines) {
    rest.remove_prefix(line_length(rest));
    rest.remove_prefix(break_length(rest));
  }
  return {"file_unreadable",
          {{"line", lines}},
          "Line {line} {what}, so this is no text in UTF-8; save it as UTF-8, as TSV or CSV.",
          {{"what", what}}};
}

std::optional<Problem> find_unreadable(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint next = code_point_at(text, i);
    if (!next.valid) return unreadable(text.substr(0, i), "has bytes that are no character");
    if (next.value == 0) return unreadable(text.substr(0, i), "has a NUL byte");
    i += next.bytes;
  }
  return std::nullopt;
}

}  // namespace

const char* to_text(BadLineReason reason) {
  switch (reason) {
    case BadLineReason::missing_column:
      return "has no second column";
    case BadLineReason::empty_side:
      return "has an empty side";
    case BadLineReason::too_many_columns:
      return "has more than two columns";
    case BadLineReason::too_long:
      return "is too long";
    case BadLineReason::open_quote:
      return "opens a quote that is not closed";
  }
  return "cannot be used";
}

Result<PairsFile> read_pairs(std::string_view text, const PairsLimits& limits) {
  if (text.size() > limits.bytes) {
    return Problem{"file_too_large",
                   {{"limit", static_cast<double>(limits.bytes) / 1048576}},
                   "The sentence pairs take more than {limit} MB; use fewer of them."};
  }
  if (auto found = find_unreadable(text)) return *found;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);

  PairsFile file;
  file.separator =
      guess_separator(text, limits.line_bytes, [](const auto& fields) { return columns_of(fields).named; });
  std::unordered_set<std::string> seen;  // looked up only
  std::optional<Columns> columns;
  RecordReader reader(text, file.separator, limits.line_bytes);
  while (const auto record = reader.next()) {
    if (is_blank(record->text)) continue;
    if (!columns) {
      columns = columns_of(record->fields);
      if (columns->named) {
        file.header = true;
        file.other_columns = record->fields.size() - (columns->split == kNone ? 2 : 3);
        continue;
      }
    }
    if (file.train.size() + file.validation.size() >= limits.pairs) {
      file.truncated = true;
      break;
    }
    Example pair;
    if (const auto reason = read(*record, *columns, limits, pair)) {
      if (++file.bad_line_count <= limits.listed)
        file.bad_lines.push_back({record->line, *reason, beginning(record->text)});
      continue;
    }
    if (!seen.insert(pair.source + '\t' + pair.target).second) {
      ++file.duplicates;
      continue;
    }
    const bool held_out = columns->split < record->fields.size() && is_held_out(record->fields[columns->split]);
    (held_out ? file.validation : file.train).push_back(std::move(pair));
  }
  return file;
}

}  // namespace vamos
