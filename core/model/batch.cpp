#include "core/model/batch.h"

#include <algorithm>

namespace vamos {

Batch::Batch(const Config& config, int sentences) : source_eos_(config.source_eos), start_(start_token(config)) {
  const auto n = static_cast<std::size_t>(sentences);
  source.reserve(n * static_cast<std::size_t>(config.max_source_length));
  target_input.reserve(n * static_cast<std::size_t>(config.max_target_length));
  target_output.reserve(n * static_cast<std::size_t>(config.max_target_length));
  source_rows.reserve(n);
  target_rows.reserve(n);
}

void Batch::clear() {
  source.clear();
  target_input.clear();
  target_output.clear();
  source_rows.clear();
  target_rows.clear();
  longest_source_ = longest_target_ = 0;
}

void Batch::add(std::span<const int> source_ids, std::span<const int> target_ids) {
  source.insert(source.end(), source_ids.begin(), source_ids.end());
  target_input.push_back(start_);
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
  const auto close = [](std::vector<RowRange>& rows, std::size_t tokens, int& longest) {
    const int first = rows.empty() ? 0 : rows.back().first + rows.back().count;
    rows.push_back({first, static_cast<int>(tokens) - first});
    longest = std::max(longest, rows.back().count);
  };
  close(source_rows, source.size(), longest_source_);
  close(target_rows, target_input.size(), longest_target_);
}

}  // namespace vamos
