#pragma once

#include <string>

#include "core/cli/terminal.h"
#include "core/session/session.h"

namespace vamos::cli {

/// Every head of every layer as a matrix with its tokens: rows look at columns, each row sums to 100 %. Cells are coloured
/// on a terminal that has colours and shaded ░▒▓█ elsewhere. Heads stand side by side where the width allows it; where it
/// does not even allow the percentages, cells are narrow and their labels stand upright.
std::string draw_attention(const AttentionMaps& maps, AttentionKind kind, const Terminal& terminal);

/// What the shades mean.
std::string draw_scale(const Terminal& terminal);

}  // namespace vamos::cli
