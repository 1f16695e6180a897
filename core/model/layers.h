#pragma once

#include <cstddef>

#include "core/model/config.h"

namespace vamos {

/// Gives Weights or Activations as many layers as the configuration has.
template <class Layered>
void size_layers(Layered& tensors, const Config& config) {
  tensors.encoder = decltype(tensors.encoder)(static_cast<std::size_t>(config.encoder_layers));
  tensors.decoder = decltype(tensors.decoder)(static_cast<std::size_t>(config.decoder_layers));
}

}  // namespace vamos
