#pragma once

#include "core/decode/decoded.h"
#include "core/decode/stepper.h"

namespace vamos {

/// Takes the most probable token each time until <EOS>, for the `sentences` hypotheses that `stepper` was started with.
/// <PAD>, <UNK> and <BOS> are never written. At most `max_length` tokens, <EOS> included. A sentence that has ended is no
/// longer computed.
void greedy_decode(Decoded& out, Stepper& stepper, const Config& config, int sentences, int max_length);

}  // namespace vamos
