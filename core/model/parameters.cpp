#include "core/model/parameters.h"

#include <algorithm>
#include <cmath>

#include "core/base/rng.h"
#include "core/model/layers.h"

namespace vamos {

std::string Path::text() const { return prefix + (layer < 0 ? "" : to_text(layer)) + part; }

namespace {

std::uint64_t size_of(const Declaration& d) {
  return static_cast<std::uint64_t>(std::max(d.rows, 1)) * static_cast<std::uint64_t>(d.columns);
}

}  // namespace

std::uint64_t parameter_reals(const Config& config) {
  Weights shape;
  size_layers(shape, config);
  std::uint64_t total = 0;
  for_each_tensor(shape, config,
                  [&](const Path&, Tensor&, const Declaration& d) { total += Arena::rounded(size_of(d)); });
  return total;
}

std::uint64_t parameter_count(const Config& config) {
  Weights shape;
  size_layers(shape, config);
  std::uint64_t total = 0;
  for_each_tensor(shape, config, [&](const Path&, Tensor&, const Declaration& d) { total += size_of(d); });
  return total;
}

ParameterSet make_parameters(const Config& config) {
  ParameterSet set;
  size_layers(set.tensors, config);
  set.arena = Arena(static_cast<std::size_t>(parameter_reals(config)));
  for_each_tensor(set.tensors, config, [&](const Path&, Tensor& tensor, const Declaration& d) {
    tensor.data = set.arena.take(static_cast<std::size_t>(size_of(d)));
    if (d.rows) tensor.dims[tensor.rank++] = d.rows;
    tensor.dims[tensor.rank++] = d.columns;
  });
  return set;
}

void initialise(ParameterSet& parameters, const Config& config) {
  Rng rng(config.seed);
  const auto draw_normal = [&](Tensor& t, double deviation) {
    for (Real& value : t.values()) value = static_cast<Real>(deviation * rng.normal());
  };
  for_each_tensor(parameters.tensors, config, [&](const Path&, Tensor& tensor, const Declaration& d) {
    switch (d.kind) {
      case Kind::embedding:
        draw_normal(tensor, config.embedding_std);
        break;
      case Kind::matrix:
      case Kind::qkv:
        if (config.init == Init::normal) {
          draw_normal(tensor, config.init_std);
        } else {
          const int out = d.kind == Kind::qkv ? d.columns / 3 : d.columns;
          const double bound = std::sqrt(6.0 / (d.rows + out));
          for (Real& value : tensor.values()) value = static_cast<Real>(bound * (2 * rng.uniform() - 1));
        }
        break;
      case Kind::bias:
        std::ranges::fill(tensor.values(), Real(0));
        break;
      case Kind::norm_scale:
        std::ranges::fill(tensor.values(), Real(1));
        break;
    }
  });
}

}  // namespace vamos
