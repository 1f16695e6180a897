#include "core/io/option_names.h"

#include <cmath>
#include <cstring>
#include <limits>

namespace vamos {

namespace {

/// False unless it is a whole number from 0 to `largest`.
bool is_whole(const double* number, double largest) {
  return number && std::floor(*number) == *number && *number >= 0 && *number <= largest;
}

}  // namespace

int value_of(std::string_view name, std::span<const char* const> names) {
  std::size_t i = 0;
  while (i < names.size() && name != names[i]) ++i;
  return static_cast<int>(i);
}

Json Field::value() const {
  switch (type_) {
    case Type::boolean:
      return *static_cast<const bool*>(member_);
    case Type::whole:
      return static_cast<double>(*static_cast<const int*>(member_));
    case Type::seed:
      return static_cast<double>(*static_cast<const std::uint32_t*>(member_));
    case Type::number:
      return *static_cast<const double*>(member_);
    case Type::choice:
      break;
  }
  unsigned index = 0;
  std::memcpy(&index, member_, sizeof index);
  return std::string(index < choices_.size() ? choices_[index] : "invalid");
}

bool Field::set(const Json& json) const {
  const double* number = json.number();
  switch (type_) {
    case Type::boolean:
      if (json.boolean()) *static_cast<bool*>(member_) = *json.boolean();
      return json.boolean();
    case Type::whole:
      if (!is_whole(number, std::numeric_limits<int>::max())) return false;
      *static_cast<int*>(member_) = static_cast<int>(*number);
      return true;
    case Type::seed:
      if (!is_whole(number, std::numeric_limits<std::uint32_t>::max())) return false;
      *static_cast<std::uint32_t*>(member_) = static_cast<std::uint32_t>(*number);
      return true;
    case Type::number:
      if (number) *static_cast<double*>(member_) = *number;
      return number;
    case Type::choice:
      break;
  }
  if (!json.string()) return false;
  const int index = value_of(*json.string(), choices_);
  std::memcpy(member_, &index, sizeof index);
  return true;
}

void for_each_field(Config& c, VisitField visit) {
  visit("sourceVocab", c.source_vocab);
  visit("targetVocab", c.target_vocab);
  visit("dModel", c.d_model);
  visit("heads", c.heads);
  visit("encoderLayers", c.encoder_layers);
  visit("decoderLayers", c.decoder_layers);
  visit("dFf", c.d_ff);
  visit("norm", c.norm);
  visit("residual", c.residual);
  visit("position", c.position);
  visit("similarity", c.similarity);
  visit("activation", c.activation);
  visit("outputProjection", c.output_projection);
  visit("attentionBias", c.attention_bias);
  visit("linearBias", c.linear_bias);
  visit("outputBias", c.output_bias);
  visit("sourceEos", c.source_eos);
  visit("embeddingScale", c.embedding_scale);
  visit("init", c.init);
  visit("initStd", c.init_std);
  visit("embeddingStd", c.embedding_std);
  visit("dropout", c.dropout);
  visit("startToken", c.start_token);
  visit("maxSourceLength", c.max_source_length);
  visit("maxTargetLength", c.max_target_length);
  visit("seed", c.seed);
}

void for_each_field(TrainingConfig& c, VisitField visit) {
  visit("optimizer", c.optimizer);
  visit("learningRate", c.learning_rate);
  visit("beta1", c.beta1);
  visit("beta2", c.beta2);
  visit("epsilon", c.epsilon);
  visit("momentum", c.momentum);
  visit("weightDecay", c.weight_decay);
  visit("schedule", c.schedule);
  visit("warmupSteps", c.warmup_steps);
  visit("totalSteps", c.total_steps);
  visit("batchSize", c.batch_size);
  visit("gradientClip", c.gradient_clip);
  visit("labelSmoothing", c.label_smoothing);
  visit("seed", c.seed);
}

void for_each_field(Tokenizer& c, VisitField visit) {
  visit("tokenizer", c.kind);
  visit("lowercase", c.lowercase);
  visit("digitGroup", c.digit_group);
}

}  // namespace vamos
