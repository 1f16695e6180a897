// A training step and a decode allocate nothing, and a session's memory is what was predicted: every operator new and malloc
// of this program counts.
#include <doctest/doctest.h>

#include <atomic>
#include <cmath>
#include <cstdlib>
#include <new>

#include "core/decode/greedy.h"
#include "core/decode/sampling.h"
#include "core/session/session.h"

namespace {
std::atomic<long> allocations{0};
std::atomic<std::size_t> bytes{0};  // asked for with operator new, since the beginning
}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  bytes += size;
  if (void* memory = std::malloc(size ? size : 1)) return memory;
  std::abort();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return operator new(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
#include "tests/core/support.h"

#if defined(__SANITIZE_ADDRESS__)  // GCC's name for it
#define VAMOS_OTHER_MALLOC
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define VAMOS_OTHER_MALLOC
#endif
#endif

#if defined(__GLIBC__) && !defined(VAMOS_OTHER_MALLOC)
// Eigen's temporaries come from malloc itself.
extern "C" void* __libc_malloc(std::size_t);
extern "C" void* malloc(std::size_t size) {
  ++allocations;
  return __libc_malloc(size);
}
#endif

using namespace vamos;
using namespace vamos::test;

namespace {

SessionOptions options() {
  SessionOptions o;
  o.model.encoder_layers = o.model.decoder_layers = 2;
  o.training.batch_size = 3;
  std::string source, target;
  for (int i = 0; i < 9; ++i) {
    source += word('s', i) += ' ', target += word('t', i) += ' ';
    o.examples.push_back({source, target});
  }
  return o;
}

/// Models over the options that need memory of their own.
std::vector<Config> configurations() {
  std::vector<Config> list;
  for (const Norm norm : {Norm::none, Norm::post, Norm::pre})
    for (const auto similarity : {Similarity::scaled_dot, Similarity::dot, Similarity::cosine, Similarity::euclidean}) {
      Config c = options().model;
      c.norm = norm;
      c.similarity = similarity;
      c.activation = Activation(list.size() % 2);
      c.position = Position(list.size() % 3);
      c.dropout = list.size() % 2 ? 0.1 : 0;
      list.push_back(c);
    }
  return list;
}

}  // namespace

TEST_CASE("after construction a training step allocates nothing, whatever the batch's lengths") {
  for (const Config& config : configurations()) {
    SessionOptions o = options();
    o.model = config;
    o.training.label_smoothing = config.dropout;
    auto made = Session::create(o);
    REQUIRE(made);
    const long before = allocations;
    const auto result = made.value()->train(50);
    const long after = allocations;
    CHECK(result);
    CHECK(after == before);
  }
  CHECK(allocations > 0);  // the counter counts
}

TEST_CASE(
    "a training step that notes its history allocates nothing, while moments and keyframes are thinned out either") {
  auto made = Session::create(options());
  REQUIRE(made);
  REQUIRE_FALSE(made.value()->start_history("s0 s1", "t0 t1"));
  REQUIRE(made.value()->train(1));
  const long before = allocations;
  const auto result = made.value()->train(2500);
  const long after = allocations;
  CHECK(result);
  CHECK(after == before);
}

TEST_CASE(
    "after construction decoding allocates nothing: greedy, sampling and beam, of several sentences and lengths") {
  for (Config config : configurations()) {
    config.source_vocab = config.target_vocab = 12;
    config.max_source_length = 10;
    config.max_target_length = 14;
    ParameterSet parameters = make_parameters(config);
    initialise(parameters, config);
    Transformer model(config, 3);
    IncrementalDecoder stepper(model, 5);
    Decoded decoded(config, 5);
    BeamSearch beam(config, 5);
    const std::vector<std::vector<int>> sources{{3, 4, 5}, {6}, {7, 8, 9, 10, 11}}, one{{5, 6}};
    Rng rng(1);
    const long before = allocations;
    for (int repeat = 0; repeat < 3; ++repeat) {
      stepper.start(parameters.tensors, sources, {});
      greedy_decode(decoded, stepper, config, 3, 14);
      stepper.start(parameters.tensors, sources, {});
      sample_decode(decoded, stepper, config, 3, 14, 1.5, rng);
      stepper.start(parameters.tensors, one, {});
      beam.run(stepper, {5, 14, 1});
    }
    CHECK(allocations == before);
  }
}

TEST_CASE("a session takes the memory that was predicted for its configuration, within 5 percent") {
  for (Config config : configurations())
    for (const int size : {32, 64}) {
      config.d_model = size, config.d_ff = 3 * size;
      SessionOptions o = options();
      o.model = config;
      o.training.batch_size = size;
      o.training.optimizer = OptimizerKind(size / 32);
      const std::size_t before = bytes;
      auto made = Session::create(o);
      REQUIRE(made);
      const double taken = static_cast<double>(bytes - before), predicted = made.value()->memory_bytes();
      CAPTURE(taken);
      CAPTURE(predicted);
      CHECK(std::abs(taken / predicted - 1) < 0.05);
    }
}
