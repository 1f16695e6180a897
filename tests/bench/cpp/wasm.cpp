// The kernels in WebAssembly: answer(request) → response, both text. Not a part of what is shipped.
#include "tests/bench/cpp/kernels.h"

extern "C" const char* answer(const char* request) {
  static std::string response;
  response = vamos::bench::answer_text(request);
  return response.c_str();
}
