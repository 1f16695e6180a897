#pragma once

#include <array>
#include <string>
#include <string_view>
#include <type_traits>

#include "core/model/config.h"
#include "core/text/tasks.h"
#include "core/text/tokenizer.h"
#include "core/train/training_config.h"

/// Names of the options as JavaScript knows them, in the order of the enumerations. A name that is none of them becomes
/// the enumeration's `invalid`, which problem() then reports.
namespace vamos {

template <class E>
struct EnumNames;

#define VAMOS_ENUM_NAMES(Type, ...)                                          \
  template <>                                                                \
  struct EnumNames<Type> {                                                   \
    static constexpr auto names = std::to_array<const char*>({__VA_ARGS__}); \
    static_assert(names.size() == static_cast<std::size_t>(Type::invalid));  \
  }
VAMOS_ENUM_NAMES(Norm, "none", "post", "pre");
VAMOS_ENUM_NAMES(Position, "none", "sinusoidal", "learned");
VAMOS_ENUM_NAMES(Similarity, "scaled_dot", "dot", "cosine", "euclidean");
VAMOS_ENUM_NAMES(Activation, "relu", "gelu");
VAMOS_ENUM_NAMES(Init, "normal", "xavier");
VAMOS_ENUM_NAMES(StartToken, "eos", "bos");
VAMOS_ENUM_NAMES(TokenizerKind, "word", "character");
VAMOS_ENUM_NAMES(TaskKind, "reverse", "sort", "copy", "numbers", "dates");
VAMOS_ENUM_NAMES(OptimizerKind, "sgd", "adam", "adamw");
VAMOS_ENUM_NAMES(ScheduleKind, "constant", "inverse_sqrt", "cosine");
#undef VAMOS_ENUM_NAMES

template <class E>
std::string name_of(E value) {
  const auto index = static_cast<std::size_t>(value);
  return index < EnumNames<E>::names.size() ? EnumNames<E>::names[index] : "invalid";
}

template <class E>
E value_of(std::string_view name) {
  for (std::size_t i = 0; i < EnumNames<E>::names.size(); ++i)
    if (name == EnumNames<E>::names[i]) return static_cast<E>(i);
  return E::invalid;
}

/// visit(name, member) for every field of the configuration, by its JavaScript name.
template <class C, class Visit>
  requires std::is_same_v<std::remove_const_t<C>, Config>
void for_each_field(C& c, Visit visit) {
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

template <class C, class Visit>
  requires std::is_same_v<std::remove_const_t<C>, TrainingConfig>
void for_each_field(C& c, Visit visit) {
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

template <class C, class Visit>
  requires std::is_same_v<std::remove_const_t<C>, Tokenizer>
void for_each_field(C& c, Visit visit) {
  visit("tokenizer", c.kind);
  visit("lowercase", c.lowercase);
  visit("digitGroup", c.digit_group);
}

}  // namespace vamos
