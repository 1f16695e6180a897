#include "core/cli/interrupt.h"

#include <csignal>

namespace vamos::cli {

namespace {

volatile std::sig_atomic_t interrupted = 0;

extern "C" void remember(int) { interrupted = 1; }

}  // namespace

Interrupt::Interrupt() {
  struct sigaction action{};
  action.sa_handler = remember;
  action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

bool Interrupt::came() { return interrupted != 0; }

}  // namespace vamos::cli
