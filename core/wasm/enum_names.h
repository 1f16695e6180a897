#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/model/config.h"
#include "core/text/tokenizer.h"
#include "core/train/training_config.h"

/// Names of the options as JavaScript knows them, in the order of the enumerations. A name that is none of them becomes
/// the enumeration's `invalid`, which problem() then reports.
namespace vamos {

template <class E>
struct EnumNames;

#define VAMOS_ENUM_NAMES(Type, ...)                                    \
  template <>                                                          \
  struct EnumNames<Type> {                                             \
    static constexpr auto names = std::to_array<const char*>({__VA_ARGS__}); \
    static_assert(names.size() == static_cast<std::size_t>(Type::invalid)); \
  }
VAMOS_ENUM_NAMES(Norm, "none", "post", "pre");
VAMOS_ENUM_NAMES(Position, "none", "sinusoidal", "learned");
VAMOS_ENUM_NAMES(Similarity, "scaled_dot", "dot", "cosine", "euclidean");
VAMOS_ENUM_NAMES(Activation, "relu", "gelu");
VAMOS_ENUM_NAMES(Init, "normal", "xavier");
VAMOS_ENUM_NAMES(StartToken, "eos", "bos");
VAMOS_ENUM_NAMES(TokenizerKind, "word", "character");
VAMOS_ENUM_NAMES(OptimizerKind, "sgd", "adam", "adamw");
VAMOS_ENUM_NAMES(ScheduleKind, "constant", "inverse_sqrt", "cosine");
#undef VAMOS_ENUM_NAMES

template <class E>
std::string name_of(E value) {
  const auto index = static_cast<std::size_t>(value);
  return index < EnumNames<E>::names.size() ? EnumNames<E>::names[index] : "invalid";
}

template <class E>
E value_of(std::string_view name) {
  for (std::size_t i = 0; i < EnumNames<E>::names.size(); ++i)
    if (name == EnumNames<E>::names[i]) return static_cast<E>(i);
  return E::invalid;
}

}  // namespace vamos
