# The toolchain of the presets `clang` and `fuzz`: the Clang that VAMOS_CLANG names, or the newest that is known to do.
if(DEFINED ENV{VAMOS_CLANG})
  set(CMAKE_CXX_COMPILER "$ENV{VAMOS_CLANG}")
else()
  find_program(VAMOS_CLANG NAMES clang++-19 clang++)
  if(NOT VAMOS_CLANG)
    message(FATAL_ERROR "Clang was not found: install it (on Debian clang-19) or name it in the environment variable "
      "VAMOS_CLANG.")
  endif()
  set(CMAKE_CXX_COMPILER "${VAMOS_CLANG}")
endif()
