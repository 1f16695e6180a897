#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/check.h"

namespace vamos {

/// What a user got wrong: a code for the page to translate by, its parameters, and one English sentence that says what
/// is wrong and what to do. Returned as a value; nothing in the core throws.
struct Problem {
  /// A named value: a text, which must outlive it, or a number, which is written by to_text().
  class Parameter {
   public:
    Parameter(const char* name, const char* text);
    Parameter(const char* name, const std::string& text);
    template <class Number>
      requires std::is_arithmetic_v<Number>
    Parameter(const char* name, Number number) : Parameter(static_cast<double>(number), name) {}

   private:
    friend Problem;
    Parameter(double number, const char* name);
    std::string value() const;

    const char* name_;
    std::string_view text_;  // begins nowhere where there is a number
    double number_ = 0;
  };
  using Parameters = std::initializer_list<Parameter>;

  /// In the sentence "{name}" stands for the value of that name, among the parameters or the `words`, which are said in it
  /// and nowhere else.
  Problem(const char* code, Parameters parameters, const char* sentence);
  Problem(const char* code, Parameters parameters, const char* sentence, Parameters words);

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
  T& value() & { return *checked(std::get_if<0>(&content_)); }
  const T& value() const& { return *checked(std::get_if<0>(&content_)); }
  T value() && { return std::move(*checked(std::get_if<0>(&content_))); }  // a reference would outlive the temporary
  const Problem& problem() const { return *checked(std::get_if<1>(&content_)); }

 private:
  template <class Content>
  static Content* checked(Content* content) {
    VAMOS_CHECK(content);
    return content;
  }

  std::variant<T, Problem> content_;
};

/// The problems that several folders have.
Problem out_of_range(const char* field, double value, double low, double high);
Problem bad_option(const char* field, const char* allowed);
Problem empty_example(int number);
Problem not_finite_value(const std::string& tensor);

/// A number that must lie between two others, both included.
struct Range {
  const char* field;
  double value, low, high;
};
/// The first that does not; not-a-number lies nowhere.
std::optional<Problem> first_out_of_range(std::span<const Range> ranges);

/// A number as a person writes it: up to six significant digits, no trailing zeros.
std::string to_text(double number);
std::string to_text(int number);

}  // namespace vamos
