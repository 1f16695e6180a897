#include "core/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace vamos::detail {

void check_failed(const char* condition, const char* file, int line) {
  std::fputs("vamos: check failed: ", stderr);
  std::fputs(condition, stderr);
  std::fputs(" at ", stderr);
  std::fputs(file, stderr);
  char digits[16];
  int n = 15;
  digits[n] = '\0';
  for (; line > 0 && n > 0; line /= 10) digits[--n] = static_cast<char>('0' + line % 10);
  std::fputs(":", stderr);
  std::fputs(digits + n, stderr);
  std::fputs("\n", stderr);
  std::abort();
}

}  // namespace vamos::detail
