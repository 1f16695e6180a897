#pragma once

#include <string>
#include <string_view>

namespace vamos {

/// Where a tensor stands in the model. Plain data, so that placing tensors builds no strings.
struct Path {
  const char* prefix;  // up to the layer's number
  int layer;           // -1: none
  const char* part;    // after it

  std::string text() const;
};

/// Begins the name of a tensor's gradient.
inline constexpr std::string_view kGradientPrefix = "grad.";

}  // namespace vamos
