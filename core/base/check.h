#pragma once

namespace vamos::detail {
/// `check` is its condition, file and line. In core/base/platform_native.cpp and core/wasm/platform.cpp.
[[noreturn]] void check_failed(const char* check);
}  // namespace vamos::detail

#ifdef __FILE_NAME__
#define VAMOS_FILE_NAME __FILE_NAME__
#else  // GCC before 12
#define VAMOS_FILE_NAME __FILE__
#endif

#define VAMOS_TEXT_OF(line) #line
#define VAMOS_CHECK_AT(condition, line) \
  (static_cast<bool>(condition)         \
       ? void(0)                        \
       : ::vamos::detail::check_failed(#condition " at " VAMOS_FILE_NAME ":" VAMOS_TEXT_OF(line)))

/// For errors of the programmer, in every build. What a user can get wrong is a Problem instead (base/problem.h). The file's
/// name goes without its folder: where somebody built it is nobody's business, and would make each clone compile anew.
#define VAMOS_CHECK(condition) VAMOS_CHECK_AT(condition, __LINE__)
