#pragma once

#ifndef __FILE_NAME__  // GCC before 12
#define __FILE_NAME__ __FILE__
#endif

namespace vamos::detail {
[[noreturn]] void check_failed(const char* condition, const char* file, int line);
}

/// For errors of the programmer, in every build. What a user can get wrong is a Problem instead (base/problem.h). The file's
/// name goes without its folder: where somebody built it is nobody's business, and would make each clone compile anew.
#define VAMOS_CHECK(condition) \
  (static_cast<bool>(condition) ? void(0) : ::vamos::detail::check_failed(#condition, __FILE_NAME__, __LINE__))
