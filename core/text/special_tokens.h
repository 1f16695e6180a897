#pragma once

namespace vamos {

/// Ids that every vocabulary begins with. A model that starts its translations from a token of its own has <BOS> as the first
/// word of its target vocabulary.
enum SpecialToken : int { kPad = 0, kUnknown = 1, kEos = 2, kFirstWord = 3, kBos = 3 };

}  // namespace vamos
