// What the names and shapes of a file's tensors tell of its model.
#include <algorithm>
#include <limits>

#include "core/io/checkpoint.h"

namespace vamos {

namespace {

constexpr char kEncoderLayer[] = "transformer.encoder.layers.", kDecoderLayer[] = "transformer.decoder.layers.";

/// One dimension of a tensor; 0 if the file has it not. problem(config) refuses what is too large.
int dimension(const Safetensors& file, const std::string& name, std::size_t index) {
  const FileTensor* tensor = file.find(name);
  if (!tensor || index >= tensor->shape.size()) return 0;
  return static_cast<int>(std::min<std::uint64_t>(tensor->shape[index], std::numeric_limits<int>::max()));
}

int layers(const Safetensors& file, const char* prefix) {
  int n = 0;
  while (file.find(prefix + to_text(n) + ".self_attn.in_proj_weight")) ++n;
  return n;
}

}  // namespace

Problem tensor_missing(const std::string& name, const std::string& expected) {
  return {"tensor_missing",
          {{"name", name}, {"expected", expected}},
          "The file has no tensor '{name}' of shape {expected}; its model is another one than its names or the options "
          "say."};
}

std::optional<Problem> infer_config(Config& c, const Safetensors& file) {
  for (const char* name : {"src_embedding.weight", "tgt_embedding.weight"})
    if (!file.find(name)) return tensor_missing(name, "[vocabulary, dModel]");
  c.source_vocab = dimension(file, "src_embedding.weight", 0);
  c.target_vocab = dimension(file, "tgt_embedding.weight", 0);
  c.d_model = dimension(file, "src_embedding.weight", 1);
  c.encoder_layers = layers(file, kEncoderLayer);
  c.decoder_layers = layers(file, kDecoderLayer);

  const std::string layer = std::string(kEncoderLayer) + "0";
  const auto has = [&](const char* part) { return file.find(layer + part) != nullptr; };
  c.d_ff = dimension(file, layer + ".linear1.weight", 0);
  c.output_projection = has(".self_attn.out_proj.weight");
  c.attention_bias = has(".self_attn.in_proj_bias");
  c.linear_bias = has(".linear1.bias");
  c.output_bias = file.find("generator.bias") != nullptr;
  c.norm = !has(".norm1.weight") ? Norm::none : file.find("transformer.encoder.norm.weight") ? Norm::pre : Norm::post;
  if (file.find("src_position.weight")) {
    c.position = Position::learned;
    c.max_source_length = dimension(file, "src_position.weight", 0);
    c.max_target_length = dimension(file, "tgt_position.weight", 0);
  }
  return std::nullopt;
}

}  // namespace vamos
