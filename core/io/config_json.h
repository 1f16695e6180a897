#pragma once

#include <optional>

#include "core/base/problem.h"
#include "core/io/json.h"
#include "core/model/config.h"
#include "core/text/tokenizer.h"
#include "core/train/training_config.h"

namespace vamos {

/// Sets the fields that the JSON object names, by their JavaScript names; the others keep their values. Problem
/// `unknown_option` or `wrong_type` {field} for a name or type that is not right. problem() judges the values.
std::optional<Problem> read_config(Config& config, const Json& json);
std::optional<Problem> read_config(TrainingConfig& config, const Json& json);
std::optional<Problem> read_config(Tokenizer& tokenizer, const Json& json);

/// An object of every field, which read_config gives back exactly.
Json write_config(Config config);
Json write_config(TrainingConfig config);
Json write_config(Tokenizer tokenizer);

}  // namespace vamos
