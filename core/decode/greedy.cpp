#include "core/decode/greedy.h"

#include "core/decode/one_by_one.h"

namespace vamos {

void greedy_decode(Decoded& out, Stepper& stepper, const Config& config, int sentences, int max_length) {
  decode_one_by_one(out, stepper, config, sentences, max_length,
                    [&](std::span<Real> logits) { return best_token(logits, config); });
}

}  // namespace vamos
