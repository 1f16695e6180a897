#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/problem.h"
#include "core/text/tokenizer.h"
#include "core/text/vocabulary.h"

namespace vamos {

struct Example {
  std::string source, target;
};

/// One pair as token ids, without start and end.
struct EncodedExample {
  std::vector<int> source, target;
};

struct DatasetOptions {
  Tokenizer tokenizer;
  /// Held-out sentences of their own; if there are none, this share of the examples is drawn from the seed.
  std::vector<Example> validation;
  double validation_fraction = 0;
  int max_vocabulary = 4000;  // words a side; rarer ones become <UNK>
  bool target_bos = false;    // the target vocabulary has a <BOS>
  uint32_t seed = 1;
};

/// Sentence pairs, tokenized and encoded, with the vocabularies that the training sentences define.
struct Dataset {
  Tokenizer tokenizer;
  Vocabulary source_vocabulary, target_vocabulary;
  std::vector<EncodedExample> train, validation;
  int longest_source = 0, longest_target = 0;  // tokens, without <EOS>
};

/// The sentences define the vocabularies, unless `given` are those of a saved model, whose embeddings have their rows.
/// Problems: no_examples; empty_example {index}: a side without a token; out_of_range: the fraction.
Result<Dataset> make_dataset(const std::vector<Example>& examples, const DatasetOptions& options,
                             std::optional<Vocabularies> given = std::nullopt);

/// How often each token of a vocabulary of this size occurs on one side of the examples.
std::vector<int> token_counts(const std::vector<EncodedExample>& examples, bool target, int vocabulary);

}  // namespace vamos
