// Measures the native engine once and prints one line of JSON; run.mjs calls it several times, in turn with the others.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "core/base/vec.h"
#include "core/decode/incremental.h"
#include "core/decode/recompute.h"
#include "tests/bench/workloads.h"

using namespace vamos;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

/// What this core can do with 128-bit vectors, multiplying and adding: GFLOP/s. It tells a slow phase of the machine
/// from a slow program.
double limit() {
  // Twelve chains hide the latency of both units, and fit into registers only if they are no array.
  constexpr int kChains = 12, kRounds = 1'000'000;
  const Vec factor = splat(Real(0.999)), term = splat(Real(1e-3));
  Vec a = term, b = a + term, c = b + term, d = c + term, e = d + term, f = e + term, g = f + term, h = g + term,
      i = h + term, j = i + term, k = j + term, l = k + term;
  const auto begin = Clock::now();
  for (int round = 0; round < kRounds; ++round) {
    a = a * factor + term, b = b * factor + term, c = c * factor + term, d = d * factor + term;
    e = e * factor + term, f = f * factor + term, g = g * factor + term, h = h * factor + term;
    i = i * factor + term, j = j * factor + term, k = k * factor + term, l = l * factor + term;
  }
  const double seconds = seconds_since(begin);
  volatile Real keep = sum_lanes(a + b + c + d + e + f + g + h + i + j + k + l);  // the work must be seen to be used
  (void)keep;
  return 2.0 * kLanes * kChains * kRounds / seconds * 1e-9;
}

struct Training {
  double rate, flop;  // steps a second; floating-point operations of a step
};

/// A few steps at a time, so that reading the clock costs nothing.
Training measure_training(SessionOptions options, int at_once, double seconds) {
  const auto session = test::start(std::move(options), 1);
  session->train(at_once);
  int steps = 0;
  const auto begin = Clock::now();
  for (; seconds_since(begin) < seconds; steps += at_once) session->train(at_once);
  return {steps / seconds_since(begin), test::flop_per_step(*session)};
}

/// Writing 200 words with a model of width 128, 4 heads, 2 + 2 layers and d_ff 512, from a source of 16 tokens.
struct Decoding {
  double early, late;      // microseconds a token: the 2nd to the 9th, and the 193rd to the 200th
  double recomputed_late;  // the same without caches, by computing the whole sentence again
  double sixteen;          // milliseconds for 16 tokens, the source's encoding included
};

Decoding decoding() {
  Config c;
  c.source_vocab = c.target_vocab = 200;
  c.d_model = 128, c.heads = 4, c.encoder_layers = c.decoder_layers = 2, c.d_ff = 512;
  c.max_source_length = 16, c.max_target_length = 200;
  ParameterSet parameters = make_parameters(c);
  initialise(parameters, c);
  Transformer model(c, 1);
  IncrementalDecoder cached(model, 1);
  RecomputingDecoder recomputed(model, 1);
  std::vector<std::vector<int>> source(1);
  for (int i = 0; i < 16; ++i) source[0].push_back(kFirstWord + 11 * i);
  const std::vector<int> word{kFirstWord + 5};
  /// Microseconds a token of the `from`th to the `to`th.
  const auto measure = [&](Stepper& stepper, int from, int to) {
    stepper.start(parameters.tensors, source, {});
    for (int t = 1; t < from; ++t) stepper.step(word);
    const auto begin = Clock::now();
    for (int t = from; t <= to; ++t) stepper.step(word);
    return 1e6 * seconds_since(begin) / (to - from + 1);
  };
  Decoding best{1e9, 1e9, 1e9, 1e9};
  for (int i = 0; i < 20; ++i) {
    best.early = std::min(best.early, measure(cached, 2, 9));
    best.late = std::min(best.late, measure(cached, 193, 200));
    const auto begin = Clock::now();
    measure(cached, 1, 16);
    best.sixteen = std::min(best.sixteen, 1e3 * seconds_since(begin));
  }
  best.recomputed_late = measure(recomputed, 199, 200);
  return best;
}

}  // namespace

int main() {
  double gflops = 0;
  for (int i = 0; i < 5; ++i) gflops = std::max(gflops, limit());  // the best of short runs: it is a limit
  const Training lets_go = measure_training(test::read_lesson("lets-go").options, 500, 1),
                 phrases = measure_training(test::read_lesson("phrases").options, 5, 2),
                 tiny = measure_training(bench::workload("tiny"), 10, 1),
                 small = measure_training(bench::workload("small"), 1, 2);
  const Decoding d = decoding();
  std::printf("{\"limit\": %.2f, \"letsGo\": %.0f, \"phrases\": %.1f, \"tiny\": %.1f, \"small\": %.2f, ", gflops,
              lets_go.rate, phrases.rate, tiny.rate, small.rate);
  std::printf("\"flop\": {\"phrases\": %.0f, \"tiny\": %.0f, \"small\": %.0f}, ", phrases.flop, tiny.flop, small.flop);
  std::printf("\"tokenEarly\": %.1f, \"tokenLate\": %.1f, \"tokenRecomputed\": %.1f, \"sixteen\": %.3f}\n", d.early,
              d.late, d.recomputed_late, d.sixteen);
}
