#pragma once

#include <string>

#include "core/io/json.h"

namespace vamos::bench {

/// {"do": "limit"} → {"gflops", "mean"}, and {"do": "kernel", "op", "shape", "seconds"} → {"seconds": of one call}; README.md lists
/// the ops with their shapes. What it does not know it answers with {"error"}.
Json answer_kernels(const Json& request);

/// The same for a line of text, and for what `more` answers first.
std::string answer_text(const std::string& line, Json (*more)(const Json&) = nullptr);

inline Json object(Json::Object members) { return Json(std::move(members)); }
inline Json error(std::string text) { return object({{"error", Json(std::move(text))}}); }
/// Members of a request; a request comes from this bench, so that a missing one is a fault of the program.
double number_of(const Json& request, const char* name);
const std::string& text_of(const Json& request, const char* name);

}  // namespace vamos::bench
