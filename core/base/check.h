#pragma once

namespace vamos::detail {
[[noreturn]] void check_failed(const char* condition, const char* file, int line);
}

/// For errors of the programmer, in every build. What a user can get wrong is a Problem instead (base/problem.h).
#define VAMOS_CHECK(condition) \
  (static_cast<bool>(condition) ? void(0) : ::vamos::detail::check_failed(#condition, __FILE__, __LINE__))
