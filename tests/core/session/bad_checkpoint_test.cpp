// No file, whatever is in it, does more than be refused.
#include "tests/core/session/checkpoint_support.h"
#include "tests/core/support.h"

using namespace vamos;
using namespace vamos::checkpoints;

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
