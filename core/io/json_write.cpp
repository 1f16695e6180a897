#include "core/io/json_write.h"

#include "core/base/platform.h"

namespace vamos {

void append_json_string(std::string& json, std::string_view text) {
  static constexpr std::string_view names = "\"\\bfnrt", values = "\"\\\b\f\n\r\t";
  json += '"';
  for (const char c : text) {
    if (const auto at = values.find(c); at != std::string_view::npos) {
      json += '\\';
      json += names[at];
    } else if (static_cast<unsigned char>(c) < 0x20) {
      json += "\\u00";
      json += c < 0x10 ? '0' : '1';
      json += "0123456789abcdef"[c % 16];
    } else {
      json += c;
    }
  }
  json += '"';
}

namespace {

void append(std::string& text, const Json& json) {
  if (const bool* boolean = json.boolean()) {
    text += *boolean ? "true" : "false";
  } else if (const double* number = json.number()) {
    text += exact_text(*number);
  } else if (const std::string* string = json.string()) {
    append_json_string(text, *string);
  } else if (const Json::Array* items = json.array()) {
    text += '[';
    for (const Json& item : *items) {
      if (&item != &items->front()) text += ',';
      append(text, item);
    }
    text += ']';
  } else if (const Json::Object* members = json.object()) {
    text += '{';
    for (const auto& member : *members) {
      if (&member != &members->front()) text += ',';
      append_json_string(text, member.first);
      text += ':';
      append(text, member.second);
    }
    text += '}';
  } else {
    text += "null";
  }
}

}  // namespace

std::string to_json(const Json& json) {
  std::string text;
  append(text, json);
  return text;
}

}  // namespace vamos
