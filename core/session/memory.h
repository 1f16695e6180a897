#pragma once

#include "core/base/problem.h"

namespace vamos {

/// Bytes that all live sessions hold together: they must fit into a browser's heap. A negative number gives some back.
void claim_memory(double bytes);

/// Nothing if one more claim of `bytes` fits, for something that may take at most `limit` by itself; otherwise problem
/// `memory_limit` {megabytes, limit}.
std::optional<Problem> memory_problem(double bytes, double limit);

}  // namespace vamos
