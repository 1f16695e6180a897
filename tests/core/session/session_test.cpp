#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "core/session/session.h"
#include "tests/core/support.h"

using namespace vamos;

namespace {

SessionOptions options_for(std::vector<Example> examples) {
  SessionOptions options;
  options.model.d_model = 8;
  options.model.d_ff = 16;
  options.examples = std::move(examples);
  return options;
}

const std::vector<Example> kPairs{{"let's go", "vamos"}, {"to go", "ir"}, {"the red house", "la casa roja"}};

std::unique_ptr<Session> session() { return Session::create(options_for(kPairs)).value(); }

std::vector<Real> all_weights(const Session& s) {
  const auto values = s.parameters().values();
  return {values.begin(), values.end()};
}

}  // namespace

TEST_CASE("training, going back to step 0 and training again gives the same bits") {
  auto s = session();
  const auto initial = all_weights(*s);
  const double loss = s->train(30).value().loss;
  const auto trained = all_weights(*s);
  CHECK(trained != initial);
  s->reset();
  CHECK(all_weights(*s) == initial);
  CHECK(s->step() == 0);
  CHECK(s->train(30).value().loss == loss);
  CHECK(all_weights(*s) == trained);
}

TEST_CASE("looking does not disturb training") {
  auto watched = session(), alone = session();
  for (int i = 0; i < 10; ++i) {
    REQUIRE(watched->train(1));
    REQUIRE(watched->translate("to go"));
    REQUIRE(watched->observe("let's go", "vamos"));
    watched->evaluate(false);
    REQUIRE(watched->loss_and_gradients({{3, 4}}, {{3}}));
    REQUIRE(alone->train(1));
  }
  CHECK(all_weights(*watched) == all_weights(*alone));
}

TEST_CASE("a translation tells its tokens, their probabilities and the words it does not know") {
  auto s = session();
  REQUIRE(s->train(300));
  const auto t = s->translate("let's paint house").value();
  CHECK(t.source == std::vector<std::string>{"let's", "paint", "house"});
  CHECK(t.known == std::vector<char>{true, false, true});
  const auto known = s->translate("LET’S GO").value();
  CHECK(known.text == "vamos");
  CHECK(known.finished);
  REQUIRE(known.steps.size() == 2);
  CHECK(known.steps[0].input == kEos);
  CHECK(known.steps[1].best.token == kEos);
  CHECK(known.steps[0].top[0].probability == known.steps[0].best.probability);
  CHECK(known.log_probability ==
        doctest::Approx(std::log(known.steps[0].best.probability) + std::log(known.steps[1].best.probability)));
  const auto cross = s->attention(AttentionKind::cross).value();
  CHECK(cross.rows == 2);
  CHECK(cross.columns == 2);
  CHECK(cross.row_tokens == std::vector<std::string>{"<EOS>", "vamos"});
  for (int row = 0; row < cross.heads * cross.rows; ++row)
    CHECK(cross.values[std::size_t(row * 2)] + cross.values[std::size_t(row * 2 + 1)] == doctest::Approx(1));
}

TEST_CASE("observing feeds the given words, whatever the model would write") {
  auto s = session();
  const auto t = s->observe("the red house", "la casa roja").value();
  REQUIRE(t.steps.size() == 4);
  CHECK(s->data().target_vocabulary.token(t.steps[3].input) == "roja");
  const auto decoder = s->attention(AttentionKind::decoder).value();
  CHECK(decoder.rows == 4);
  CHECK(decoder.values[1] == 0);  // masked
}

TEST_CASE("decoding stops at the length limit and says so") {
  auto s = session();
  REQUIRE(s->train(200));
  const auto t = s->translate("the red house", {.max_length = 2}).value();
  CHECK(t.tokens.size() == 2);
  CHECK_FALSE(t.finished);
}

TEST_CASE("bad input is a problem with a code, and nothing is lost") {
  auto s = session();
  REQUIRE(s->train(5));
  const auto before = all_weights(*s);
  CHECK(s->attention(AttentionKind::cross).problem().code == "no_translation");
  CHECK(s->translate("").problem().code == "empty_text");
  CHECK(s->translate(" \n").problem().code == "empty_text");
  std::string huge;
  for (int i = 0; i < 10000; ++i) huge += "go ";
  CHECK(s->translate(huge).problem().text ==
        "The sentence has 10000 tokens and this model takes at most 16; use a shorter one.");
  CHECK(s->observe("go", huge).problem().code == "too_long");
  CHECK(s->tensor("nothing").problem().code == "unknown_tensor");
  CHECK(s->set_tensor("generator.bias", std::vector<Real>(2))->code == "wrong_size");
  const auto size = s->tensor("generator.bias").value().size();
  CHECK(s->set_tensor("generator.bias", std::vector<Real>(size, std::numeric_limits<Real>::infinity()))->code ==
        "not_finite_value");
  CHECK(s->loss_and_gradients({}, {}).problem().code == "no_examples");
  CHECK(s->loss_and_gradients({{3}}, {{99}}).problem().code == "bad_token");
  CHECK(s->loss_and_gradients({{-1}}, {{3}}).problem().code == "bad_token");
  CHECK(s->loss_and_gradients({{0, 0}}, {{3}}).problem().code == "empty_example");
  CHECK(s->loss_and_gradients({{3}}, {{3, 0, 4}}).problem().code == "bad_token");
  CHECK(s->loss_and_gradients({{3}, {3}, {3}, {3}}, {{3}, {3}, {3}, {3}}).problem().code == "batch_too_large");
  CHECK(s->loss_and_gradients({std::vector<int>(100, 3)}, {{3}}).problem().code == "too_long");
  CHECK(all_weights(*s) == before);
  CHECK(s->step() == 5);
}

