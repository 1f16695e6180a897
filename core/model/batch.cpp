#include "core/model/batch.h"

#include <algorithm>

namespace vamos {

Batch::Batch(const Config& config, int sentences) : source_eos_(config.source_eos) {
  const auto n = static_cast<std::size_t>(sentences);
  source.reserve(n * static_cast<std::size_t>(config.max_source_length));
  target_input.reserve(n * static_cast<std::size_t>(config.max_target_length));
  target_output.reserve(n * static_cast<std::size_t>(config.max_target_length));
  source_starts.reserve(n + 1);
  target_starts.reserve(n + 1);
}

void Batch::clear() {
  source.clear();
  target_input.clear();
  target_output.clear();
  source_starts.assign(1, 0);
  target_starts.assign(1, 0);
  longest_source_ = longest_target_ = 0;
}

void Batch::add(std::span<const int> source_ids, std::span<const int> target_ids) {
  source.insert(source.end(), source_ids.begin(), source_ids.end());
  target_input.push_back(kEos);
  target_input.insert(target_input.end(), target_ids.begin(), target_ids.end());
  target_output.insert(target_output.end(), target_ids.begin(), target_ids.end());
  target_output.push_back(kEos);
  close_sentence();
}

void Batch::add_decoder_input(std::span<const int> source_ids, std::span<const int> input) {
  source.insert(source.end(), source_ids.begin(), source_ids.end());
  target_input.insert(target_input.end(), input.begin(), input.end());
  close_sentence();
}

void Batch::close_sentence() {
  if (source_eos_) source.push_back(kEos);
  longest_source_ = std::max(longest_source_, static_cast<int>(source.size()) - source_starts.back());
  longest_target_ = std::max(longest_target_, static_cast<int>(target_input.size()) - target_starts.back());
  source_starts.push_back(static_cast<int>(source.size()));
  target_starts.push_back(static_cast<int>(target_input.size()));
}

}  // namespace vamos
