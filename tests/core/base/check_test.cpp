// A failed check ends the program and says which one and where: seen from outside, in a process of its own.
#include <doctest/doctest.h>

#ifdef __unix__
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>

#include "core/base/check.h"

namespace {

struct End {
  std::string said;
  bool aborted;
};

/// What a child process that runs `body` writes to stderr, and whether it aborts.
template <class Body>
End run_apart(Body body) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    std::signal(SIGABRT, SIG_DFL);  // not the test runner's, which reports a crash
    dup2(ends[1], STDERR_FILENO);
    body();
    _exit(0);
  }
  close(ends[1]);
  End end;
  char buffer[256];
  for (ssize_t n; (n = read(ends[0], buffer, sizeof buffer)) > 0;) end.said.append(buffer, static_cast<std::size_t>(n));
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  end.aborted = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
  return end;
}

}  // namespace

TEST_CASE("a failed check names its condition, file and line, and aborts; one that holds does nothing") {
  const int one = 1;
  const End failed = run_apart([&] { VAMOS_CHECK(one == 2); });
  CHECK(failed.aborted);
  CHECK(failed.said.starts_with("vamos: check failed: one == 2 at "));
  CHECK(failed.said.find("check_test.cpp:") != std::string::npos);
  const auto line = std::to_string(__LINE__ - 4);
  CHECK_MESSAGE(failed.said.ends_with(":" + line + "\n"), failed.said);

  const End fine = run_apart([&] { VAMOS_CHECK(one == 1); });
  CHECK_FALSE(fine.aborted);
  CHECK(fine.said.empty());
}
#endif
