// Saving and opening: the same bits go on; what is left out is taken from elsewhere.
#include "tests/core/session/checkpoint_support.h"
#include "tests/core/support.h"

using namespace vamos;
using namespace vamos::checkpoints;

TEST_CASE("a reopened session goes on to the same bits, weights and moments") {
  const std::pair<const char*, const char*> cases[] = {
      {R"({})", R"({})"},
      {R"({"norm":"pre","encoderLayers":2,"sourceEos":true,"seed":4000000000})",
       R"({"optimizer":"adamw","weightDecay":0.1,"schedule":"inverse_sqrt","warmupSteps":5,"seed":9})"},
      {R"({"norm":"none","dFf":0,"outputProjection":false,"attentionBias":false,"linearBias":false,"heads":1})",
       R"({"optimizer":"sgd","learningRate":0.05,"schedule":"constant","gradientClip":0,"batchSize":32})"},
      {R"({"decoderLayers":3,"outputBias":false,"position":"none","embeddingScale":false,"init":"normal"})",
       R"({"beta1":0.8,"beta2":0.99,"epsilon":1e-8,"learningRate":0.003,"batchSize":1})"},
      {R"({"position":"learned","startToken":"bos","similarity":"cosine","activation":"gelu","dropout":0.2,"norm":"pre"})",
       R"({"labelSmoothing":0.1})"},
      {R"({"similarity":"euclidean","dropout":0.5,"residual":false,"maxSourceLength":9})",
       R"({"optimizer":"sgd","momentum":0.5,"seed":77})"},
  };
  for (const auto& [model, training] : cases) {
    CAPTURE(model);
    auto whole = create(model, training), first = create(model, training);
    REQUIRE(whole->train(57));
    REQUIRE(first->train(37));
    const Bytes file = first->save();
    auto opened = Session::open(file);
    REQUIRE_MESSAGE(opened, opened.problem().text);
    Session& second = *opened.value();
    CHECK(second.step() == 37);
    CHECK(second.save() == file);
    CHECK(second.evaluate(true).loss == first->evaluate(true).loss);
    REQUIRE(second.train(20));
    CHECK(weights(second) == weights(*whole));
    CHECK(second.save() == whole->save());  // moments, powers and everything else
    second.reset();
    auto fresh = create(model, training);
    CHECK(second.save() == fresh->save());
  }
}

TEST_CASE("data travels along: vocabularies, tokenizer, sentences") {
  auto options = options_of("{}", "{}");
  options.data.tokenizer = {TokenizerKind::character, false, 2};
  options.data.max_vocabulary = 9;
  auto session = Session::create(options).value();
  auto opened = Session::open(session->save());
  REQUIRE(opened);
  const Dataset &a = session->data(), &b = opened.value()->data();
  CHECK(b.tokenizer.kind == TokenizerKind::character);
  CHECK_FALSE(b.tokenizer.lowercase);
  CHECK(b.tokenizer.digit_group == 2);
  CHECK(b.source_vocabulary.tokens() == a.source_vocabulary.tokens());
  CHECK(b.target_vocabulary.tokens() == a.target_vocabulary.tokens());
  REQUIRE(b.train.size() == a.train.size());
  REQUIRE(b.validation.size() == 1);
  for (std::size_t i = 0; i < a.train.size(); ++i) {
    CHECK(b.train[i].source == a.train[i].source);
    CHECK(b.train[i].target == a.train[i].target);
  }
  CHECK(b.longest_source == a.longest_source);
}

TEST_CASE("without examples a session translates and does not train, unless it is given others") {
  auto session = create();
  REQUIRE(session->train(60));
  const Bytes file = session->save({.examples = false});
  CHECK(file.size() < session->save().size());
  auto opened = Session::open(file);
  REQUIRE(opened);
  const auto a = session->translate("to go").value(), b = opened.value()->translate("to go").value();
  CHECK(a.text == b.text);
  CHECK(a.log_probability == b.log_probability);
  CHECK(opened.value()->train(1).problem().code == "no_examples");
  CHECK(opened.value()->evaluate(false).examples == 0);
  CHECK(opened.value()->loss_and_gradients({{3}, {4}}, {{3}, {4}}));

  OpenOptions others;
  others.examples = kPairs;
  others.data.validation = {{"to house", "ir"}};
  auto with = Session::open(file, others);
  REQUIRE(with);
  REQUIRE(session->train(20));
  REQUIRE(with.value()->train(20));
  CHECK(weights(*with.value()) == weights(*session));
  others.examples = {{"to paint the house", "pintar la casa"}};  // new words: the vocabulary is the file's
  with = Session::open(file, others);
  REQUIRE(with);
  CHECK(with.value()->data().train[0].source[1] == kUnknown);
}

TEST_CASE("without the optimizer's state, or with another optimizer, training goes on from moments of zero") {
  auto session = create();
  REQUIRE(session->train(20));
  const Bytes file = session->save({.optimizer = false});
  CHECK(file.size() < session->save().size() / 2);
  auto opened = Session::open(file);
  REQUIRE(opened);
  CHECK(opened.value()->step() == 20);
  CHECK(weights(*opened.value()) == weights(*session));
  REQUIRE(opened.value()->train(1));
  OpenOptions sgd;
  sgd.training = *Json::parse(R"({"optimizer":"sgd"})");
  auto other = Session::open(session->save(), sgd);
  REQUIRE(other);
  CHECK(other.value()->training().optimizer == OptimizerKind::sgd);
  CHECK(other.value()->save({.optimizer = false}) != file);  // its training configuration is another one
  REQUIRE(other.value()->train(1));
  OpenOptions adamw;  // whose moments are Adam's
  adamw.training = *Json::parse(R"({"optimizer":"adamw"})");
  auto same = Session::open(session->save(), adamw);
  REQUIRE(same);
  REQUIRE(same.value()->train(5));
  REQUIRE(session->train(5));
  CHECK(weights(*same.value()) == weights(*session));
}

TEST_CASE("parameters under PyTorch's names are enough, with the sentences: shapes tell the rest") {
  const char* models[] = {
      R"({"heads":4})",
      R"({"norm":"pre","encoderLayers":2,"decoderLayers":3,"outputBias":false,"heads":4})",
      R"({"norm":"none","dFf":0,"outputProjection":false,"attentionBias":false,"linearBias":false,"heads":4})",
      R"({"linearBias":false,"dFf":5,"heads":4})",
      R"({"position":"learned","maxSourceLength":16,"maxTargetLength":16,"heads":4})",
  };
  for (const char* model : models) {
    CAPTURE(model);
    auto session = create(model);
    REQUIRE(session->train(30));
    const Bytes file = foreign(*session);
    CHECK(code(Session::open(file)) == "no_vocabulary");
    OpenOptions options = with_model(R"({"heads":4})");
    options.examples = kPairs;
    auto opened = Session::open(file, options);
    REQUIRE_MESSAGE(opened, opened.problem().text);
    CHECK(weights(*opened.value()) == weights(*session));
    CHECK(opened.value()->step() == 0);
    // all but what no shape tells
    Config config = opened.value()->config();
    CHECK(to_text(config.max_source_length) == to_text(session->config().max_source_length));
    CHECK(opened.value()->translate("the red house").value().log_probability ==
          session->translate("the red house").value().log_probability);
    options.examples.pop_back();
    CHECK(code(Session::open(file, options)) == "vocabulary_size");
  }
}
