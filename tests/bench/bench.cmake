# The programs of `npm run bench`, which builds them; nothing of them is shipped.
set(VAMOS_BENCH_KERNELS tests/bench/cpp/kernels.cpp tests/bench/cpp/limit.cpp)

if(NOT EMSCRIPTEN)
  add_executable(vamos_bench EXCLUDE_FROM_ALL tests/bench/cpp/main.cpp tests/bench/cpp/training.cpp
    ${VAMOS_BENCH_KERNELS} tests/core/source_dir.cpp)
  target_link_libraries(vamos_bench PRIVATE vamos_core vamos_flags)
  return()
endif()

# Either engine's kernels as a module of their own.
foreach(variant IN ITEMS "" _relaxed)
  add_executable(vamos_bench${variant} EXCLUDE_FROM_ALL tests/bench/cpp/wasm.cpp core/wasm/platform.cpp
    ${VAMOS_BENCH_KERNELS})
  target_link_libraries(vamos_bench${variant} PRIVATE vamos_core vamos_kernels${variant} vamos_flags)
  target_link_options(vamos_bench${variant} PRIVATE
    -fno-exceptions -fno-rtti -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=web,node -sALLOW_MEMORY_GROWTH=1
    -sSTACK_SIZE=1MB -sFILESYSTEM=0 -sEXPORTED_FUNCTIONS=_answer -sEXPORTED_RUNTIME_METHODS=ccall)
endforeach()
