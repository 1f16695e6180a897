#include "core/cli/report.h"

#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstring>

#include "core/cli/terminal.h"

namespace vamos::cli {

void say(std::string_view sentence) {
  const std::string line = "vamos: " + printable(sentence) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

ExitCode fail(ExitCode code, std::string_view sentence) {
  std::fflush(stdout);  // in the order in which things happened
  say(sentence);
  return code;
}

ExitCode fail(std::string_view about, const Problem& problem) {
  constexpr std::string_view settings[] = {"bad_option",     "out_of_range",         "not_divisible", "odd_width",
                                           "unknown_option", "beam_and_temperature", "wrong_type"};
  const bool usage = std::ranges::find(settings, problem.code) != std::end(settings);
  const std::string subject = about.empty() || usage ? "" : std::string(about) + ": ";
  return fail(usage ? kUsage : kFailure, subject + problem.text);
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

ExitCode finish_output(ExitCode code) {
  const bool failed_before = std::ferror(stdout) != 0;
  if (std::fflush(stdout) == 0 && !failed_before) return code;
  say(std::string("The output could not be written: ") + std::strerror(errno) + ".");
  return code == kOk ? kFailure : code;
}

std::string format(const char* pattern, ...) {
  std::va_list arguments, again;
  va_start(arguments, pattern);
  va_copy(again, arguments);
  const int length = std::vsnprintf(nullptr, 0, pattern, arguments);
  va_end(arguments);
  std::string text(static_cast<std::size_t>(std::max(length, 0)), '\0');
  std::vsnprintf(text.data(), text.size() + 1, pattern, again);
  va_end(again);
  return text;
}

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, ",");
  return text;
}

std::string count_of(std::uint64_t number, const char* singular, const char* plural) {
  return grouped(number) + " " + (number == 1 ? singular : plural);
}

std::string percent(double share) {
  const double shown = share < 1 ? std::min(share * 100, 99.9) : 100.0;
  return shown == 100 ? "100 %" : format("%.1f %%", shown);
}

std::string loss_text(double loss) { return loss != 0 && loss < 0.001 ? format("%.1e", loss) : format("%.4f", loss); }

std::string file_size(std::size_t bytes) {
  if (bytes < 1024) return format("%zu bytes", bytes);
  if (bytes < 1024 * 1024) return format("%.1f KB", static_cast<double>(bytes) / 1024);
  return format("%.1f MB", static_cast<double>(bytes) / (1024.0 * 1024));
}

}  // namespace vamos::cli
