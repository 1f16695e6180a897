// Going back and forth in training: every step comes back to the bit, and a run of any length is covered by few moments.
#include <doctest/doctest.h>

#include <cmath>

#include "core/session/session.h"
#include "tests/core/support.h"

using namespace vamos;
using namespace vamos::test;

namespace {

using Values = std::vector<Real>;

SessionOptions options(OptimizerKind optimizer = OptimizerKind::adam, double dropout = 0) {
  SessionOptions o;
  o.model.d_model = 8;
  o.model.d_ff = 12;
  o.model.dropout = dropout;
  o.training.optimizer = optimizer;
  o.training.learning_rate = optimizer == OptimizerKind::sgd ? 0.05 : 0.01;
  o.training.total_steps = 1000;
  o.training.batch_size = 2;
  o.examples = {{"a b", "x y"}, {"b c", "y z"}, {"c", "z"}, {"a c b", "x z y"}, {"b", "y"}};
  return o;
}

std::unique_ptr<Session> make(const SessionOptions& o) {
  auto made = Session::create(o);
  REQUIRE(made);
  return std::move(made.value());
}

Values weights(const Session& s) { return {s.parameters().values().begin(), s.parameters().values().end()}; }

}  // namespace

TEST_CASE("any step comes back to the bit, and training goes on from it as the first time") {
  for (const auto optimizer : {OptimizerKind::sgd, OptimizerKind::adam, OptimizerKind::adamw})
    for (const double dropout : {0.0, 0.2}) {
      auto s = make(options(optimizer, dropout));
      REQUIRE_FALSE(s->start_history("a b", "x y"));
      std::vector<Values> course{weights(*s)};
      std::vector<double> losses{0};
      for (int step = 1; step <= 150; ++step) {
        losses.push_back(s->train(1).value().loss);
        course.push_back(weights(*s));
      }
      Rng rng(5);
      for (int i = 0; i < 40; ++i) {
        const int step = int(rng.below(151));
        CAPTURE(step);
        REQUIRE_FALSE(s->restore(step));
        CHECK(s->step() == step);
        REQUIRE(weights(*s) == course[std::size_t(step)]);
        if (step < 150 && i % 2) {  // other sentences are looked at there, and training goes on
          REQUIRE(s->translate("c b"));
          CHECK(s->train(1).value().loss == losses[std::size_t(step) + 1]);
          REQUIRE(weights(*s) == course[std::size_t(step) + 1]);
        }
      }
      CHECK(s->restore(-1)->code == "no_such_step");
      CHECK(s->restore(151)->text == "Step 151 cannot be gone to; the history reaches from step 0 to step 150.");
    }
}

TEST_CASE("noting moments does not change a bit of training, and a moment shows what observing showed") {
  auto noted = make(options()), plain = make(options());
  REQUIRE_FALSE(noted->start_history("a c b", "x z y"));
  for (int i = 0; i < 40; ++i) {
    const auto result = noted->train(1);
    CHECK(result.value().loss == plain->train(1).value().loss);
    const auto seen = plain->observe("a c b", "x z y").value();
    const History& history = *noted->history();
    const Moment moment = history.moment(history.size() - 1);
    CHECK(moment.step == i + 1);
    CHECK(moment.loss == result.value().loss);
    const Translation shown = noted->moment_translation(moment);
    CHECK(shown.text == seen.text);
    REQUIRE(shown.steps.size() == seen.steps.size());
    for (std::size_t row = 0; row < seen.steps.size(); ++row) {
      CHECK(shown.steps[row].best.probability == seen.steps[row].best.probability);
      CHECK(shown.steps[row].top.size() == seen.steps[row].top.size());
      CHECK(shown.steps[row].top[1].token == seen.steps[row].top[1].token);
    }
    for (const auto kind : {AttentionKind::encoder, AttentionKind::decoder, AttentionKind::cross}) {
      const AttentionMaps maps = noted->moment_attention(moment, kind), direct = plain->attention(kind).value();
      CHECK(maps.values == direct.values);
      CHECK(maps.row_tokens == direct.row_tokens);
      CHECK(maps.column_tokens == direct.column_tokens);
    }
  }
  CHECK(weights(*noted) == weights(*plain));
}

