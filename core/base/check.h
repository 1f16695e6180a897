#pragma once

namespace vamos::detail {
[[noreturn]] void check_failed(const char* condition, const char* file, int line);
}

#ifdef __FILE_NAME__
#define VAMOS_FILE_NAME __FILE_NAME__
#else  // GCC before 12
#define VAMOS_FILE_NAME __FILE__
#endif

/// For errors of the programmer, in every build. What a user can get wrong is a Problem instead (base/problem.h). The file's
/// name goes without its folder: where somebody built it is nobody's business, and would make each clone compile anew.
#define VAMOS_CHECK(condition) \
  (static_cast<bool>(condition) ? void(0) : ::vamos::detail::check_failed(#condition, VAMOS_FILE_NAME, __LINE__))
