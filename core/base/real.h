#pragma once

namespace vamos {

/// The number type of every tensor. The same sources build with `double`, for gradient checks.
#ifdef VAMOS_DOUBLE
using Real = double;
#else
using Real = float;
#endif

}  // namespace vamos
