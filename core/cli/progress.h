#pragma once

#include <chrono>
#include <string>

#include "core/cli/terminal.h"
#include "core/train/trainer.h"

namespace vamos::cli {

/// How training goes, on standard error: a bar that is drawn ten times a second on a terminal, elsewhere a line for each
/// tenth of the way that takes a second, or each half minute.
class Progress {
 public:
  Progress(const Terminal& terminal, int first_step, int last_step, bool quiet);
  void update(const StepResult& result);
  /// Takes the bar away. Call it before anything else is written.
  void clear();
  /// Since the beginning.
  double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;
  void draw_bar(const StepResult& result);
  void write_line(const StepResult& result);
  double steps_per_second(int step) const;
  std::string time_left(int step) const;

  Terminal terminal_;
  int first_, last_, tenths_ = 0;
  bool quiet_, drawn_ = false;
  Clock::time_point begin_, shown_;
  // Of the steps since the last time that something was shown: one batch alone jumps about.
  double loss_ = 0, accuracy_ = 0;
  int steps_ = 0;
};

/// "2 ms", "1.5 s", "12 s", "3:05", "1:02:03".
std::string duration(double seconds);

}  // namespace vamos::cli
