#include "core/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "core/text/unicode.h"

namespace vamos::cli {

namespace {

struct Interval {
  char32_t first, last;
};

bool within(const Interval* begin, const Interval* end, char32_t c) {
  return std::any_of(begin, end, [c](const Interval& i) { return c >= i.first && c <= i.last; });
}

int width_of(char32_t c) {
  // The blocks, not each character: enough for labels to line up.
  static constexpr Interval none[] = {{0x0300, 0x036F}, {0x0591, 0x05BD},   {0x064B, 0x065F}, {0x200B, 0x200F},
                                      {0x20D0, 0x20FF}, {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF}, {0x1F3FB, 0x1F3FF},
                                      {0x2060, 0x2064}, {0xE0100, 0xE01EF}, {0x202A, 0x202E}};
  static constexpr Interval wide[] = {{0x1100, 0x115F},   {0x2E80, 0xA4CF},   {0xAC00, 0xD7A3},  {0xF900, 0xFAFF},
                                      {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},  {0x1F300, 0x1F64F},
                                      {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD}};
  if (within(std::begin(none), std::end(none), c)) return 0;
  return within(std::begin(wide), std::end(wide), c) ? 2 : 1;
}

const char* environment(const char* name) {
  const char* value = std::getenv(name);
  return value && *value ? value : nullptr;
}

int width_of_terminal(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const char* columns = environment("COLUMNS");
  const long width = columns ? std::strtol(columns, nullptr, 10) : 0;
  return width > 0 && width < 10000 ? static_cast<int>(width) : 80;
}

}  // namespace

Terminal look_at(int descriptor, ColorChoice choice) {
  const char* kind = environment("TERM");
  Terminal terminal;
  terminal.interactive = isatty(descriptor) && kind && std::string_view(kind) != "dumb";
  terminal.color = choice == ColorChoice::always ||
                   (choice == ColorChoice::automatic && terminal.interactive && !environment("NO_COLOR"));
  terminal.width = std::max(20, width_of_terminal(descriptor));
  return terminal;
}

int display_width(std::string_view text) {
  int width = 0;
  for (const char32_t c : decode_utf8(text)) width += width_of(c);
  return width;
}

std::string printable(std::string_view text) {
  std::string result;
  for (const char32_t c : decode_utf8(text)) append_utf8(result, c < 0x20 || (c >= 0x7F && c < 0xA0) ? 0xFFFD : c);
  return result;
}

std::string shortened(std::string_view text, int width) {
  if (display_width(text) <= width) return std::string(text);
  std::string result;
  int used = 1;  // for the ellipsis
  for (const char32_t c : decode_utf8(text)) {
    used += width_of(c);
    if (used > width) break;
    append_utf8(result, c);
  }
  return result + "…";
}

std::string spaces(int count) { return std::string(static_cast<std::size_t>(std::max(count, 0)), ' '); }

std::string repeated(std::string_view text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

std::string left(std::string_view text, int width) { return std::string(text) + spaces(width - display_width(text)); }

std::string right(std::string_view text, int width) { return spaces(width - display_width(text)) + std::string(text); }

std::string centered(std::string_view text, int width) {
  const int before = std::max(0, width - display_width(text)) / 2;
  return left(spaces(before) + std::string(text), width);
}

}  // namespace vamos::cli
