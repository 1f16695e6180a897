// A saved file has the same bytes as in Node: see tests/golden/README.md.
#include <algorithm>

#include "tests/core/session/golden.h"

using namespace vamos;

TEST_CASE("saved files have the bytes that every platform writes") {
  const Json runs = read_golden("runs.json"), checkpoints = read_golden("checkpoints.json");
  REQUIRE(checkpoints.array()->size() >= 2);
  for (const Json& checkpoint : *checkpoints.array()) {
    const std::string name = *checkpoint.find("name")->string();
    CAPTURE(name);
    const auto run =
        std::ranges::find_if(*runs.array(), [&](const Json& r) { return *r.find("name")->string() == name; });
    REQUIRE(run != runs.array()->end());
    Fnv hash;
    hash.add(trained(*run, *checkpoint.find("steps"))->save());
    CHECK(hash.text() == *checkpoint.find("hash")->string());
  }
}