TEST_CASE("configurations that cannot work are refused with a sentence that a learner understands") {
  const auto refused = [](auto change) {
    auto options = options_for(kPairs);
    change(options);
    auto made = Session::create(options);
    REQUIRE_FALSE(made);
    return made.problem();
  };
  CHECK(refused([](auto& o) { o.model.heads = 3; }).text ==
        "Each head gets an equal part of the vector, so dModel (8) must be a multiple of heads (3).");
  CHECK(refused([](auto& o) { o.model.d_model = 5, o.model.heads = 1; }).code == "odd_width");
  CHECK(refused([](auto& o) { o.model.d_model = 100000; }).code == "out_of_range");
  CHECK(refused([](auto& o) { o.model.norm = Norm::invalid; }).code == "bad_option");
  CHECK(refused([](auto& o) { o.model.dropout = 0.95; }).code == "out_of_range");
  CHECK(refused([](auto& o) { o.model.max_source_length = 2; }).code == "too_long");
  CHECK(refused([](auto& o) { o.training.learning_rate = -1; }).code == "out_of_range");
  CHECK(refused([](auto& o) { o.examples.clear(); }).code == "no_examples");
  CHECK(refused([](auto& o) {
          o.model.d_model = 1024, o.model.d_ff = 8192, o.model.encoder_layers = o.model.decoder_layers = 12;
        }).code == "memory_limit");
}

TEST_CASE("a training that explodes stops, names step and tensor, and brings the last good state back") {
  int stopped = 0;
  for (const OptimizerKind optimizer : {OptimizerKind::sgd, OptimizerKind::adam})
    for (const Norm norm : {Norm::none, Norm::post, Norm::pre}) {
      auto options = options_for(kPairs);
      options.model.norm = norm;
      options.training.optimizer = optimizer;
      options.training.learning_rate = 10;
      options.training.schedule = ScheduleKind::constant;
      options.training.warmup_steps = 0;
      options.training.gradient_clip = 0;
      auto s = Session::create(options).value();
      for (int i = 0; i < 300; ++i) {
        const auto before = all_weights(*s);
        const int step = s->step();
        const auto result = s->train(1);
        if (result) continue;
        ++stopped;
        CHECK(result.problem().code == "not_finite");
        CHECK(result.problem().parameters[0] == std::pair<std::string, std::string>{"step", std::to_string(step + 1)});
        CHECK_FALSE(result.problem().parameters[1].second.empty());
        CHECK(s->step() == step - 1);
        CHECK(all_weights(*s) != before);
        const auto t = s->translate("to go").value();
        CHECK(std::isfinite(t.steps[0].best.probability));
        // Not poisoned for good: the same step leads to the same end, and back again.
        CHECK(s->train(1));
        CHECK_FALSE(s->train(1));
        CHECK(std::isfinite(s->translate("to go").value().log_probability));
        break;
      }
    }
  CHECK(stopped >= 2);
}

TEST_CASE("weights that were set to something huge are taken back when training cannot go on from them") {
  auto s = session();
  REQUIRE(s->train(3));
  auto values = s->tensor("generator.weight").value();
  for (Real& value : values) value = std::numeric_limits<Real>::max();
  REQUIRE_FALSE(s->set_tensor("generator.weight", values));
  const auto result = s->train(10);
  REQUIRE_FALSE(result);
  CHECK(result.problem().parameters[1].second == "logits");
  CHECK(s->step() == 2);
  CHECK(s->train(5));
}

TEST_CASE("sessions may not take more memory together than a browser has, and give it back") {
  auto options = options_for(kPairs);
  options.model.d_model = options.model.d_ff = 512;
  std::vector<std::unique_ptr<Session>> alive;
  auto made = Session::create(options);
  for (; made && alive.size() < 20; made = Session::create(options)) alive.push_back(std::move(made.value()));
  REQUIRE_FALSE(made);
  CHECK(made.problem().code == "memory_limit");
  CHECK(alive.size() >= 2);
  alive.clear();
  CHECK(Session::create(options));
}

TEST_CASE("tensors are listed, read and set in PyTorch's layout") {
  auto s = session();
  bool seen = false;
  for (const auto& info : s->tensors()) {
    std::size_t size = 1;
    for (const int n : info.shape) size *= static_cast<std::size_t>(n);
    CHECK(s->tensor(info.name).value().size() == size);
    if (info.name != "transformer.encoder.layers.0.linear1.weight") continue;
    seen = true;
    CHECK(info.shape == std::vector<int>{16, 8});  // [out, in]
  }
  CHECK(seen);
  std::vector<Real> counted;
  for (int i = 0; i < 16 * 8; ++i) counted.push_back(static_cast<Real>(i));
  REQUIRE_FALSE(s->set_tensor("transformer.encoder.layers.0.linear1.weight", counted));
  CHECK(s->tensor("transformer.encoder.layers.0.linear1.weight").value() == counted);
  // Stored [in, out]: the second stored value is row 1, column 0 of PyTorch's.
  CHECK(s->parameters().tensors.encoder[0].feed_forward.linear1_weight.data[1] == Real(8));
}
