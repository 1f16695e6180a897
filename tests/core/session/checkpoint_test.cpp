// Saving and opening: the same bits go on, and no file, whatever is in it, does more than be refused.
#include <doctest/doctest.h>

#include <cstring>

#include "core/io/config_json.h"
#include "core/session/session.h"
#include "tests/core/support.h"

using namespace vamos;

namespace {

using Bytes = std::vector<std::uint8_t>;
using Opened = Result<std::unique_ptr<Session>>;

const std::vector<Example> kPairs{{"let's go", "vamos"},
                                  {"to go", "ir"},
                                  {"the red house", "la casa roja"},
                                  {"a white door", "una puerta blanca"},
                                  {"Where is the house?", "¿Dónde está la casa?"}};

SessionOptions options_of(const char* model, const char* training) {
  SessionOptions options;
  options.model.d_model = 8;
  options.model.d_ff = 12;
  options.training.batch_size = 3;
  options.training.total_steps = 80;
  REQUIRE_FALSE(read_config(options.model, *Json::parse(model)));
  REQUIRE_FALSE(read_config(options.training, *Json::parse(training)));
  options.examples = kPairs;
  options.data.validation = {{"to house", "ir"}};
  return options;
}

std::unique_ptr<Session> create(const char* model = "{}", const char* training = "{}") {
  return Session::create(options_of(model, training)).value();
}

std::string code(const Opened& opened) { return opened ? "" : opened.problem().code; }

OpenOptions with_model(const char* json) {
  OpenOptions options;
  options.model = *Json::parse(json);
  return options;
}

/// The file with its header changed by `edit`, which does not see the length.
template <class Edit>
Bytes edited(const Bytes& file, Edit edit) {
  std::uint64_t size = 0;
  std::memcpy(&size, file.data(), sizeof size);
  const auto header_end = file.begin() + 8 + static_cast<std::ptrdiff_t>(size);
  std::string header(file.begin() + 8, header_end);
  edit(header);
  Bytes result(8 + header.size());
  size = header.size();
  std::memcpy(result.data(), &size, sizeof size);
  std::ranges::copy(header, result.begin() + 8);
  result.insert(result.end(), header_end, file.end());
  return result;
}

Bytes replaced(const Bytes& file, const std::string& from, const std::string& to) {
  return edited(file, [&](std::string& header) {
    const auto at = header.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, from);
    header.replace(at, from.size(), to);
  });
}

/// As another program writes it: parameters alone.
Bytes foreign(const Session& session, const std::string& without = "", const std::string& added = "") {
  SafetensorsWriter writer;
  std::vector<Real> values;
  for (const auto& info : session.tensors()) {
    if (info.gradient || info.name == without) continue;
    writer.declare(info.name, kRealDtype, Shape(info.shape.begin(), info.shape.end()));
    const auto tensor = session.tensor(info.name).value();
    values.insert(values.end(), tensor.begin(), tensor.end());
  }
  if (!added.empty()) writer.declare(added, kRealDtype, {2, 1}), values.insert(values.end(), {1, 2});
  writer.begin();
  writer.write(values);
  return edited(writer.finish(), [](std::string& header) { header.replace(0, 19, "{", 1); });
}

std::vector<Real> weights(const Session& s) {
  const auto values = s.parameters().values();
  return {values.begin(), values.end()};
}

}  // namespace

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

