#include "core/model/transformer.h"

#include <algorithm>
#include <cmath>

#include "core/model/decoder.h"
#include "core/model/encoder.h"
#include "core/model/residual.h"
#include "core/model/sublayers.h"
#include "core/ops/embedding.h"
#include "core/ops/linear.h"
#include "core/ops/position.h"

namespace vamos {

namespace {

BatchShape largest_shape(const Config& c, int sentences) {
  return {sentences,
          sentences * c.max_source_length,
          sentences * c.max_target_length,
          c.max_source_length,
          c.max_target_length,
          c.max_target_length};
}

std::size_t position_rows(const Config& c) {
  if (c.position != Position::sinusoidal) return 0;
  return static_cast<std::size_t>(std::max(c.max_source_length, c.max_target_length));
}

/// For the attention of the longest sentences.
std::uint64_t scratch_reals(const Config& config, const BatchShape& largest) {
  const int longest = std::max(largest.longest_source, largest.longest_target);
  return attention_scratch(config.d_model / config.heads, longest, longest);
}

}  // namespace

Real embedding_scale(const Config& c) { return c.embedding_scale ? std::sqrt(static_cast<Real>(c.d_model)) : Real(1); }

std::uint64_t transformer_reals(const Config& config, int max_sentences) {
  const BatchShape largest = largest_shape(config, max_sentences);
  return 2 * activation_reals(config, largest) + scratch_reals(config, largest) +
         position_rows(config) * static_cast<std::uint64_t>(config.d_model);
}

Transformer::Transformer(const Config& config, int max_sentences)
    : config_((VAMOS_CHECK(!problem(config)), config)),  // before anything is sized by it
      max_sentences_(max_sentences),
      forward_(config, largest_shape(config, max_sentences)),
      gradient_(config, largest_shape(config, max_sentences)),
      positions_(position_rows(config) * static_cast<std::size_t>(config.d_model), Real(0)),
      scratch_(static_cast<std::size_t>(scratch_reals(config, largest_shape(config, max_sentences)))) {
  const MatrixView table{positions_.data(), static_cast<int>(position_rows(config)), config.d_model, config.d_model};
  if (config.position == Position::sinusoidal) sinusoidal_positions(table);
}

ConstMatrixView Transformer::positions(const Weights& weights, bool target) const {
  if (config_.position == Position::learned) return (target ? weights.tgt_position : weights.src_position).matrix();
  return {positions_.data(), static_cast<int>(position_rows(config_)), config_.d_model, config_.d_model};
}

void Transformer::embed(Tensor embedded, std::span<const int> ids, std::span<const RowRange> rows,
                        const Weights& weights, bool target, int first) const {
  const Tensor& table = target ? weights.tgt_embedding : weights.src_embedding;
  embedding_forward(embedded.matrix(), table.matrix(), ids, embedding_scale(config_));
  if (config_.position != Position::none && !pass_.ablation.position)
    position_forward(embedded.matrix(), positions(weights, target), rows, first);
  const Dropout drop = embedding_dropout(pass_, target);
  if (drop.active()) dropout(embedded.values(), drop);
}

void Transformer::embed_backward(Tensor d, Tensor dtable, Tensor dpositions, std::span<const int> ids,
                                 std::span<const RowRange> rows, bool target) const {
  const Dropout drop = embedding_dropout(pass_, target);
  if (drop.active()) dropout(d.values(), drop);
  if (dpositions) position_backward(dpositions.matrix(), d.matrix(), rows);
  embedding_backward(dtable.matrix(), d.matrix(), ids, embedding_scale(config_));
}

void Transformer::encode(const Weights& weights, const Batch& batch, const Pass& pass) {
  pass_ = pass;
  forward_.place(config_, shape_of(batch));
  Activations& a = forward_.tensors;
  embed(a.source_embedded, batch.source, batch.source_rows, weights, false);

  const EncoderContext context{config_, pass_, batch.source_rows, scratch_.data()};
  MatrixView x = a.source_embedded.matrix();
  for (std::size_t n = 0; n < a.encoder.size(); ++n)
    x = encoder_layer_forward(a.encoder[n], x, weights.encoder[n], static_cast<int>(n), context);
  if (config_.norm == Norm::pre) norm_forward(a.encoder_norm, x, weights.encoder_norm);
}

void Transformer::decode(const Weights& weights, const Batch& batch) {
  // The encoder's tensors are declared before the decoder's, so they stay in place while a decoded target grows.
  forward_.place(config_, shape_of(batch));
  Activations& a = forward_.tensors;
  embed(a.target_embedded, batch.target_input, batch.target_rows, weights, true);

  const DecoderContext context{config_, pass_, batch.source_rows, batch.target_rows, scratch_.data()};
  MatrixView y = a.target_embedded.matrix();
  for (std::size_t n = 0; n < a.decoder.size(); ++n)
    y = decoder_layer_forward(a.decoder[n], y, memory(), weights.decoder[n], static_cast<int>(n), context);
  if (config_.norm == Norm::pre) norm_forward(a.decoder_norm, y, weights.decoder_norm);

  linear_forward(a.logits.matrix(), decoded(), weights.generator_weight.matrix(), weights.generator_bias.data);
}

CrossEntropy Transformer::loss(const Batch& batch, double label_smoothing) {
  Activations& a = forward_.tensors;
  label_smoothing_ = label_smoothing;
  return cross_entropy_forward(a.probabilities.matrix(), a.logits.matrix(), batch.target_output, label_smoothing);
}

// The forward pass read from its end: each block below undoes one above, in reverse order.
void Transformer::backward(Weights& dw, const Weights& weights, const Batch& batch) {
  gradient_.place(config_, shape_of(batch));
  const Activations& a = forward_.tensors;
  Activations& d = gradient_.tensors;

  cross_entropy_backward(d.logits.matrix(), a.probabilities.matrix(), batch.target_output, label_smoothing_);

  const bool pre = config_.norm == Norm::pre;
  const MatrixView dlast = decoder_layer_output(d.decoder.back(), config_);
  linear_backward(pre ? d.decoder_norm.output.matrix() : dlast, dw.generator_weight.matrix(), dw.generator_bias.data,
                  d.logits.matrix(), decoded(), weights.generator_weight.matrix());
  if (pre)
    norm_backward(dlast, dw.decoder_norm, d.decoder_norm, decoder_layer_output(a.decoder.back(), config_),
                  a.decoder_norm, weights.decoder_norm);

  const DecoderContext decoder{config_, pass_, batch.source_rows, batch.target_rows, scratch_.data()};
  for (std::size_t n = a.decoder.size(); n-- > 0;) {
    const MatrixView y = n ? decoder_layer_output(a.decoder[n - 1], config_) : a.target_embedded.matrix();
    const MatrixView dy = n ? decoder_layer_output(d.decoder[n - 1], config_) : d.target_embedded.matrix();
    decoder_layer_backward(d.decoder[n], dw.decoder[n], dy, memory_gradient(), a.decoder[n], y, memory(),
                           weights.decoder[n], static_cast<int>(n), decoder);
  }
  embed_backward(d.target_embedded, dw.tgt_embedding, dw.tgt_position, batch.target_input, batch.target_rows, true);

  const MatrixView dencoded = encoder_layer_output(d.encoder.back(), config_);
  if (pre)
    norm_backward(dencoded, dw.encoder_norm, d.encoder_norm, encoder_layer_output(a.encoder.back(), config_),
                  a.encoder_norm, weights.encoder_norm);
  const EncoderContext encoder{config_, pass_, batch.source_rows, scratch_.data()};
  for (std::size_t n = a.encoder.size(); n-- > 0;) {
    const MatrixView x = n ? encoder_layer_output(a.encoder[n - 1], config_) : a.source_embedded.matrix();
    const MatrixView dx = n ? encoder_layer_output(d.encoder[n - 1], config_) : d.source_embedded.matrix();
    encoder_layer_backward(d.encoder[n], dw.encoder[n], dx, a.encoder[n], x, weights.encoder[n], static_cast<int>(n),
                           encoder);
  }
  embed_backward(d.source_embedded, dw.src_embedding, dw.src_position, batch.source, batch.source_rows, false);
}

BatchShape Transformer::shape_of(const Batch& batch) const {
  VAMOS_CHECK(batch.sentences() > 0 && batch.sentences() <= max_sentences_);
  VAMOS_CHECK(batch.longest_source() <= config_.max_source_length);
  VAMOS_CHECK(batch.longest_target() <= config_.max_target_length);
  return {batch.sentences(),      batch.source_tokens(),  batch.target_tokens(),
          batch.longest_source(), batch.longest_target(), batch.longest_target()};
}

ConstMatrixView Transformer::memory() const {
  const Activations& a = forward_.tensors;
  return config_.norm == Norm::pre ? a.encoder_norm.output.matrix() : encoder_layer_output(a.encoder.back(), config_);
}

MatrixView Transformer::memory_gradient() {
  Activations& d = gradient_.tensors;
  return config_.norm == Norm::pre ? d.encoder_norm.output.matrix() : encoder_layer_output(d.encoder.back(), config_);
}

ConstMatrixView Transformer::decoded() const {
  const Activations& a = forward_.tensors;
  return config_.norm == Norm::pre ? a.decoder_norm.output.matrix() : decoder_layer_output(a.decoder.back(), config_);
}

}  // namespace vamos
