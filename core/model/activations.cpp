#include "core/model/activations.h"

#include <algorithm>

#include "core/model/layers.h"

namespace vamos {

namespace {

template <class... Dimensions>
Tensor with_shape(Dimensions... dimensions) {
  return Tensor{nullptr, {dimensions...}, sizeof...(dimensions)};
}

}  // namespace

std::uint64_t activation_reals(const Config& config, const BatchShape& largest) {
  Activations activations;
  size_layers(activations, config);
  std::uint64_t total = 0;
  for_each_activation(activations, config, largest, [&](Tensor&, auto... dimensions) {
    total += Arena::rounded(with_shape(dimensions...).size_64());
  });
  return total;
}

ActivationSet::ActivationSet(const Config& config, const BatchShape& largest)
    : arena_(static_cast<std::size_t>(activation_reals(config, largest))) {
  size_layers(tensors, config);
}

void ActivationSet::place(const Config& config, const BatchShape& shape) {
  if (shape == placed_) return;
  arena_.rewind();
  for_each_activation(tensors, config, shape, [&](Tensor& tensor, auto... dimensions) {
    tensor = with_shape(dimensions...);
    tensor.data = arena_.take(tensor.size());
  });
  placed_ = shape;
}

void ActivationSet::zero() { std::ranges::fill(arena_.used(), Real(0)); }

}  // namespace vamos
