#pragma once

#include <string_view>

namespace vamos::cli {

/// The text of core/pytorch/vamos_torch.py, as it was when this was compiled.
std::string_view torch_program();

}  // namespace vamos::cli
