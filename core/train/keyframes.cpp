#include "core/train/keyframes.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace vamos {

std::uint64_t keyframe_bytes(const Config& model, const TrainingConfig& training) {
  const std::uint64_t moments = training.optimizer == OptimizerKind::sgd ? 1 : 2;
  return (1 + moments) * parameter_reals(model) * sizeof(Real);
}

Keyframes::Keyframes(const Trainer& trainer, bool pristine) : pristine_(pristine && trainer.steps_taken() == 0) {
  constexpr std::uint64_t kMost = 64;
  const TrainerState sample = trainer.size_state();
  const std::uint64_t bytes =
      (sample.weights.size() + sample.optimizer.first().size() + sample.optimizer.second().size()) * sizeof(Real);
  capacity_ = static_cast<std::size_t>(std::min(kMost, kBytes / std::max<std::uint64_t>(bytes, 1)));
  for (std::size_t i = 0; i < capacity_; ++i) frames_.push_back({sample, false});
  if (!pristine_) begin(trainer);
}

void Keyframes::forget_after(int step) {
  while (count_ > 0 && frames_[count_ - 1].state.step > step) --count_;
}

bool Keyframes::origin_after(int step) const {
  return std::any_of(frames_.begin(), frames_.begin() + static_cast<std::ptrdiff_t>(count_),
                     [&](const Frame& frame) { return frame.origin && frame.state.step > step; });
}

/// An unused frame behind those in use: thinned out first if there is none, then the oldest goes.
Keyframes::Frame* Keyframes::free_frame(const Trainer& trainer) {
  if (capacity_ == 0) return nullptr;
  if (count_ == capacity_) {
    // Doubled until something goes, but not for ever: origins stay.
    for (; count_ == capacity_ && stride_ <= trainer.steps_taken(); stride_ *= 2) {
      std::size_t kept = 0;
      for (std::size_t i = 0; i < count_; ++i)
        if (frames_[i].origin || frames_[i].state.step % (2 * stride_) == 0) std::swap(frames_[kept++], frames_[i]);
      count_ = kept;
    }
    if (count_ == capacity_) {
      if (frames_[0].origin) pristine_ = false;
      std::ranges::rotate(frames_, frames_.begin() + 1);
      --count_;
    }
  }
  return &frames_[count_];
}

void Keyframes::note(const Trainer& trainer) {
  const int step = trainer.steps_taken();
  if (step == 0 || step % stride_ != 0 || (count_ > 0 && frames_[count_ - 1].state.step >= step)) return;
  Frame* frame = free_frame(trainer);
  if (!frame || step % stride_ != 0) return;
  trainer.save_state(frame->state);
  frame->origin = false;
  ++count_;
}

void Keyframes::begin(const Trainer& trainer) {
  const int step = trainer.steps_taken();
  if (step == 0) pristine_ = false;
  forget_after(step - 1);
  Frame* frame = free_frame(trainer);
  if (!frame) {  // a state takes more than all keyframes may
    pristine_ = false;
    return;
  }
  trainer.save_state(frame->state);
  frame->origin = true;
  ++count_;
}

int Keyframes::oldest() const {
  if (pristine_) return 0;
  return count_ > 0 ? frames_[0].state.step : std::numeric_limits<int>::max();
}

const TrainerState* Keyframes::nearest(int step) const {
  VAMOS_CHECK(reachable(step));
  std::size_t n = count_;
  while (n > 0 && frames_[n - 1].state.step > step) --n;
  return n > 0 ? &frames_[n - 1].state : nullptr;
}

}  // namespace vamos
