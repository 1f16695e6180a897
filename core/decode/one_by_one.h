#pragma once

#include "core/decode/decoded.h"
#include "core/decode/stepper.h"

namespace vamos {

/// One token after another for each sentence, as `choose(logits)` says, until <EOS> or `max_length`.
template <class Choose>
void decode_one_by_one(Decoded& out, Stepper& stepper, const Config& config, int sentences, int max_length,
                       Choose choose) {
  out.clear(sentences);
  out.next.assign(out.growing.size(), start_token(config));
  for (int length = 1; !out.growing.empty(); ++length) {
    const MatrixView logits = stepper.step(out.next);
    out.next.clear();
    out.parents.clear();
    std::size_t kept = 0;
    for (std::size_t r = 0; r < out.growing.size(); ++r) {
      const auto sentence = static_cast<std::size_t>(out.growing[r]);
      const int token = choose({logits.row(static_cast<int>(r)), static_cast<std::size_t>(logits.columns)});
      if (token == kEos) {
        out.finished[sentence] = 1;
        continue;
      }
      out.tokens[sentence].push_back(token);
      if (length == max_length) continue;
      out.next.push_back(token);
      out.parents.push_back(static_cast<int>(r));
      out.growing[kept++] = out.growing[r];
    }
    out.growing.resize(kept);
    if (kept > 0) stepper.select(out.parents);
  }
}

}  // namespace vamos
