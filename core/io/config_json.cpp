#include "core/io/config_json.h"

#include "core/io/option_names.h"

namespace vamos {

namespace {

using VisitFields = FunctionRef<void(VisitField)>;

/// Reads every member of `json` into the field of its name.
std::optional<Problem> read_members(const Json& json, VisitFields for_each) {
  if (!json.object()) return Problem{"wrong_type", {{"field", "config"}}, "The configuration must be a JSON object."};
  for (const auto& [name, value] : *json.object()) {
    bool known = false, good = false;
    for_each([&](const char* field, const Field& member) {
      if (field != name) return;
      known = true;
      good = member.set(value);
    });
    if (!known)
      return Problem{"unknown_option", {{"field", name}}, "There is no option named {field}; check its spelling."};
    if (!good)
      return Problem{"wrong_type", {{"field", name}}, "{field} has a value of the wrong type for this option."};
  }
  return std::nullopt;
}

Json written(VisitFields for_each) {
  Json::Object members;
  for_each([&](const char* name, const Field& field) { members.emplace_back(name, field.value()); });
  return members;
}

}  // namespace

Json write_config(Config c) {
  return written([&](VisitField visit) { for_each_field(c, visit); });
}

Json write_config(TrainingConfig c) {
  return written([&](VisitField visit) { for_each_field(c, visit); });
}

Json write_config(Tokenizer tokenizer) {
  return written([&](VisitField visit) { for_each_field(tokenizer, visit); });
}

std::optional<Problem> read_config(Config& c, const Json& json) {
  return read_members(json, [&](VisitField visit) { for_each_field(c, visit); });
}

std::optional<Problem> read_config(TrainingConfig& c, const Json& json) {
  return read_members(json, [&](VisitField visit) { for_each_field(c, visit); });
}

std::optional<Problem> read_config(Tokenizer& tokenizer, const Json& json) {
  return read_members(json, [&](VisitField visit) { for_each_field(tokenizer, visit); });
}

}  // namespace vamos