TEST_CASE("a run of any length is covered evenly by at most 256 moments, from its first step on") {
  auto s = make(options());
  REQUIRE_FALSE(s->start_history("a", "x"));
  for (const int steps : {255, 1, 300, 2000, 1444}) {
    REQUIRE(s->train(steps));
    const History& history = *s->history();
    CHECK(history.size() <= History::kMoments);
    CHECK(history.size() >= std::min<std::size_t>(History::kMoments / 2, std::size_t(s->step())));
    const int stride = history.moment(1).step;
    for (std::size_t i = 0; i < history.size(); ++i) CHECK(history.moment(i).step == int(i) * stride);
    CHECK(s->step() - history.moment(history.size() - 1).step < stride);
  }
  CHECK(std::isnan(s->history()->moment(0).loss));
  REQUIRE_FALSE(s->restore(3999));
  REQUIRE_FALSE(s->restore(1));
}

TEST_CASE("keyframes take at most 32 MB, and a model whose state is larger is trained again from the beginning") {
  SessionOptions o = options();
  o.model.d_model = 256;
  o.model.d_ff = 1024;
  auto s = make(o);
  const double before = s->memory_bytes();
  REQUIRE_FALSE(s->start_history("a", "x"));
  CHECK(s->memory_bytes() - before < double(Keyframes::kBytes + History::kMomentBytes + (1u << 20)));
  o.model.d_model = 512;
  o.model.d_ff = 512;
  o.model.encoder_layers = 2;
  s = make(o);
  REQUIRE_FALSE(s->start_history("a", "x"));
  REQUIRE(s->train(1));
  const auto first = weights(*s);
  REQUIRE(s->train(1));
  REQUIRE_FALSE(s->restore(1));
  CHECK(weights(*s) == first);
}

TEST_CASE("a weight set by hand begins a new course: its future is forgotten, its past can still be gone to") {
  auto s = make(options());
  REQUIRE_FALSE(s->start_history("a b", "x y"));
  std::vector<Values> course{weights(*s)};
  const auto train_to = [&](int step) {
    while (s->step() < step) {
      REQUIRE(s->train(1));
      course.push_back(weights(*s));
    }
  };
  train_to(60);
  REQUIRE_FALSE(s->restore(40));
  course.resize(41);
  auto bias = s->tensor("generator.bias").value();
  for (int drag = 0; drag < 5; ++drag) {
    bias[3] += Real(0.25);
    REQUIRE_FALSE(s->set_tensor("generator.bias", bias));
  }
  course[40] = weights(*s);
  CHECK(s->restore(41)->code == "no_such_step");
  const History& history = *s->history();
  CHECK(history.moment(history.size() - 1).step == 40);
  train_to(100);
  for (const int step : {39, 40, 41, 99, 0, 55, 100, 16, 40}) {
    REQUIRE_FALSE(s->restore(step));
    REQUIRE(weights(*s) == course[std::size_t(step)]);
  }
}

TEST_CASE("a weight that is set back takes nothing away, however often it was set") {
  auto s = make(options());
  REQUIRE_FALSE(s->start_history("a b", "x y"));
  std::vector<Values> course{weights(*s)};
  while (s->step() < 60) {
    REQUIRE(s->train(1));
    course.push_back(weights(*s));
  }
  for (const int step : {40, 0, 60}) {
    REQUIRE_FALSE(s->restore(step));
    const auto bias = s->tensor("generator.bias").value(),
               gain = s->tensor("transformer.encoder.layers.0.norm1.weight").value();
    auto other = bias, another = gain;
    other[3] += Real(0.25);
    another[0] = 2;
    CHECK_FALSE(s->altered());
    REQUIRE_FALSE(s->set_tensor("generator.bias", other));
    CHECK(s->altered());
    REQUIRE_FALSE(s->set_tensor("transformer.encoder.layers.0.norm1.weight", another));
    REQUIRE_FALSE(s->set_tensor("generator.bias", bias));
    CHECK(s->altered());
    // Refused, and so of no account.
    CHECK(s->set_tensor("generator.bias", another)->code == "wrong_size");
    REQUIRE_FALSE(s->set_tensor("transformer.encoder.layers.0.norm1.weight", gain));
    CHECK_FALSE(s->altered());
    for (const int other_step : {60, 41, 0, 39}) {
      REQUIRE_FALSE(s->restore(other_step));
      REQUIRE(weights(*s) == course[std::size_t(other_step)]);
    }
  }
  CHECK(s->history()->newest() == 60);
}

