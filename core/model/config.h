#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/base/problem.h"
#include "core/ops/similarity.h"
#include "core/text/special_tokens.h"

namespace vamos {

/// `invalid` stands for a name that is none of the others: problem() reports it.
enum class Norm { none, post, pre, invalid };
enum class Position { none, sinusoidal, learned, invalid };
enum class Activation { relu, gelu, invalid };
enum class Init { normal, xavier, invalid };
enum class StartToken { eos, bos, invalid };

/// Sizes and switches of the model. The defaults are a small model that learns the sentence lessons; `web/engine/types.ts`
/// says the same field by field.
struct Config {
  int source_vocab = 0;
  int target_vocab = 0;
  int d_model = 32;
  int heads = 2;
  int encoder_layers = 1;
  int decoder_layers = 1;
  int d_ff = 64;  // 0: no feed-forward layers
  Norm norm = Norm::post;
  bool residual = true;
  Position position = Position::sinusoidal;
  Similarity similarity = Similarity::scaled_dot;
  Activation activation = Activation::relu;
  bool output_projection = true;
  bool attention_bias = true;  // of the q, k, v projections and of the output projection
  bool linear_bias = true;     // of the feed-forward layers
  bool output_bias = true;
  bool source_eos = false;
  bool embedding_scale = true;  // embeddings · √d_model
  Init init = Init::xavier;
  double init_std = 0.02;       // with Init::normal
  double embedding_std = 0.06;  // before embedding_scale; of learned positions too, which are not scaled
  double dropout = 0;           // in training: of embeddings, attention weights, hidden units and sublayers' outputs
  StartToken start_token = StartToken::eos;
  int max_source_length = 0;  // tokens, <EOS> included; a Session takes what is 0 from its data
  int max_target_length = 0;
  uint32_t seed = 1;
};

/// What the decoder is fed first: <EOS>, or a <BOS> of its own.
inline int start_token(const Config& config) { return config.start_token == StartToken::bos ? kBos : kEos; }
/// Whether a decoder may write this token: a word or <EOS>.
inline bool can_be_written(int token, const Config& config) {
  return token == kEos || (token >= kFirstWord && token != (config.start_token == StartToken::bos ? kBos : -1));
}

/// Most layers that an encoder or a decoder can have.
constexpr int kMaxLayers = 12;

/// Largest memory that a model may ask for, all arenas together: two of them fit into the browser's heap of 1 GB, so that a
/// new session can be made before the old one is let go.
constexpr double kMemoryLimitBytes = 384.0 * 1024 * 1024;

/// The first thing wrong with the configuration, or nothing. A learner should understand the sentence.
std::optional<Problem> problem(const Config& config);

}  // namespace vamos
