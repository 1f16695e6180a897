#pragma once

#include <doctest/doctest.h>

#include <bit>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include "core/io/config_json.h"
#include "core/session/session.h"
#include "tests/core/source_dir.h"

/// What the tests of tests/golden share: see its README.md.
namespace vamos {

/// FNV-1a, 64 bit, over bytes; numbers are taken as their bytes in memory, little-endian.
class Fnv {
 public:
  void add(std::uint8_t byte) { hash_ = (hash_ ^ byte) * 0x100000001b3ull; }
  void add(std::span<const std::uint8_t> bytes) {
    for (const auto byte : bytes) add(byte);
  }
  void add(const std::string& text) {
    for (const char byte : text) add(static_cast<std::uint8_t>(byte));
  }
  void add(float value) { add_bits(std::bit_cast<std::uint32_t>(value)); }
  void add(double value) { add_bits(std::bit_cast<std::uint64_t>(value)); }

  /// As 16 hexadecimal digits.
  std::string text() const {
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash_));
    return digits;
  }

 private:
  template <class Bits>
  void add_bits(Bits bits) {
    for (std::size_t byte = 0; byte < sizeof bits; ++byte) add(static_cast<std::uint8_t>(bits >> (8 * byte)));
  }

  std::uint64_t hash_ = 0xcbf29ce484222325ull;
};

inline Json read_golden(const char* name) {
  std::ifstream file(std::string(test::kSourceDir) + "/tests/golden/" + name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  const auto json = Json::parse(text.str());
  REQUIRE(json);
  return *json;
}

inline SessionOptions options_of(const Json& run) {
  SessionOptions options;
  REQUIRE_FALSE(read_config(options.model, *run.find("model")));
  REQUIRE_FALSE(read_config(options.training, *run.find("training")));
  for (const Json& pair : *run.find("examples")->array())
    options.examples.push_back({*pair.find("source")->string(), *pair.find("target")->string()});
  return options;
}

/// The run's session, trained for so many steps.
inline std::unique_ptr<Session> trained(const Json& run, const Json& steps) {
  auto session = Session::create(options_of(run));
  REQUIRE(session);
  REQUIRE(session.value()->train(static_cast<int>(*steps.number())));
  return std::move(session.value());
}

}  // namespace vamos
