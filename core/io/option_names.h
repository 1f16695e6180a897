#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "core/base/function_ref.h"
#include "core/io/json.h"
#include "core/model/config.h"
#include "core/text/tasks.h"
#include "core/text/tokenizer.h"
#include "core/train/training_config.h"

/// Names of the options as JavaScript knows them, in the order of the enumerations. A name that is none of them becomes
/// the enumeration's `invalid`, which problem() then reports.
namespace vamos {

template <class E>
struct EnumNames;

#define VAMOS_ENUM_NAMES(Type, ...)                                          \
  template <>                                                                \
  struct EnumNames<Type> {                                                   \
    static constexpr auto names = std::to_array<const char*>({__VA_ARGS__}); \
    static_assert(names.size() == static_cast<std::size_t>(Type::invalid));  \
  }
VAMOS_ENUM_NAMES(Norm, "none", "post", "pre");
VAMOS_ENUM_NAMES(Position, "none", "sinusoidal", "learned");
VAMOS_ENUM_NAMES(Similarity, "scaled_dot", "dot", "cosine", "euclidean");
VAMOS_ENUM_NAMES(Activation, "relu", "gelu");
VAMOS_ENUM_NAMES(Init, "normal", "xavier");
VAMOS_ENUM_NAMES(StartToken, "eos", "bos");
VAMOS_ENUM_NAMES(TokenizerKind, "word", "character");
VAMOS_ENUM_NAMES(TaskKind, "reverse", "sort", "copy", "numbers", "dates");
VAMOS_ENUM_NAMES(OptimizerKind, "sgd", "adam", "adamw");
VAMOS_ENUM_NAMES(ScheduleKind, "constant", "inverse_sqrt", "cosine");
#undef VAMOS_ENUM_NAMES

template <class E>
const char* name_of(E value) {
  const auto index = static_cast<std::size_t>(value);
  return index < EnumNames<E>::names.size() ? EnumNames<E>::names[index] : "invalid";
}

/// The place of `name` among `names`, which is the enumeration's `invalid` if it is none of them.
int value_of(std::string_view name, std::span<const char* const> names);
template <class E>
E value_of(std::string_view name) {
  return static_cast<E>(value_of(name, EnumNames<E>::names));
}

/// One option of a configuration, whatever its type: what reads and writes configurations is compiled once for all of them.
class Field {
 public:
  Field(bool& member) : type_(Type::boolean), member_(&member) {}
  Field(int& member) : type_(Type::whole), member_(&member) {}
  Field(std::uint32_t& member) : type_(Type::seed), member_(&member) {}
  Field(double& member) : type_(Type::number), member_(&member) {}
  template <class E>
    requires std::is_enum_v<E>
  Field(E& member) : type_(Type::choice), member_(&member), choices_(EnumNames<E>::names) {
    static_assert(sizeof(E) == sizeof(int));
  }

  Json value() const;
  /// False if JSON's value is of another type. A name that is none of the choices becomes `invalid`.
  bool set(const Json& json) const;
  /// Names of an enumeration's values, else none.
  std::span<const char* const> choices() const { return choices_; }

 private:
  enum class Type { boolean, whole, seed, number, choice };

  Type type_;
  void* member_;
  std::span<const char* const> choices_;
};

/// visit(name, field) for every field of the configuration, by its JavaScript name.
using VisitField = FunctionRef<void(const char*, const Field&)>;
void for_each_field(Config& config, VisitField visit);
void for_each_field(TrainingConfig& config, VisitField visit);
void for_each_field(Tokenizer& tokenizer, VisitField visit);

}  // namespace vamos
