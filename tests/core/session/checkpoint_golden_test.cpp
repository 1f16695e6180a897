// A saved file has the same bytes as in Node: see tests/golden/README.md.
#include <doctest/doctest.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "core/io/config_json.h"
#include "core/session/session.h"

using namespace vamos;

namespace {

Json read_json(const char* name) {
  std::ifstream file(std::string(VAMOS_SOURCE_DIR) + "/tests/golden/" + name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  auto json = Json::parse(text.str());
  REQUIRE(json);
  return *json;
}

std::string hash_of(const std::vector<std::uint8_t>& bytes) {
  uint64_t hash = 0xcbf29ce484222325ull;
  for (const auto byte : bytes) hash = (hash ^ byte) * 0x100000001b3ull;
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
  return text;
}

}  // namespace

TEST_CASE("saved files have the bytes that every platform writes") {
  const Json runs = read_json("runs.json"), checkpoints = read_json("checkpoints.json");
  REQUIRE(checkpoints.array()->size() >= 2);
  for (const Json& checkpoint : *checkpoints.array()) {
    const std::string name = *checkpoint.find("name")->string();
    CAPTURE(name);
    const auto run =
        std::ranges::find_if(*runs.array(), [&](const Json& r) { return *r.find("name")->string() == name; });
    REQUIRE(run != runs.array()->end());
    SessionOptions options;
    REQUIRE_FALSE(read_config(options.model, *run->find("model")));
    REQUIRE_FALSE(read_config(options.training, *run->find("training")));
    for (const Json& pair : *run->find("examples")->array())
      options.examples.push_back({*pair.find("source")->string(), *pair.find("target")->string()});
    auto session = Session::create(options);
    REQUIRE(session);
    REQUIRE(session.value()->train(static_cast<int>(*checkpoint.find("steps")->number())));
    CHECK(hash_of(session.value()->save()) == *checkpoint.find("hash")->string());
  }
}
