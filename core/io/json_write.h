#pragma once

#include <string>

#include "core/io/json.h"

namespace vamos {

/// The value as JSON text without spaces, members in their order. Json::parse gives the same value back, to the bit of
/// every number. Numbers must be finite.
std::string to_json(const Json& json);

/// Appends `text` as a JSON string, quotes included.
void append_json_string(std::string& json, std::string_view text);

}  // namespace vamos