TEST_CASE("a tensor that is missing, too much or of another shape is named") {
  auto session = create();
  OpenOptions options;
  options.examples = kPairs;
  const auto problem = [&](const Bytes& file, const OpenOptions& with) { return Session::open(file, with).problem(); };
  auto found = problem(foreign(*session, "transformer.decoder.layers.0.norm3.weight"), options);
  CHECK(found.code == "tensor_missing");
  CHECK(found.text.find("'transformer.decoder.layers.0.norm3.weight' of shape [8]") != std::string::npos);
  CHECK(problem(foreign(*session, "src_embedding.weight"), options).code == "tensor_missing");
  found = problem(foreign(*session, "", "extra"), options);
  CHECK(found.code == "tensor_unexpected");
  CHECK(found.text.find("'extra' of shape [2, 1]") != std::string::npos);
  options.model = *Json::parse(R"({"dFf":13})");
  found = problem(foreign(*session), options);
  CHECK(found.code == "tensor_shape");
  CHECK(found.text.find("[12, 8] and this model needs [13, 8]") != std::string::npos);
  CHECK(code(Session::open(session->save(), with_model(R"({"encoderLayers":2})"))) == "tensor_missing");
  CHECK(code(Session::open(session->save(), with_model(R"({"decoderLayers":0})"))) == "out_of_range");
  CHECK(code(Session::open(session->save(), with_model(R"({"width":0})"))) == "unknown_option");
  CHECK(code(Session::open(session->save(), with_model(R"({"heads":3})"))) == "not_divisible");
  const Bytes file = session->save();
  CHECK(code(Session::open(replaced(file, "\"optimizer.first.generator.bias\"", "\"optimizer.first.generator.bi\""))) ==
        "tensor_missing");
  CHECK(code(Session::open(replaced(file, "\"optimizer.first.generator.bias\"",
                                    "\"optimizer.third.generator.bias\""))) == "tensor_missing");
  CHECK(code(Session::open(replaced(file, "[8]", "[2,4]"))) == "tensor_shape");
}

TEST_CASE("metadata that says what cannot be is refused") {
  auto session = create();
  REQUIRE(session->train(2));
  const Bytes file = session->save();
  const auto changed = [&](const char* from, const char* to) { return code(Session::open(replaced(file, from, to))); };
  CHECK(changed(R"("vamos.version":"1")", R"("vamos.version":"2")") == "file_version");
  CHECK(changed(R"("vamos.version":"1")", R"("vamos.version":"x")") == "file_damaged");
  CHECK(changed(R"(\"dModel\":8)", R"(\"dModel\":16)") == "tensor_shape");
  CHECK(changed(R"(\"dModel\":8)", R"(\"dModel\":1e5)") == "out_of_range");
  CHECK(changed(R"(\"dModel\":8)", R"(\"dModel\":\"8\")") == "wrong_type");
  CHECK(changed(R"(\"dModel\":8)", R"(\"width\":8)") == "unknown_option");
  CHECK(changed(R"(\"dModel\":8)", R"(dModel)") == "file_damaged");
  CHECK(changed(R"(\"sourceVocab\":)", R"(\"sourceVocab\":1)") == "vocabulary_size");
  CHECK(changed(R"(\"optimizer\":\"adam\")", R"(\"optimizer\":\"best\")") == "bad_option");
  CHECK(changed(R"(\"batchSize\":3)", R"(\"batchSize\":0)") == "out_of_range");
  CHECK(changed(R"(\"maxSourceLength\":)", R"(\"maxSourceLength\":1e3)") == "file_damaged");  // 1e316
  CHECK(changed(R"(\"maxSourceLength\":16)", R"(\"maxSourceLength\":2)") == "too_long");
  CHECK(changed(R"({\"tokenizer\":\"word\")", R"({\"tokenizer\":\"syllable\")") == "file_damaged");
  CHECK(changed(R"(\"step\":2)", R"(\"step\":-2)") == "file_damaged");
  CHECK(changed(R"(\"step\":2)", R"(\"step\":2.5)") == "file_damaged");
  CHECK(changed(R"(\"step\":2)", R"(\"step\":2000000000)") == "file_damaged");
  CHECK(changed(R"(\"beta1Power\":0)", R"(\"beta1Power\":1)") == "file_damaged");
  CHECK(changed(R"(\"<UNK>\")", R"(\"<unk>\")") == "file_damaged");
  CHECK(changed(R"(\"go\")", R"(\"to\")") == "file_damaged");  // twice
  CHECK(changed(R"(\"go\")", R"(\"\")") == "file_damaged");
  CHECK(changed(R"(\"go\")", R"(7)") == "file_damaged");
  CHECK(changed(R"(,\"house\")", R"()") == "file_damaged");  // the sentences have its number
  CHECK(code(Session::open(replaced(session->save({.examples = false}), R"(,\"house\")", ""))) == "vocabulary_size");
  CHECK(changed(R"(\"startToken\":\"eos\")", R"(\"startToken\":\"bos\")") == "file_damaged");
  CHECK(changed(R"("vamos.target_vocabulary")", R"("vamos.target_words")") == "no_vocabulary");
  // Without a description shapes tell of the model, but not how many heads: the default, two, is what it had.
  CHECK(changed(R"("vamos.model")", R"("vamos.other")") == "");
  CHECK(changed(R"(I32)", R"(F32)") == "tensor_type");
  CHECK(changed(R"("examples.train.lengths":{"dtype":"I32","shape":[5,2])",
                R"("examples.train.lengths":{"dtype":"I32","shape":[10])") == "file_damaged");
  CHECK(changed(R"("examples.train.lengths")", R"("examples.train.length")") == "file_damaged");
  OpenOptions small;
  small.memory_limit = 10000;
  CHECK(code(Session::open(file, small)) == "memory_limit");
}

