#include <doctest/doctest.h>

#include <cmath>

#include "core/train/schedule.h"

using namespace vamos;

TEST_CASE("schedules: warmup, then constant, inverse square root, or half a cosine") {
  TrainingConfig c;
  c.learning_rate = 0.8;
  c.warmup_steps = 10;
  c.total_steps = 100;
  c.schedule = ScheduleKind::constant;
  CHECK(learning_rate(c, 5) == doctest::Approx(0.4));
  CHECK(learning_rate(c, 1000) == doctest::Approx(0.8));
  c.schedule = ScheduleKind::inverse_sqrt;
  CHECK(learning_rate(c, 5) == doctest::Approx(0.4));
  CHECK(learning_rate(c, 40) == doctest::Approx(0.4));
  c.schedule = ScheduleKind::cosine;
  CHECK(learning_rate(c, 50) == doctest::Approx(0.4));
  CHECK(learning_rate(c, 100) == doctest::Approx(0).epsilon(1e-12));
  CHECK(learning_rate(c, 5000) == doctest::Approx(0).epsilon(1e-12));
  c.warmup_steps = 0;
  CHECK(learning_rate(c, 1) == doctest::Approx(0.8 * 0.5 * (1 + std::cos(3.14159265358979 / 100))));
}

TEST_CASE("training options out of range are named") {
  TrainingConfig c;
  CHECK_FALSE(problem(c));
  c.learning_rate = std::nan("");
  CHECK(problem(c)->text == "learningRate is not a number; choose a value from 0 to 10.");
  c = {};
  c.batch_size = 0;
  CHECK(problem(c)->parameters[0].second == "batchSize");
  c = {};
  c.schedule = ScheduleKind::invalid;
  CHECK(problem(c)->code == "bad_option");
}
