#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "core/train/keyframes.h"

namespace vamos {

/// A token and its probability, as a moment keeps it.
struct TokenChance {
  int token = 0;
  Real probability = 0;
};

/// How the model stood at one step: what it made of the probe sentence.
struct Moment {
  int step = 0;
  double loss = 0;        // of the batch of the step that led here; not-a-number before the first
  double probe_loss = 0;  // of the probe sentence, in nats per token
  /// By kind, [layers, heads, rows, columns].
  std::span<const Real> attention[kAttentionKinds];
  /// For each row of the decoder's input: the word that should follow, then the most probable ones, best first:
  /// [rows, 1 + top].
  std::span<const TokenChance> chances;
};

/// What a training run looked like on its way: moments of one probe sentence, and keyframes from which any step can be
/// trained again to the same bits. Moments thin themselves out evenly: whenever the buffer is full every second one is
/// dropped, so that a run of any length is covered by at most kMoments. Noting one allocates nothing.
class History {
 public:
  static constexpr std::size_t kMoments = 256;
  static constexpr int kTop = 5;
  /// Moments of a long probe sentence take more memory: then there are fewer of them.
  static constexpr std::uint64_t kMomentBytes = 16u << 20;

  /// `source` and `target` are token ids without start and end, of lengths that the model takes. `pristine` as Keyframes has
  /// it. The trainer's present state is the first moment.
  History(const Config& config, const Trainer& trainer, const Weights& weights, std::span<const int> source,
          std::span<const int> target, bool pristine);

  /// After a step of the trainer with this loss. What has been noted before, in the same course of training, stays.
  void note(const Trainer& trainer, const Weights& weights, double loss);
  /// The trainer's state was changed by hand: what came after it is forgotten, and a new course begins.
  void begin(const Trainer& trainer, const Weights& weights);

  /// Training goes on from this step, which may have been gone back to. Where weights were set by hand after it that is
  /// another course, and what came later in the old one is forgotten; otherwise the same bits will come again.
  void go_on(int step);

  std::size_t size() const { return count_; }
  Moment moment(std::size_t index) const;
  const Keyframes& keyframes() const { return keyframes_; }
  /// The first step that can be gone to; the present one where no keyframe fits into memory.
  int oldest() const { return std::min(keyframes_.oldest(), newest_); }
  /// The last step that training has been at in this course.
  int newest() const { return newest_; }
  const Batch& probe() const { return probe_; }
  /// Layers, heads, rows and columns of a moment's attention.
  struct MapShape {
    int layers, heads, rows, columns;
    std::size_t size() const {
      return static_cast<std::size_t>(layers * heads) * static_cast<std::size_t>(rows * columns);
    }
  };
  MapShape shape(AttentionKind kind) const;

 private:
  struct Slot {
    int step = 0;
    double loss = 0, probe_loss = 0;
  };
  void make_room();
  void record(const Weights& weights, int step, double loss);

  Config config_;  // as long as the probe sentence
  Keyframes keyframes_;
  Batch probe_;
  Transformer model_;
  std::size_t maps_ = 0, chances_ = 0;  // of one moment
  int stride_ = 1, newest_ = 0;
  std::size_t capacity_ = 0, count_ = 0;
  // Moment i is slots_[i], with its numbers in place slots' order_[i] of the blocks below.
  std::vector<Slot> slots_;
  std::vector<std::size_t> order_;
  std::vector<Real> attention_;      // [capacity, maps_]
  std::vector<TokenChance> tokens_;  // [capacity, chances_]
  std::vector<int> ranking_;
};

/// Bytes that a History will take, or nothing if one moment of such a probe is too large to be kept at all.
std::optional<std::uint64_t> history_bytes(const Config& config, const TrainingConfig& training, int source_tokens,
                                           int target_tokens);

}  // namespace vamos
