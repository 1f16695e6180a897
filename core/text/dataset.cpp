#include "core/text/dataset.h"

#include <algorithm>
#include <numeric>

#include "core/base/rng.h"
#include "core/base/sort.h"

namespace vamos {

namespace {

using Sentences = std::vector<std::vector<std::string>>;

std::optional<Problem> tokenize(const std::vector<Example>& examples, const Tokenizer& tokenizer, Sentences& sources,
                                Sentences& targets) {
  for (std::size_t i = 0; i < examples.size(); ++i) {
    sources.push_back(tokenizer.tokenize(examples[i].source));
    targets.push_back(tokenizer.tokenize(examples[i].target));
    if (sources.back().empty() || targets.back().empty()) return empty_example(static_cast<int>(i) + 1);
  }
  return std::nullopt;
}

int longest(const Sentences& sentences) {
  std::size_t n = 0;
  for (const auto& sentence : sentences) n = std::max(n, sentence.size());
  return static_cast<int>(n);
}

/// Indices of the held-out examples, in ascending order: at least one is left to train on.
std::vector<std::size_t> draw_held_out(std::size_t count, double fraction, uint32_t seed) {
  const auto wanted = std::min(static_cast<std::size_t>(fraction * static_cast<double>(count) + 0.5), count - 1);
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  Rng rng(seed);
  for (std::size_t i = 0; i < wanted; ++i) std::swap(order[i], order[i + rng.below(static_cast<uint32_t>(count - i))]);
  order.resize(wanted);
  heap_sort(order);
  return order;
}

}  // namespace

Result<Dataset> make_dataset(const std::vector<Example>& examples, const DatasetOptions& options,
                             std::optional<Vocabularies> given) {
  if (examples.empty()) return Problem{"no_examples", {}, "There is no sentence pair to learn from; add at least one."};
  const Range ranges[] = {{"validation", options.validation_fraction, 0, 0.9},
                          {"maxVocabulary", static_cast<double>(options.max_vocabulary), 1, 100000}};
  if (auto found = first_out_of_range(ranges)) return *found;

  Sentences sources, targets, held_sources, held_targets;
  if (auto found = tokenize(examples, options.tokenizer, sources, targets)) return *found;
  if (auto found = tokenize(options.validation, options.tokenizer, held_sources, held_targets)) return *found;

  if (options.validation.empty() && options.validation_fraction > 0) {
    const auto held_out = draw_held_out(examples.size(), options.validation_fraction, options.seed);
    Sentences kept_sources, kept_targets;
    for (std::size_t i = 0, next = 0; i < examples.size(); ++i) {
      const bool held = next < held_out.size() && held_out[next] == i;
      next += held;
      (held ? held_sources : kept_sources).push_back(std::move(sources[i]));
      (held ? held_targets : kept_targets).push_back(std::move(targets[i]));
    }
    sources = std::move(kept_sources);
    targets = std::move(kept_targets);
  }

  Dataset data;
  data.tokenizer = options.tokenizer;
  const auto limit = static_cast<std::size_t>(options.max_vocabulary);
  Vocabularies both =
      given ? std::move(*given)
            : Vocabularies{Vocabulary::from(sources, limit), Vocabulary::from(targets, limit, options.target_bos)};
  data.source_vocabulary = std::move(both.source);
  data.target_vocabulary = std::move(both.target);
  const auto encode = [&](const Sentences& s, const Sentences& t, std::vector<EncodedExample>& out) {
    for (std::size_t i = 0; i < s.size(); ++i)
      out.push_back({data.source_vocabulary.encode(s[i]), data.target_vocabulary.encode(t[i])});
  };
  encode(sources, targets, data.train);
  encode(held_sources, held_targets, data.validation);
  data.longest_source = std::max(longest(sources), longest(held_sources));
  data.longest_target = std::max(longest(targets), longest(held_targets));
  return data;
}

std::vector<int> token_counts(const std::vector<EncodedExample>& examples, bool target, int vocabulary) {
  std::vector<int> counts(static_cast<std::size_t>(vocabulary));
  for (const EncodedExample& example : examples)
    for (const int id : target ? example.target : example.source) ++counts[static_cast<std::size_t>(id)];
  return counts;
}

}  // namespace vamos
