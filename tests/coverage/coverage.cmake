# Line coverage of core/ by the tests of this build, printed after the last of them.
find_program(VAMOS_GCOVR gcovr)
if(NOT VAMOS_GCOVR OR NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  message(FATAL_ERROR "Coverage is measured by GCC and gcovr: install both (on Debian g++ and gcovr).")
endif()
# The gcov of the compiler's own version: another one cannot read its files.
execute_process(COMMAND "${CMAKE_CXX_COMPILER}" -print-prog-name=gcov OUTPUT_VARIABLE VAMOS_GCOV
  OUTPUT_STRIP_TRAILING_WHITESPACE)
string(REGEX MATCH "^[0-9]+" major "${CMAKE_CXX_COMPILER_VERSION}")
find_program(VAMOS_GCOV_PROGRAM NAMES "gcov-${major}" "${VAMOS_GCOV}" gcov REQUIRED)

# The native command's tests are Node's.
find_program(VAMOS_NODE node)
if(VAMOS_NODE AND EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/node_modules/vitest/vitest.mjs")
  add_test(NAME cli COMMAND "${CMAKE_COMMAND}" -E env "VAMOS_COMMAND=$<TARGET_FILE:vamos>" "${VAMOS_NODE}"
    node_modules/vitest/vitest.mjs run --config tests/vitest.cli.config.ts)
  set_tests_properties(cli PROPERTIES WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
endif()

get_property(tests DIRECTORY PROPERTY TESTS)
set_tests_properties(${tests} PROPERTIES FIXTURES_REQUIRED coverage)
add_test(NAME coverage/begin COMMAND "${CMAKE_COMMAND}" "-DFOLDER=${CMAKE_BINARY_DIR}" -P
  "${CMAKE_CURRENT_LIST_DIR}/forget.cmake")
set_tests_properties(coverage/begin PROPERTIES FIXTURES_SETUP coverage)
add_test(NAME coverage COMMAND "${VAMOS_GCOVR}" --gcov-executable "${VAMOS_GCOV_PROGRAM}"
  --root "${CMAKE_CURRENT_SOURCE_DIR}" --filter core/ --sort-percentage -j 2
  --fail-under-line 95 "${CMAKE_BINARY_DIR}")
set_tests_properties(coverage PROPERTIES FIXTURES_CLEANUP coverage
  WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}") # where the filter begins
