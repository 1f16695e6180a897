#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace vamos {

/// What a user got wrong: a code for the page to translate by, its parameters, and one English sentence that says what
/// is wrong and what to do. Returned as a value; nothing in the core throws.
struct Problem {
  std::string code;
  std::vector<std::pair<std::string, std::string>> parameters;
  std::string text;
};

/// A value or the problem that stood in its way.
template <class T>
class Result {
 public:
  Result(T value) : content_(std::move(value)) {}
  Result(Problem problem) : content_(std::move(problem)) {}

  bool ok() const { return content_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() & { return *std::get_if<0>(&content_); }
  const T& value() const& { return *std::get_if<0>(&content_); }
  T value() && { return std::move(*std::get_if<0>(&content_)); }  // a reference would outlive the temporary
  const Problem& problem() const { return *std::get_if<1>(&content_); }

 private:
  std::variant<T, Problem> content_;
};

/// A number as a person writes it: up to six significant digits, no trailing zeros.
std::string to_text(double number);
std::string to_text(int number);

}  // namespace vamos