TEST_CASE("example ids and numbers that cannot be are refused") {
  auto session = create();
  const Bytes file = session->save();
  const auto integers = [&](std::size_t from_end, std::int32_t value) {
    Bytes changed = file;
    std::memcpy(changed.data() + changed.size() - from_end * 4, &value, 4);
    return code(Session::open(changed));
  };
  // The end of the file: validation lengths 2 and 1, tokens to, house | ir
  CHECK(integers(1, 4) == "");
  for (const std::int32_t id : {0, -1, 1000, std::numeric_limits<std::int32_t>::min()})
    CHECK(integers(1, id) == "file_damaged");
  for (const std::int32_t length : {0, -1, 3, std::numeric_limits<std::int32_t>::max()})
    CHECK(integers(5, length) == "file_damaged");
  CHECK(integers(4, 2) == "file_damaged");
  std::uint64_t header = 0;
  std::memcpy(&header, file.data(), sizeof header);
  Bytes changed = file;
  const Real wrong = std::numeric_limits<Real>::infinity();
  std::memcpy(changed.data() + 8 + header, &wrong, sizeof wrong);
  CHECK(code(Session::open(changed)) == "not_finite_value");
}

TEST_CASE("a file cut anywhere is refused") {
  auto session = create(R"({"dModel":2,"heads":1,"dFf":0})");
  const Bytes file = session->save();
  std::uint64_t header = 0;
  std::memcpy(&header, file.data(), sizeof header);
  for (std::size_t size = 0; size < file.size(); size += size < 8 + header ? 1 : 13) {
    const auto opened = Session::open(std::span(file).first(size));
    REQUIRE_FALSE_MESSAGE(opened, size);
    CHECK((opened.problem().code == "file_truncated" || opened.problem().code == "file_not_checkpoint"));
    CHECK(opened.problem().text.back() == '.');
  }
  Bytes longer = file;
  longer.push_back(0);
  CHECK(code(Session::open(longer)) == "file_damaged");
}

TEST_CASE("a file with wrong bytes is refused, or is a session that works; never anything else") {
  auto session = create(R"({"dModel":2,"heads":1,"dFf":0})");
  REQUIRE(session->train(3));
  const Bytes file = session->save();
  std::uint64_t header = 0;
  std::memcpy(&header, file.data(), sizeof header);
  Rng rng(17);
  OpenOptions limits;
  limits.memory_limit = 1 << 24;
  int refused = 0, worked = 0;
  for (int i = 0; i < 4000; ++i) {
    Bytes changed = file;
    // Most in the header, where they do most.
    const auto range = static_cast<uint32_t>(rng.below(4) ? 8 + header : file.size());
    for (uint32_t k = 0; k <= rng.below(3); ++k)
      changed[rng.below(range)] =
          static_cast<std::uint8_t>(rng.below(2) ? rng.below(256) : "{}[]\",:0919-eE.\\u "[rng.below(19)]);
    auto opened = Session::open(changed, limits);
    if (!opened) {
      ++refused;
      CHECK_FALSE(opened.problem().code.empty());
      continue;
    }
    ++worked;
    if (opened.value()->train(1)) CHECK(opened.value()->translate("to go"));
    const std::string again = code(Session::open(opened.value()->save(), limits));
    CHECK((again.empty() || again == "not_finite_value"));  // a wrong weight may have made training explode
  }
  CHECK(refused > 1000);
  CHECK(worked > 100);
}
