#pragma once

#include <span>
#include <vector>

#include "core/base/tensor.h"
#include "core/model/config.h"

namespace vamos {

/// Sentence pairs laid end to end: sentence b is the source tokens in source_rows[b], and the same for the target. Lengths may differ freely; nothing is padded, so padding can change no result and costs nothing.
/// Appending within the reserved capacity allocates nothing.
class Batch {
 public:
  Batch() = default;
  /// Room for `sentences` pairs of the configuration's longest sentences.
  Batch(const Config& config, int sentences);

  void clear();
  /// `source` and `target` are token ids without start and end; `target` is fed as the start token + target and scored against
  /// target + <EOS>. <EOS> is appended to the source when the configuration says so.
  void add(std::span<const int> source, std::span<const int> target);
  /// A source with the decoder's input given in full, for decoding: nothing is added to `target_input`.
  void add_decoder_input(std::span<const int> source, std::span<const int> target_input);

  int sentences() const { return static_cast<int>(source_rows.size()); }
  int source_tokens() const { return static_cast<int>(source.size()); }
  int target_tokens() const { return static_cast<int>(target_input.size()); }
  int longest_source() const { return longest_source_; }
  int longest_target() const { return longest_target_; }

  std::vector<int> source;                         // [source_tokens]
  std::vector<int> target_input;                   // [target_tokens] what the decoder is fed
  std::vector<int> target_output;                  // [target_tokens] what it should write; empty when decoding
  std::vector<RowRange> source_rows, target_rows;  // [sentences]

 private:
  void close_sentence();

  bool source_eos_ = false;
  int start_ = kEos;
  int longest_source_ = 0, longest_target_ = 0;
};

}  // namespace vamos
