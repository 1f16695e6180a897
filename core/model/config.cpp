#include "core/model/config.h"

namespace vamos {

namespace {

Problem not_available(const char* field, const char* value) {
  return {"option_not_available",
          {{"field", field}, {"value", value}},
          std::string(field) + " = " + value + " is not available yet; leave this option at its default."};
}

std::optional<Problem> size_problem(const Config& c) {
  const Range ranges[] = {
      {"sourceVocab", double(c.source_vocab), kFirstWord, 1e6},
      {"targetVocab", double(c.target_vocab), kFirstWord, 1e6},
      {"dModel", double(c.d_model), 1, 1024},
      {"heads", double(c.heads), 1, 64},
      {"encoderLayers", double(c.encoder_layers), 1, 12},
      {"decoderLayers", double(c.decoder_layers), 1, 12},
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
  if (c.position == Position::learned) return not_available("position", "learned");
  if (c.similarity != Similarity::scaled_dot)
    return not_available("similarity", c.similarity == Similarity::dot      ? "dot"
                                       : c.similarity == Similarity::cosine ? "cosine"
                                                                            : "euclidean");
  if (c.activation == Activation::gelu) return not_available("activation", "gelu");
  if (c.start_token == StartToken::bos) return not_available("startToken", "bos");
  if (c.dropout > 0) return not_available("dropout", to_text(c.dropout).c_str());
  return std::nullopt;
}

}  // namespace

std::optional<Problem> problem(const Config& c) {
  if (auto found = size_problem(c)) return found;
  if (auto found = option_problem(c)) return found;
  if (c.d_model % c.heads != 0)
    return Problem{"not_divisible",
                   {{"dModel", to_text(c.d_model)}, {"heads", to_text(c.heads)}},
                   "Each head gets an equal part of the vector, so dModel (" + to_text(c.d_model) +
                       ") must be a multiple of heads (" + to_text(c.heads) + ")."};
  if (c.position == Position::sinusoidal && c.d_model % 2 != 0)
    return Problem{
        "odd_width",
        {{"dModel", to_text(c.d_model)}},
        "Sinusoidal positions pair a sine with a cosine, so dModel must be even; it is " + to_text(c.d_model) + "."};
  return std::nullopt;
}

}  // namespace vamos
