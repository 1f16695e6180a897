#pragma once

#include <string>
#include <string_view>

#include "core/base/problem.h"

namespace vamos {

/// `what` begins the sentence: "The sentence has 20 tokens and ..."
inline Problem too_long(std::string_view what, int length, int limit) {
  return {"too_long",
          {{"length", to_text(length)}, {"limit", to_text(limit)}},
          std::string(what) + " has " + to_text(length) + " tokens and this model takes at most " + to_text(limit) +
              "; use a shorter one."};
}

inline Problem unknown_tensor(const std::string& name) {
  return {"unknown_tensor", {{"name", name}}, "There is no tensor named '" + name + "'; tensors() lists them."};
}

}  // namespace vamos
