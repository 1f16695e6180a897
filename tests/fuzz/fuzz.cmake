# A program and a CTest test for each tests/fuzz/<name>_fuzz.cpp. It starts from tests/fuzz/corpus/<name>, keeps the inputs
# that reach new code in <build>/fuzz/corpus/<name>, and leaves what it finds as <build>/fuzz/found/<name>-….
include(CheckCXXSourceCompiles)
set(CMAKE_REQUIRED_FLAGS -fsanitize=fuzzer)
check_cxx_source_compiles("
  #include <cstddef>
  #include <cstdint>
  extern \"C\" int LLVMFuzzerTestOneInput(const uint8_t*, std::size_t) { return 0; }" VAMOS_HAS_LIBFUZZER)
unset(CMAKE_REQUIRED_FLAGS)
if(NOT VAMOS_HAS_LIBFUZZER)
  message(FATAL_ERROR "${CMAKE_CXX_COMPILER} has no libFuzzer: install Clang's runtime of the same version (on Debian "
    "libclang-rt-19-dev for clang-19) or name another Clang in the environment variable VAMOS_CLANG.")
endif()

# The few inputs of `npm test` are the same each time; a long run looks for new ones. Inputs grow to libFuzzer's own limit,
# 4,096 bytes or the longest file of the corpus, but for the tokenizers' in a long run: a million novels would take hours.
set(VAMOS_FUZZ_SEED 0)
set(VAMOS_FUZZ_LONGEST_tokenizer -max_len=512)
if(VAMOS_FUZZ_RUNS LESS 100000)
  set(VAMOS_FUZZ_SEED 1)
  unset(VAMOS_FUZZ_LONGEST_tokenizer)
endif()

file(GLOB VAMOS_FUZZ_FILES CONFIGURE_DEPENDS tests/fuzz/*_fuzz.cpp)
foreach(file IN LISTS VAMOS_FUZZ_FILES)
  get_filename_component(target "${file}" NAME_WE)
  string(REGEX REPLACE "_fuzz$" "" name "${target}")
  add_executable(${target} "${file}")
  set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)
  target_link_libraries(${target} PRIVATE vamos_core vamos_flags)
  target_link_options(${target} PRIVATE -fsanitize=fuzzer)

  set(kept "${CMAKE_BINARY_DIR}/fuzz/corpus/${name}")
  file(MAKE_DIRECTORY "${kept}" "${CMAKE_BINARY_DIR}/fuzz/found")
  add_test(NAME "fuzz/${name}" COMMAND ${target} -runs=${VAMOS_FUZZ_RUNS} -seed=${VAMOS_FUZZ_SEED} -timeout=20
    ${VAMOS_FUZZ_LONGEST_${name}}
    "-artifact_prefix=${CMAKE_BINARY_DIR}/fuzz/found/${name}-" "${kept}"
    "${CMAKE_CURRENT_SOURCE_DIR}/tests/fuzz/corpus/${name}")
  set_tests_properties("fuzz/${name}" PROPERTIES LABELS fuzz TIMEOUT 7200)
endforeach()
