#pragma once

#include "core/model/activations.h"
#include "core/model/parameters.h"
#include "core/model/pass.h"
#include "core/ops/elementwise.h"
#include "core/ops/layer_norm.h"

/// The frame around every sublayer (attention, cross-attention, feed-forward):
///   norm none: x + f(x)      post: norm(x + f(x))      pre: x + f(norm(x))
/// and without residual the "x +" is left out; in training f's output passes through dropout. One place knows this; layers
/// pass their sublayer as a function.
namespace vamos {

inline void norm_forward(NormActivations& a, ConstMatrixView x, const NormWeights& w) {
  layer_norm_forward(a.output.matrix(), a.mean.data, a.rstd.data, x, w.weight.data, w.bias.data);
}

/// `d` holds the gradient of the norm's output; dx = that of its input.
inline void norm_backward(MatrixView dx, NormWeights& dw, const NormActivations& d, ConstMatrixView x,
                          const NormActivations& a, const NormWeights& w) {
  layer_norm_backward(dx, dw.weight.data, dw.bias.data, d.output.matrix(), x, a.mean.data, a.rstd.data, w.weight.data);
}

/// The frame's output, or in the gradients' set the gradient of its output.
inline MatrixView residual_output(const ResidualActivations& r, const Config& config) {
  return config.norm == Norm::post ? r.norm.output.matrix() : r.sum.matrix();
}

struct Frame {
  const Config& config;
  bool residual;
  Dropout dropout;
};

inline Frame frame_of(const Config& config, const Pass& pass, Sublayer sublayer, int layer) {
  const bool off = (pass.ablation.residuals[static_cast<std::size_t>(sublayer)] >> layer & 1) != 0;
  return {config, config.residual && !off, dropout_at(pass, DropoutSite::sublayer_output, sublayer, layer)};
}

/// `sublayer(input)` computes f and returns a view of its output. Returns the frame's output.
template <class Sublayer>
MatrixView residual_forward(ResidualActivations& a, ConstMatrixView x, const NormWeights& w, const Frame& frame,
                            Sublayer sublayer) {
  ConstMatrixView input = x;
  if (frame.config.norm == Norm::pre) {
    norm_forward(a.norm, x, w);
    input = a.norm.output.matrix();
  }
  const ConstMatrixView y = sublayer(input);
  const MatrixView sum = a.sum.matrix();
  if (frame.dropout.active()) {
    copy(sum, y);
    dropout(a.sum.values(), frame.dropout);
    if (frame.residual) add_to(sum, x);
  } else if (frame.residual) {
    add(sum, x, y);
  } else {
    copy(sum, y);
  }
  if (frame.config.norm == Norm::post) norm_forward(a.norm, sum, w);
  return residual_output(a, frame.config);
}

/// `d` holds the gradient of the frame's output. `doutput` is the gradient of f's output, to be filled, and
/// `sublayer_backward(dinput, input)` carries it on: dinput = the gradient of f's input. dx = the gradient of x.
template <class SublayerBackward>
void residual_backward(ResidualActivations& d, NormWeights& dw, MatrixView dx, Tensor doutput,
                       const ResidualActivations& a, ConstMatrixView x, const NormWeights& w, const Frame& frame,
                       SublayerBackward sublayer_backward) {
  const MatrixView dsum = d.sum.matrix();
  const Norm kind = frame.config.norm;
  if (kind == Norm::post) norm_backward(dsum, dw, d.norm, a.sum.matrix(), a.norm, w);
  copy(doutput.matrix(), dsum);
  if (frame.dropout.active()) dropout(doutput.values(), frame.dropout);
  if (kind == Norm::pre) {
    sublayer_backward(d.norm.output.matrix(), ConstMatrixView(a.norm.output.matrix()));
    norm_backward(dx, dw, d.norm, x, a.norm, w);
  } else {
    sublayer_backward(dx, x);
  }
  if (frame.residual) add_to(dx, dsum);
}

}  // namespace vamos