TEST_CASE("training on from before a weight was set by hand is another course, of which every step can be gone to") {
  auto s = make(options());
  REQUIRE_FALSE(s->start_history("a b", "x y"));
  std::vector<Values> course{weights(*s)};
  const auto train_to = [&](int step) {
    course.resize(std::size_t(s->step()) + 1);
    while (s->step() < step) {
      REQUIRE(s->train(1));
      course.push_back(weights(*s));
    }
  };
  train_to(80);
  const std::vector<Values> untouched = course;
  REQUIRE_FALSE(s->restore(40));
  auto bias = s->tensor("generator.bias").value();
  bias[3] += Real(0.25);
  REQUIRE_FALSE(s->set_tensor("generator.bias", bias));
  train_to(80);
  CHECK(course[80] != untouched[80]);
  REQUIRE_FALSE(s->restore(20));
  // The way as it was: no other course until a step is taken.
  REQUIRE_FALSE(s->restore(70));
  CHECK(weights(*s) == course[70]);
  REQUIRE_FALSE(s->restore(20));
  train_to(21);
  CHECK(s->history()->newest() == 21);
  CHECK(s->restore(22)->code == "no_such_step");
  train_to(80);
  CHECK(weights(*s) == untouched[80]);
  for (const int step : {41, 20, 80, 39, 40, 0, 65}) {
    REQUIRE_FALSE(s->restore(step));
    REQUIRE(weights(*s) == untouched[std::size_t(step)]);
  }
}

TEST_CASE("with more edits than can be kept the oldest past is forgotten, and what is left is right") {
  auto s = make(options());
  REQUIRE_FALSE(s->start_history("a b", "x y"));
  std::vector<Values> course{weights(*s)};
  for (int i = 0; i < 90; ++i) {
    auto bias = s->tensor("generator.bias").value();
    bias[4] -= Real(0.125);
    REQUIRE_FALSE(s->set_tensor("generator.bias", bias));
    course.back() = weights(*s);
    for (int k = 0; k < 3; ++k) {
      REQUIRE(s->train(1));
      course.push_back(weights(*s));
    }
  }
  const int first = s->history()->keyframes().oldest();
  CHECK(first > 0);
  CHECK(first < 200);
  CHECK(s->restore(first - 1)->code == "no_such_step");
  CHECK(s->history()->moment(0).step >= first);
  for (int step = first; step <= s->history()->newest(); step += 7) {
    REQUIRE_FALSE(s->restore(step));
    REQUIRE(weights(*s) == course[std::size_t(step)]);
  }
}

TEST_CASE("a history that starts in the middle reaches back to there, and going back to step 0 starts it anew") {
  auto s = make(options());
  CHECK(s->history() == nullptr);
  CHECK(s->restore(3)->code == "no_such_step");
  REQUIRE(s->train(30));
  const auto at_start = weights(*s);
  REQUIRE_FALSE(s->start_history("b", "y"));
  REQUIRE(s->train(20));
  CHECK(s->restore(29)->code == "no_such_step");
  REQUIRE_FALSE(s->restore(30));
  CHECK(weights(*s) == at_start);
  s->reset();
  REQUIRE(s->history()->size() == 1);
  CHECK(s->history()->moment(0).step == 0);
  REQUIRE(s->train(30));
  CHECK(weights(*s) == at_start);
  REQUIRE_FALSE(s->restore(0));
}

TEST_CASE("training that explodes leaves a history that can still be gone through") {
  SessionOptions o = options(OptimizerKind::sgd);
  o.model.norm = Norm::none;
  o.training.learning_rate = 3;
  o.training.gradient_clip = 0;
  o.training.schedule = ScheduleKind::constant;
  auto s = make(o);
  REQUIRE_FALSE(s->start_history("a b", "x y"));
  int steps = 0;
  bool stopped = false;
  std::vector<Values> course{weights(*s)};
  for (; steps < 500 && !stopped; ++steps) {
    const auto result = s->train(1);
    stopped = !result;
    if (!stopped) course.push_back(weights(*s));
  }
  REQUIRE(stopped);
  for (int step = 0; step <= s->step(); ++step) {
    REQUIRE_FALSE(s->restore(step));
    REQUIRE(weights(*s) == course[std::size_t(step)]);
  }
}

TEST_CASE("probe sentences that cannot be are refused") {
  auto s = make(options());
  CHECK(s->start_history("", "x")->code == "empty_text");
  std::string long_text;
  for (int i = 0; i < 100; ++i) long_text += "x ";
  CHECK(s->start_history("a", long_text)->code == "too_long");
  CHECK(s->start_history(long_text, "x")->code == "too_long");
}
