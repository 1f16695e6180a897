#include "core/cli/progress.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/cli/report.h"

namespace vamos::cli {

namespace {

void write_error(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace

std::string duration(double seconds) {
  if (seconds < 1) return format("%.0f ms", std::ceil(seconds * 1000));
  if (seconds < 10) return format("%.1f s", seconds);
  const long whole = std::lround(std::ceil(seconds));
  if (whole < 60) return format("%ld s", whole);
  if (whole < 3600) return format("%ld:%02ld", whole / 60, whole % 60);
  return format("%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
}

Progress::Progress(const Terminal& terminal, int first_step, int last_step, bool quiet)
    : terminal_(terminal), first_(first_step), last_(last_step), quiet_(quiet), begin_(Clock::now()), shown_(begin_) {}

double Progress::seconds() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

double Progress::steps_per_second(int step) const { return (step - first_) / std::max(seconds(), 1e-9); }

std::string Progress::time_left(int step) const {
  const double seconds = std::max(1.0, std::ceil((last_ - step) / steps_per_second(step)));
  return seconds < 60 ? format("%.0f s", seconds) : duration(seconds);
}

void Progress::update(const StepResult& result) {
  if (quiet_) return;
  loss_ += result.loss, accuracy_ += result.token_accuracy, ++steps_;
  const double waited = std::chrono::duration<double>(Clock::now() - shown_).count();
  const int tenths = static_cast<int>(10LL * (result.step - first_) / std::max(1, last_ - first_));
  const bool due = terminal_.interactive ? waited >= 0.1 || !drawn_ : (tenths > tenths_ && waited >= 1) || waited >= 30;
  if (!due) return;
  tenths_ = tenths;
  shown_ = Clock::now();
  if (terminal_.interactive)
    draw_bar(result);
  else
    write_line(result);
  loss_ = accuracy_ = steps_ = 0;
}

void Progress::draw_bar(const StepResult& result) {
  terminal_.width = look_at(2).width;  // the window may have changed
  const std::string total = grouped(static_cast<std::uint64_t>(last_));
  const std::string front = right(grouped(static_cast<std::uint64_t>(result.step)), display_width(total)) + "/" +
                            total + format("  loss %-7s", loss_text(loss_ / steps_).c_str());
  // Of fixed width, so that the bar keeps its own; what matters least gives way first.
  const std::string accuracy = format("  accuracy %5.1f %%", 100 * accuracy_ / steps_);
  const std::string pace = "  " + right(format("%.0f", steps_per_second(result.step)), 4) + " steps/s";
  const std::string left_over = "  " + right(time_left(result.step), 5) + " left";
  int room = terminal_.width - 1 - display_width(front) - 4;
  std::string back;
  if (display_width(accuracy) <= room) back += accuracy, room -= display_width(accuracy);
  std::string more;
  for (const std::string& part : {left_over, pace})
    if (room - display_width(part) >= 10) more.insert(0, part), room -= display_width(part);
  back += more;
  std::string line;
  if (room >= 5) {
    const double share = static_cast<double>(result.step) / last_;
    const int done = std::clamp(static_cast<int>(share * room + 0.5), 0, room);
    line += terminal_.color
                ? "\x1b[38;5;36m" + repeated("━", done) + "\x1b[38;5;240m" + repeated("━", room - done) + "\x1b[0m"
                : repeated("━", done) + repeated("·", room - done);
    line += "  ";
  }
  write_error("\r" + line + front + back + "\x1b[K");
  drawn_ = true;
}

void Progress::write_line(const StepResult& result) {
  write_error("step " + grouped(static_cast<std::uint64_t>(result.step)) + " of " +
              grouped(static_cast<std::uint64_t>(last_)) +
              format(": loss %s, accuracy %.1f %%, %.0f steps/s", loss_text(loss_ / steps_).c_str(),
                     100 * accuracy_ / steps_, steps_per_second(result.step)) +
              (result.step < last_ ? ", " + time_left(result.step) + " left\n" : "\n"));
}

void Progress::clear() {
  if (drawn_) write_error("\r\x1b[K");
  drawn_ = false;
}

}  // namespace vamos::cli
