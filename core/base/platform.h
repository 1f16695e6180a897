#pragma once

#include <string>
#include <string_view>

/// What the platform does best: core/base/platform_native.cpp with the C++ library, core/wasm/platform.cpp with JavaScript,
/// which has all of this at hand where the C++ library would have to be downloaded for it.
namespace vamos {

/// The shortest decimal that reads back as this very number, the closest one if there are several; the same text on every
/// platform. The number must be finite.
std::string exact_text(double number);

/// The number closest to a decimal text as JSON has it ("-2.5e3"); infinity if it is too large for a double.
double number_of(std::string_view decimal);

}  // namespace vamos
