#include "core/io/config_json.h"

#include <cmath>

#include "core/io/option_names.h"

namespace vamos {

namespace {

bool read(bool& field, const Json& json) {
  if (json.boolean()) field = *json.boolean();
  return json.boolean();
}

bool read(double& field, const Json& json) {
  if (json.number()) field = *json.number();
  return json.number();
}

template <class Integer>
  requires(std::is_integral_v<Integer>)
bool read(Integer& field, const Json& json) {
  const double* number = json.number();
  if (!number || std::floor(*number) != *number || *number < 0 || *number > std::numeric_limits<Integer>::max())
    return false;
  field = static_cast<Integer>(*number);
  return true;
}

template <class E>
  requires(std::is_enum_v<E>)
bool read(E& field, const Json& json) {
  if (json.string()) field = value_of<E>(*json.string());
  return json.string();
}

/// Reads every member of `json` with the function that `fields(visit)` pairs with its name.
template <class Fields>
std::optional<Problem> read_members(const Json& json, Fields fields) {
  if (!json.object()) return Problem{"wrong_type", {{"field", "config"}}, "The configuration must be a JSON object."};
  for (const Json::Member& option : *json.object()) {
    const std::string& name = option.first;
    const Json& value = option.second;
    bool known = false, good = false;
    fields([&](std::string_view field, auto& member) {
      if (field != name) return;
      known = true;
      good = read(member, value);
    });
    if (!known)
      return Problem{"unknown_option", {{"field", name}}, "There is no option named " + name + "; check its spelling."};
    if (!good)
      return Problem{"wrong_type", {{"field", name}}, name + " has a value of the wrong type for this option."};
  }
  return std::nullopt;
}

template <class C>
Json written(const C& config) {
  Json::Object members;
  for_each_field(config, [&]<class Field>(const char* name, const Field& field) {
    if constexpr (std::is_enum_v<Field>)
      members.emplace_back(name, name_of(field));
    else if constexpr (std::is_same_v<Field, bool>)
      members.emplace_back(name, field);
    else
      members.emplace_back(name, static_cast<double>(field));
  });
  return Json(std::move(members));
}

}  // namespace

Json write_config(const Config& c) { return written(c); }

Json write_config(const TrainingConfig& c) { return written(c); }

Json write_config(const Tokenizer& tokenizer) { return written(tokenizer); }

std::optional<Problem> read_config(Config& c, const Json& json) {
  return read_members(json, [&](auto visit) { for_each_field(c, visit); });
}

std::optional<Problem> read_config(TrainingConfig& c, const Json& json) {
  return read_members(json, [&](auto visit) { for_each_field(c, visit); });
}

std::optional<Problem> read_config(Tokenizer& tokenizer, const Json& json) {
  return read_members(json, [&](auto visit) { for_each_field(tokenizer, visit); });
}

}  // namespace vamos
