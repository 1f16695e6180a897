#pragma once

namespace vamos::cli {

/// From its construction on, Ctrl-C (SIGINT) and SIGTERM only set a flag, so that what there is can be saved; a second one ends the
/// program at once. A pipe that closes does not end it either.
class Interrupt {
 public:
  Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  static bool came();
};

}  // namespace vamos::cli
