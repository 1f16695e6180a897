#pragma once

namespace vamos {

/// How much a query has to do with a key; `invalid` stands for a name that is none of the others.
///   scaled_dot  q·k / √d_head ("Attention Is All You Need", section 3.2.1)
///   dot         q·k
///   cosine      q·k / (max(‖q‖, ε) max(‖k‖, ε)), ε = 1e-8
///   euclidean   −‖q − k‖²
enum class Similarity { scaled_dot, dot, cosine, euclidean, invalid };

}  // namespace vamos
