#pragma once

#include "core/base/rng.h"
#include "core/decode/decoded.h"
#include "core/decode/stepper.h"

namespace vamos {

/// Draws each token with the probability softmax(logits / temperature) over the tokens that may be written: below 1 the
/// probable ones become more so, above 1 less. `temperature` > 0. Otherwise as greedy_decode().
void sample_decode(Decoded& out, Stepper& stepper, const Config& config, int sentences, int max_length,
                   double temperature, Rng& rng);

/// One draw from a row of logits, which are used up.
int sample_token(std::span<Real> logits, const Config& config, double temperature, Rng& rng);

}  // namespace vamos
