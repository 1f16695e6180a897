#include "core/model/config.h"

namespace vamos {

namespace {

std::optional<Problem> size_problem(const Config& c) {
  const int first_word = c.start_token == StartToken::bos ? kBos + 1 : kFirstWord;
  const Range ranges[] = {
      {"sourceVocab", double(c.source_vocab), kFirstWord, 1e6},
      {"targetVocab", double(c.target_vocab), double(first_word), 1e6},
      {"dModel", double(c.d_model), 1, 1024},
      {"heads", double(c.heads), 1, 64},
      {"encoderLayers", double(c.encoder_layers), 1, kMaxLayers},
      {"decoderLayers", double(c.decoder_layers), 1, kMaxLayers},
      {"dFf", double(c.d_ff), 0, 8192},
      {"initStd", c.init_std, 0, 10},
      {"embeddingStd", c.embedding_std, 0, 10},
      {"dropout", c.dropout, 0, 0.9},
      {"maxSourceLength", double(c.max_source_length), 1, 512},
      {"maxTargetLength", double(c.max_target_length), 2, 512},
  };
  return first_out_of_range(ranges);
}

std::optional<Problem> option_problem(const Config& c) {
  if (c.norm == Norm::invalid) return bad_option("norm", "none, post, pre");
  if (c.position == Position::invalid) return bad_option("position", "none, sinusoidal, learned");
  if (c.similarity == Similarity::invalid) return bad_option("similarity", "scaled_dot, dot, cosine, euclidean");
  if (c.activation == Activation::invalid) return bad_option("activation", "relu, gelu");
  if (c.init == Init::invalid) return bad_option("init", "normal, xavier");
  if (c.start_token == StartToken::invalid) return bad_option("startToken", "eos, bos");
  return std::nullopt;
}

}  // namespace

std::optional<Problem> problem(const Config& c) {
  if (auto found = size_problem(c)) return found;
  if (auto found = option_problem(c)) return found;
  if (c.d_model % c.heads != 0)
    return Problem{
        "not_divisible",
        {{"dModel", c.d_model}, {"heads", c.heads}},
        "Each head gets an equal part of the vector, so dModel ({dModel}) must be a multiple of heads ({heads})."};
  if (c.position == Position::sinusoidal && c.d_model % 2 != 0)
    return Problem{"odd_width",
                   {{"dModel", c.d_model}},
                   "Sinusoidal positions pair a sine with a cosine, so dModel must be even; it is {dModel}."};
  return std::nullopt;
}

}  // namespace vamos
