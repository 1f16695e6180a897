// The JSON parser on any bytes: what it accepts is bounded, and written out again it reads back as the same value. Reading
// it as a configuration gives a configuration or a problem.
#include <cmath>
#include <cstdio>

#include "core/base/check.h"
#include "core/io/config_json.h"
#include "core/io/json.h"

using namespace vamos;

namespace {

void write(std::string& text, const std::string& value) {
  text += '"';
  for (const char c : value) {
    if (c == '"' || c == '\\') text += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) {
      text += c;
    } else {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      text += escape;
    }
  }
  text += '"';
}

void write(std::string& text, const Json& json, int depth) {
  VAMOS_CHECK(depth <= 64);
  if (const bool* value = json.boolean()) {
    text += *value ? "true" : "false";
  } else if (const double* number = json.number()) {
    VAMOS_CHECK(std::isfinite(*number));
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.17g", *number);  // enough of them to tell every double from its neighbours
    text += digits;
  } else if (const std::string* string = json.string()) {
    write(text, *string);
  } else if (const Json::Array* items = json.array()) {
    text += '[';
    for (const Json& item : *items) {
      if (&item != items->data()) text += ',';
      write(text, item, depth + 1);
    }
    text += ']';
  } else if (const Json::Object* members = json.object()) {
    text += '{';
    for (const auto& member : *members) {
      if (&member != members->data()) text += ',';
      write(text, member.first);
      text += ':';
      write(text, member.second, depth + 1);
      VAMOS_CHECK(json.find(member.first));
    }
    text += '}';
  } else {
    text += "null";
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  const auto json = Json::parse({reinterpret_cast<const char*>(data), size});
  if (!json) return 0;
  std::string once, twice;
  write(once, *json, 0);
  const auto again = Json::parse(once);
  VAMOS_CHECK(again);
  write(twice, *again, 0);
  VAMOS_CHECK(once == twice);

  Config config;
  if (!read_config(config, *json)) (void)problem(config);
  TrainingConfig training;
  if (!read_config(training, *json)) (void)problem(training);
  return 0;
}
