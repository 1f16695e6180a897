#pragma once

#include <cstdint>
#include <vector>

#include "core/train/trainer.h"

namespace vamos {

/// Full states of a training run at a few of its steps, so that any step can be reached again: from the nearest one before it
/// by training on, which is deterministic. They thin themselves out evenly, and together take at most kBytes.
///
/// A weight that is set by hand starts a new course of training: the state after it is an origin, and what came later in the
/// old course is forgotten. What follows an origin can only be reached from there.
class Keyframes {
 public:
  static constexpr std::uint64_t kBytes = 32u << 20;
  /// Fewest steps between two.
  static constexpr int kShortest = 16;

  /// `pristine`: the run begins at step 0 with the seed's weights, a state that can be made again and takes no memory.
  Keyframes(const Trainer& trainer, bool pristine);

  /// Notes the trainer's state, if its step is one to be noted.
  void note(const Trainer& trainer);
  /// The trainer's state was changed by hand: it is an origin. With more than can be kept the oldest is forgotten, and all
  /// that comes before the next one.
  void begin(const Trainer& trainer);

  /// The state to train on from in order to reach `step`: nothing for a pristine step 0. `reachable` says whether there is one.
  const TrainerState* nearest(int step) const;
  /// Whether weights were set by hand at a later step than this.
  bool origin_after(int step) const;
  /// Drops the states of later steps than this.
  void forget_after(int step);
  bool reachable(int step) const { return step >= oldest(); }
  /// The first step that can be reached.
  int oldest() const;

 private:
  struct Frame {
    TrainerState state;
    bool origin = false;
  };
  Frame* free_frame(const Trainer& trainer);

  bool pristine_;
  int stride_ = kShortest;
  std::size_t capacity_ = 0;
  std::vector<Frame> frames_;  // in the order of their steps; the first `count_` are in use
  std::size_t count_ = 0;
};

/// Bytes of one state.
std::uint64_t keyframe_bytes(const Config& model, const TrainingConfig& training);

}  // namespace vamos
