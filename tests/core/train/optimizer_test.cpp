#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "core/train/optimizer.h"
#include "tests/core/ops/plain.h"

using namespace vamos;
using namespace vamos::test;

TEST_CASE("optimizers: the update of each weight, and the state before it") {
  Rng rng(8);
  for (const OptimizerKind kind : {OptimizerKind::sgd, OptimizerKind::adam, OptimizerKind::adamw})
    for (std::size_t n = 1; n <= kLongest; ++n) {
      TrainingConfig config;
      config.optimizer = kind, config.momentum = 0.9, config.weight_decay = 0.05;
      const double rate = 0.01;
      Optimizer optimizer(config, n), before(config, n);
      Values w = random_values(rng, n), m(n), v(n), w_before(n);
      double power1 = 1, power2 = 1;
      for (int step = 0; step < 3; ++step) {
        const Values g = random_values(rng, n), w_old = w, m_old = m, v_old = v;
        const auto powers = optimizer.powers();
        optimizer.update(w, g, rate, w_before, before);
        power1 *= config.beta1, power2 *= config.beta2;
        for (std::size_t i = 0; i < n; ++i) {
          Real weight = w_old[i];
          if (kind == OptimizerKind::sgd) {
            m[i] = Real(config.momentum) * m_old[i] + g[i];
            weight -= Real(rate) * m[i];
          } else {
            m[i] = Real(config.beta1) * m_old[i] + Real(1 - config.beta1) * g[i];
            v[i] = Real(config.beta2) * v_old[i] + Real(1 - config.beta2) * (g[i] * g[i]);
            const Real keep = kind == OptimizerKind::adamw ? Real(1 - rate * config.weight_decay) : Real(1);
            weight = weight * keep - Real(rate / (1 - power1)) * m[i] /
                                         (std::sqrt(v[i]) * Real(1 / std::sqrt(1 - power2)) + Real(config.epsilon));
          }
          REQUIRE(w[i] == weight);
          REQUIRE(optimizer.first()[i] == m[i]);
          REQUIRE(w_before[i] == w_old[i]);
          REQUIRE(before.first()[i] == m_old[i]);
          if (kind == OptimizerKind::sgd) continue;
          REQUIRE(optimizer.second()[i] == v[i]);
          REQUIRE(before.second()[i] == v_old[i]);
        }
        REQUIRE(before.powers().beta1 == powers.beta1);
        REQUIRE(before.powers().beta2 == powers.beta2);
      }
    }
}

TEST_CASE("the gradient's norm, and a gradient that is too long") {
  Rng rng(9);
  for (std::size_t n = 1; n <= kLongest; ++n) {
    Values g = random_values(rng, n);
    std::array<double, 4> lanes{};
    for (std::size_t i = 0; i < n; ++i) lanes[i < n - n % 4 ? i % 4 : 0] += double(g[i]) * double(g[i]);
    const double expected = std::sqrt((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]));
    REQUIRE(norm(g) == expected);
    Values kept = g, clipped = g;
    clip(kept, expected, expected);
    REQUIRE(kept == g);
    clip(clipped, expected, expected / 2);
    for (std::size_t i = 0; i < n; ++i) REQUIRE(clipped[i] == g[i] * Real(expected / 2 / (expected + 1e-6)));
  }
}
