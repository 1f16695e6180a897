#pragma once

namespace vamos {

/// Ids that every vocabulary begins with.
enum SpecialToken : int { kPad = 0, kUnknown = 1, kEos = 2, kFirstWord = 3 };

}  // namespace vamos
