#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace vamos {

/// A JSON value (RFC 8259). Objects keep the order of their members.
class Json {
 public:
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;

  Json() = default;
  Json(bool value) : content_(value) {}
  Json(double value) : content_(value) {}
  Json(std::string value) : content_(std::move(value)) {}
  Json(Array value) : content_(std::move(value)) {}
  Json(Object value) : content_(std::move(value)) {}

  /// What a text may hold by default: each value takes up to twenty times the memory of its shortest text.
  static constexpr std::size_t kMostValues = 1 << 20;

  /// Nothing if the text is not one JSON value, nested at most 64 deep, of at most `most_values` values in all.
  static std::optional<Json> parse(std::string_view text, std::size_t most_values = kMostValues);

  const bool* boolean() const { return std::get_if<bool>(&content_); }
  const double* number() const { return std::get_if<double>(&content_); }
  const std::string* string() const { return std::get_if<std::string>(&content_); }
  const Array* array() const { return std::get_if<Array>(&content_); }
  const Object* object() const { return std::get_if<Object>(&content_); }
  /// The member with this name, or null if there is none or this is no object.
  const Json* find(std::string_view name) const;

 private:
  std::variant<std::monostate, bool, double, std::string, Array, Object> content_;
};

}  // namespace vamos
