#include "core/model/activations.h"

#include "core/model/layers.h"

namespace vamos {

namespace {

Tensor with_shape(std::initializer_list<int> dimensions) {
  Tensor tensor;
  for (const int dimension : dimensions) tensor.dims[tensor.rank++] = dimension;
  return tensor;
}

void for_each_in(Half half, Activations& a, const Config& config, const BatchShape& shape, VisitActivation visit) {
  if (half == Half::both) for_each_encoder_activation(a, config, shape, visit);
  for_each_decoder_activation(a, config, shape, visit);
}

}  // namespace

std::uint64_t activation_reals(const Config& config, const BatchShape& largest, Half half) {
  Activations activations;
  size_layers(activations, config);
  std::uint64_t total = 0;
  for_each_in(half, activations, config, largest, [&](const Path&, Tensor&, auto dimensions) {
    total += Arena::rounded(with_shape(dimensions).size_64());
  });
  return total;
}

ActivationSet::ActivationSet(const Config& config, const BatchShape& largest, Half half)
    : arena_(static_cast<std::size_t>(activation_reals(config, largest, half))), half_(half) {
  size_layers(tensors, config);
}

void ActivationSet::place(const Config& config, const BatchShape& shape) {
  if (shape == placed_) return;
  arena_.rewind();
  for_each_in(half_, tensors, config, shape, [&](const Path&, Tensor& tensor, auto dimensions) {
    tensor = with_shape(dimensions);
    tensor.data = arena_.take(tensor.size());
  });
  placed_ = shape;
}

}  // namespace vamos
