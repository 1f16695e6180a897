#pragma once

#include <string>

#include "core/cli/terminal.h"
#include "core/io/json.h"
#include "core/session/session.h"

namespace vamos::cli {

/// A line for each token written: its probability as a bar and a number, then the next most probable ones.
std::string draw_steps(const Session& session, const Translation& translation, const Terminal& terminal);

/// A line for each translation that beam search found, the best first: its score and its text.
std::string draw_beams(const Translation& translation);

/// What JavaScript's translate() gives, with the source text, and the attention on demand.
Json translation_json(const Session& session, const Translation& translation, const std::string& source,
                      bool attention);

/// A number of the model for JSON: the shortest decimal that is this very Real, instead of all digits of a double.
Json json_number(Real value);
Json::Array json_strings(const std::vector<std::string>& texts);

}  // namespace vamos::cli
