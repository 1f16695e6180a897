#pragma once

#include <string>
#include <string_view>

namespace vamos::cli {

enum class ColorChoice { automatic, always, never };

/// What one of the standard streams is.
struct Terminal {
  bool interactive = false;  // a terminal that can move its cursor
  bool color = false;
  int width = 80;  // columns
};

/// `descriptor` 1 or 2. Colours: on a terminal, unless NO_COLOR is set or the terminal is a dumb one. The width is the
/// terminal's, else that of COLUMNS.
Terminal look_at(int descriptor, ColorChoice choice = ColorChoice::automatic);

/// Columns that the text takes: none for combining marks, two for CJK and emoji.
int display_width(std::string_view text);
/// Without characters that would move the cursor or change the terminal's state: U+FFFD stands for each.
std::string printable(std::string_view text);
/// Cut to `width` columns, "…" where something was cut; nothing is added to what is shorter.
std::string shortened(std::string_view text, int width);
/// Padded with spaces to `width` columns.
std::string left(std::string_view text, int width);
std::string right(std::string_view text, int width);
std::string centered(std::string_view text, int width);
std::string spaces(int count);
std::string repeated(std::string_view text, int count);

}  // namespace vamos::cli
