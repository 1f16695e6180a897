#pragma once

#include <string>
#include <string_view>

#include "core/base/problem.h"

namespace vamos {

/// `what` begins the sentence: "The sentence has 20 tokens and ..."
inline Problem too_long(const char* what, int length, int limit) {
  return {"too_long",
          {{"length", length}, {"limit", limit}},
          "{what} has {length} tokens and this model takes at most {limit}; use a shorter one.",
          {{"what", what}}};
}

inline Problem unknown_tensor(const std::string& name) {
  return {"unknown_tensor", {{"name", name}}, "There is no tensor named '{name}'; tensors() lists them."};
}

}  // namespace vamos
