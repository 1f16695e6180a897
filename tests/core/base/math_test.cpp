#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <limits>

#include "core/base/math.h"
#include "core/base/rng.h"

using namespace vamos;

TEST_CASE("exp, log, sin, cos and pow agree with the library's to their precision") {
  Rng rng(1);
  for (int i = 0; i < 20000; ++i) {
    const double x = 160 * rng.uniform() - 80, positive = std::exp(40 * rng.uniform() - 20),
                 angle = 2000 * rng.uniform() - 1000;
    REQUIRE(vamos::exp(x) == doctest::Approx(std::exp(x)).epsilon(1e-15));
    REQUIRE(vamos::exp(static_cast<float>(x)) ==
            doctest::Approx(std::exp(static_cast<double>(static_cast<float>(x)))).epsilon(2e-7));
    REQUIRE(std::abs(vamos::log(positive) - std::log(positive)) <= 4e-16 * std::max(1.0, std::abs(std::log(positive))));
    REQUIRE(std::abs(vamos::sin(angle) - std::sin(angle)) < 4e-16);
    REQUIRE(std::abs(vamos::cos(angle) - std::cos(angle)) < 4e-16);
    REQUIRE(vamos::pow(positive, 0.3) == doctest::Approx(std::pow(positive, 0.3)).epsilon(1e-14));
  }
}

TEST_CASE("erf agrees with the library's to its precision, and the vector one has the bits of the scalar one") {
  for (int i = -80000; i <= 80000; ++i) {
    const double x = i / 10000.0;
    REQUIRE(std::abs(vamos::erf(x) - std::erf(x)) <= 5e-15 * std::abs(std::erf(x)));
    const float single = static_cast<float>(x);
    REQUIRE(std::abs(static_cast<double>(vamos::erf(single)) - std::erf(static_cast<double>(single))) < 4e-7);
    const Vec lanes = vamos::erf(splat(static_cast<Real>(x)));
    REQUIRE(lanes[3] == vamos::erf(static_cast<Real>(x)));
  }
  CHECK(vamos::erf(0.0f) == 0);
  CHECK(vamos::erf(50.0) == 1);
  CHECK(vamos::erf(-50.0f) == -1);
  CHECK(std::isnan(vamos::erf(std::numeric_limits<double>::quiet_NaN())));
  CHECK(std::isnan(vamos::erf(std::numeric_limits<float>::quiet_NaN())));
}

TEST_CASE("the vector exp has the bits of the scalar one") {
  Rng rng(2);
  for (int i = 0; i < 5000; ++i) {
    Real in[kLanes], out[kLanes];
    for (Real& x : in) x = static_cast<Real>(300 * rng.uniform() - 200);
    store(out, vamos::exp(load(in)));
    for (int lane = 0; lane < kLanes; ++lane) {
      const Real alone = vamos::exp(in[lane]);
      REQUIRE(std::memcmp(&alone, &out[lane], sizeof alone) == 0);
    }
  }
}

TEST_CASE("exp at the edges: exact at zero, zero far below, finite far above, not-a-number stays") {
  CHECK(vamos::exp(0.0f) == 1.0f);
  CHECK(vamos::exp(0.0) == 1.0);
  CHECK(vamos::exp(-1000.0f) == 0.0f);
  CHECK(vamos::exp(-std::numeric_limits<double>::infinity()) == 0.0);
  CHECK(std::isfinite(vamos::exp(1000.0f)));
  CHECK(std::isnan(vamos::exp(std::numeric_limits<float>::quiet_NaN())));
  CHECK(std::isnan(vamos::log(-1.0)));
  CHECK(vamos::log(1.0) == 0.0);
}

TEST_CASE("random numbers: the same seed gives the same ones, and they are spread as they should be") {
  // The first outputs for this seed, from an independent implementation of xoshiro256** and SplitMix64 in Python.
  Rng fixed(42);
  CHECK(fixed.next() == 1546998764402558742ull);
  CHECK(fixed.next() == 6990951692964543102ull);

  Rng rng(3);
  double sum = 0, squares = 0;
  int buckets[7] = {};
  constexpr int kDraws = 70000;
  for (int i = 0; i < kDraws; ++i) {
    const double x = rng.normal();
    sum += x, squares += x * x;
    ++buckets[rng.below(7)];
    const double u = rng.uniform();
    REQUIRE((u >= 0 && u < 1));
  }
  CHECK(std::abs(sum / kDraws) < 0.02);
  CHECK(squares / kDraws == doctest::Approx(1).epsilon(0.03));
  for (const int count : buckets) CHECK(count == doctest::Approx(kDraws / 7.0).epsilon(0.05));
}
