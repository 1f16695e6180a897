// The same training runs as in Node and in browsers, to the same bits: see tests/golden/README.md.
#include <doctest/doctest.h>

#include <bit>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "core/io/config_json.h"
#include "core/session/session.h"

using namespace vamos;

namespace {

std::string hash_of_weights(const Session& session) {
  uint64_t hash = 0xcbf29ce484222325ull;
  for (const auto& info : session.tensors()) {
    if (info.gradient) continue;
    for (const Real value : session.tensor(info.name).value()) {
      const auto bits = std::bit_cast<uint32_t>(value);
      for (int byte = 0; byte < 4; ++byte) hash = (hash ^ ((bits >> (8 * byte)) & 0xff)) * 0x100000001b3ull;
    }
  }
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
  return text;
}

}  // namespace

TEST_CASE("golden runs end in the weights that every platform ends in") {
  std::ifstream file(std::string(VAMOS_SOURCE_DIR) + "/tests/golden/runs.json", std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  const auto runs = Json::parse(text.str());
  REQUIRE(runs);
  REQUIRE(runs->array()->size() >= 3);
  for (const Json& run : *runs->array()) {
    const std::string name = *run.find("name")->string();
    CAPTURE(name);
    SessionOptions options;
    REQUIRE_FALSE(read_config(options.model, *run.find("model")));
    REQUIRE_FALSE(read_config(options.training, *run.find("training")));
    for (const Json& pair : *run.find("examples")->array())
      options.examples.push_back({*pair.find("source")->string(), *pair.find("target")->string()});
    auto session = Session::create(options);
    REQUIRE(session);
    REQUIRE(session.value()->train(static_cast<int>(*run.find("steps")->number())));
    CHECK(hash_of_weights(*session.value()) == *run.find("weights")->string());
  }
}
