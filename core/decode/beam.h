#pragma once

#include <vector>

#include "core/decode/stepper.h"

namespace vamos {

/// A word in the tree of hypotheses that beam search kept.
struct BeamNode {
  int parent = -1;  // index of the node before it, -1 for a first word
  int token = kEos;
  double log_probability = 0;  // of everything up to this word
};

/// A translation that ended with <EOS>.
struct BeamEnd {
  int node = -1;   // the last word before <EOS>, -1 if there is none
  int length = 1;  // tokens, <EOS> included
  double log_probability = 0;
  double score = 0;  // log_probability / length^length_penalty
};

struct BeamOptions {
  int width = 4;
  int max_length = 0;         // tokens, <EOS> included
  double length_penalty = 1;  // 0: long translations are less probable; 1: the mean log probability of a token decides
};

/// Beam search: after each step the `width` most probable hypotheses live on, and each of them may end. Scores are
/// length-normalised (Wu et al. 2016, section 7, with the plain length). With a width of at least the number of prefixes it
/// is an exhaustive search. Equal candidates: the earlier parent, then the lower id.
/// After construction nothing is allocated.
class BeamSearch {
 public:
  BeamSearch(const Config& config, int max_width);

  /// For the one hypothesis that `stepper` was started with.
  void run(Stepper& stepper, const BeamOptions& options);

  /// What was kept, each node after its parent, and by step which nodes were kept: steps()[t] to steps()[t + 1].
  std::span<const BeamNode> nodes() const { return nodes_; }
  std::span<const int> steps() const { return steps_; }
  /// The best `width` translations, best first. There is always one.
  std::span<const BeamEnd> ends() const { return ends_; }

 private:
  struct Candidate {
    int parent, token;
    double log_probability;
  };
  void collect(MatrixView logits, std::span<const double> before, std::size_t width);
  void end(int node, int length, double log_probability, const BeamOptions& options);

  Config config_;
  std::vector<BeamNode> nodes_;
  std::vector<int> steps_;
  std::vector<BeamEnd> ends_;
  std::vector<Candidate> candidates_;
  std::vector<int> living_, tokens_, parents_, order_;
  std::vector<double> probabilities_;  // of the living, as logarithms
  std::vector<double> end_probabilities_;
};

/// Reals, counted generously, that it holds.
std::uint64_t beam_reals(const Config& config, int max_width);

}  // namespace vamos
