#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdlib>

#include "core/base/platform.h"
#include "core/base/rng.h"
#include "core/io/config_json.h"
#include "core/io/json_write.h"

using namespace vamos;

TEST_CASE("numbers are written in the fewest digits that read back as the same bits") {
  const std::pair<double, const char*> known[] = {{0, "0"},
                                                  {-0.0, "-0"},
                                                  {1, "1"},
                                                  {-32, "-32"},
                                                  {0.1, "0.1"},
                                                  {1.0 / 3, "0.3333333333333333"},
                                                  {1e-9, "1e-9"},
                                                  {0.00001, "0.00001"},
                                                  {123456.75, "123456.75"},
                                                  {4294967295.0, "4294967295"},
                                                  {9007199254740993.0, "9007199254740992"},
                                                  {1e22, "1e22"},
                                                  {5e-324, "5e-324"},
                                                  {1.5e-7, "1.5e-7"},
                                                  {0x1p-44, "5.684341886080802e-14"},
                                                  {1e16, "10000000000000000"},
                                                  {1e17, "1e17"},
                                                  {1.7976931348623157e308, "1.7976931348623157e308"},
                                                  {9.999999999999999e22, "1e23"}};
  for (const auto& [number, text] : known) CHECK(exact_text(number) == text);
  Rng rng(11);
  for (int i = 0; i < 20000;) {
    const double number = std::bit_cast<double>(rng.next());
    if (!std::isfinite(number)) continue;
    ++i;
    const std::string text = exact_text(number);
    const auto back = Json::parse(text);
    REQUIRE_MESSAGE(back, text);
    REQUIRE_MESSAGE(std::bit_cast<uint64_t>(*back->number()) == std::bit_cast<uint64_t>(number), text);
  }
}

TEST_CASE("what is written as JSON reads back the same") {
  const std::string text = R"({"a":[1,-2.5,true,false,null],"b":{"\"\\\b\f\n\r\t\u0001\u001f/ñ😀":""},"c":[],"d":{}})";
  const auto json = Json::parse(text);
  REQUIRE(json);
  CHECK(to_json(*json) == text);
}

TEST_CASE("a text of more values than it may have is refused") {
  CHECK(Json::parse("[1,[2],{\"a\":3}]", 6));
  CHECK_FALSE(Json::parse("[1,[2],{\"a\":3}]", 5));
  std::string many = "[1";
  for (std::size_t i = 0; i < Json::kMostValues; ++i) many += ",1";
  CHECK_FALSE(Json::parse(many + "]"));
}

TEST_CASE("configurations are written whole and read back equal") {
  Config c;
  c.d_model = 6;
  c.norm = Norm::pre;
  c.source_eos = true;
  c.init_std = 0.1 + 0.2;
  c.seed = 4294967295u;
  Config back;
  REQUIRE_FALSE(read_config(back, write_config(c)));
  CHECK(to_json(write_config(back)) == to_json(write_config(c)));
  CHECK(back.init_std == c.init_std);
  CHECK(back.seed == c.seed);
  CHECK(back.norm == Norm::pre);
  TrainingConfig t;
  t.optimizer = OptimizerKind::adamw;
  t.beta2 = 0.9995;
  TrainingConfig other;
  REQUIRE_FALSE(read_config(other, write_config(t)));
  CHECK(to_json(write_config(other)) == to_json(write_config(t)));
  CHECK(other.optimizer == OptimizerKind::adamw);
}
