#include <doctest/doctest.h>

#include "core/io/config_json.h"
#include "core/io/json.h"

using namespace vamos;

TEST_CASE("JSON: values, nesting, escapes") {
  const auto json = Json::parse(R"( {"a": [1, -2.5e3, true, null], "b": {"c": "\u00f1\ud83d\ude00\n\/"}} )");
  REQUIRE(json);
  const auto& items = *json->find("a")->array();
  CHECK(*items[1].number() == -2500);
  CHECK(*items[2].boolean());
  CHECK(items[3].number() == nullptr);
  CHECK(*json->find("b")->find("c")->string() == "ñ😀\n/");
  CHECK(json->find("d") == nullptr);
}

TEST_CASE("JSON: what is not JSON is refused") {
  for (const char* text : {"", "{", "[1,]", "{\"a\":}", "{a:1}", "\"\n\"", "\"\\x\"", "+1", "nan", "1e999", "01x", "01",
                           "1.", "-.5", "1e", "1 2", "\"open", "\"\\ud800\\u0041\""})
    CHECK_MESSAGE(!Json::parse(text), text);
  CHECK_FALSE(Json::parse(std::string(100, '[')));  // no bottomless nesting
}

TEST_CASE("a configuration from JSON: fields by their JavaScript names, anything else refused") {
  Config c;
  CHECK_FALSE(read_config(c, *Json::parse(R"({"dModel": 6, "norm": "pre", "sourceEos": true, "seed": 4294967295})")));
  CHECK(c.d_model == 6);
  CHECK(c.norm == Norm::pre);
  CHECK(c.seed == 4294967295u);
  for (const char* text :
       {R"({"width": 6})", R"({"dModel": 6.5})", R"({"dModel": "6"})", R"({"norm": 1})", R"({"seed": -1})", "[]"})
    CHECK_MESSAGE(read_config(c, *Json::parse(text)), text);
  CHECK_FALSE(read_config(c, *Json::parse(R"({"norm": "batch"})")));
  CHECK(c.norm == Norm::invalid);  // problem(config) then names the field
}
