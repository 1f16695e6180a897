// A training step allocates nothing: every operator new and malloc of this program counts.
#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "core/session/session.h"

namespace {
std::atomic<long> allocations{0};
}

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size ? size : 1)) return memory;
  std::abort();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
#include "tests/core/support.h"

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
// Eigen's temporaries come from malloc itself.
extern "C" void* __libc_malloc(std::size_t);
extern "C" void* malloc(std::size_t size) {
  ++allocations;
  return __libc_malloc(size);
}
#endif

using namespace vamos;
using namespace vamos::test;

TEST_CASE("after construction a training step allocates nothing, whatever the batch's lengths") {
  SessionOptions options;
  options.model.encoder_layers = options.model.decoder_layers = 2;
  options.training.batch_size = 3;
  std::string source, target;
  for (int i = 0; i < 9; ++i) {
    source += word('s', i) += ' ', target += word('t', i) += ' ';
    options.examples.push_back({source, target});
  }
  for (const Norm norm : {Norm::none, Norm::post, Norm::pre}) {
    options.model.norm = norm;
    auto made = Session::create(options);
    REQUIRE(made);
    const long before = allocations;
    const auto result = made.value()->train(50);
    const long after = allocations;
    CHECK(result);
    CHECK(after == before);
  }
  CHECK(allocations > 0);  // the counter counts
}
