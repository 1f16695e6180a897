#include "core/model/activations.h"

#include "core/model/layers.h"

namespace vamos {

namespace {

template <class... Dimensions>
Tensor with_shape(Dimensions... dimensions) {
  return Tensor{nullptr, {dimensions...}, sizeof...(dimensions)};
}

template <class Visit>
void for_each_activation(Activations& a, const Config& config, const BatchShape& shape, Half half, Visit visit) {
  if (half == Half::both) for_each_encoder_activation(a, config, shape, visit);
  for_each_decoder_activation(a, config, shape, visit);
}

}  // namespace

std::uint64_t activation_reals(const Config& config, const BatchShape& largest, Half half) {
  Activations activations;
  size_layers(activations, config);
  std::uint64_t total = 0;
  for_each_activation(activations, config, largest, half, [&](Path, Tensor&, auto... dimensions) {
    total += Arena::rounded(with_shape(dimensions...).size_64());
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
  for_each_activation(tensors, config, shape, half_, [&](Path, Tensor& tensor, auto... dimensions) {
    tensor = with_shape(dimensions...);
    tensor.data = arena_.take(tensor.size());
  });
  placed_ = shape;
}

}  // namespace vamos
