// Reading and setting tensors by name. Matrices are stored transposed; here they are turned into PyTorch's layout.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/model/path.h"
#include "core/session/problems.h"
#include "core/session/session.h"
#include "core/session/tensor_layout.h"

namespace vamos {

namespace {

/// Calls f(tensor, declaration) for the one with this name; false if there is none.
bool with_tensor(const ParameterSet& set, const Config& config, std::string_view name,
                 FunctionRef<void(const Tensor&, const Declaration&)> f) {
  bool found = false;
  for_each_tensor(set.tensors, config, [&](const Path& path, const Tensor& tensor, const Declaration& d) {
    if (found || path.text() != name) return;
    found = true;
    f(tensor, d);
  });
  return found;
}

}  // namespace

std::vector<Session::TensorInfo> Session::tensors() const {
  std::vector<TensorInfo> list;
  for (const bool gradient : {false, true})
    for_each_tensor(parameters_.tensors, config(), [&](const Path& path, const Tensor&, const Declaration& d) {
      list.push_back({gradient ? std::string(kGradientPrefix) + path.text() : path.text(), pytorch_shape(d), gradient});
    });
  return list;
}

Result<std::vector<Real>> Session::tensor(const std::string& name) const {
  const bool gradient = name.starts_with(kGradientPrefix);
  const auto plain_name = std::string_view(name).substr(gradient ? kGradientPrefix.size() : 0);
  std::vector<Real> values;
  const bool found = with_tensor(gradient ? trainer_.gradients() : parameters_, config(), plain_name,
                                 [&](const Tensor& t, const Declaration& d) {
                                   values.resize(t.size());
                                   to_pytorch(t.data, d, values.data());
                                 });
  if (!found) return unknown_tensor(name);
  return values;
}

std::optional<Problem> Session::set_tensor(const std::string& name, std::span<const Real> values) {
  std::optional<Problem> found_problem;
  const bool found = with_tensor(parameters_, config(), name, [&](const Tensor& t, const Declaration& d) {
    if (values.size() != t.size()) {
      found_problem = Problem{"wrong_size",
                              {{"name", name}, {"expected", t.size()}, {"actual", values.size()}},
                              "'{name}' holds {expected} numbers, not {actual}."};
    } else if (!std::ranges::all_of(values, [](Real x) { return std::isfinite(x); })) {
      found_problem = not_finite_value(name);
    } else {
      if (set_by_hand_.empty()) pristine_before_ = pristine_;
      SetByHand& by_hand = set_by_hand_[name];
      if (by_hand.before.empty()) {
        by_hand.before.resize(t.size());
        to_pytorch(t.data, d, by_hand.before.data());
      }
      // By their bits: a zero may have a sign.
      by_hand.differs = std::memcmp(by_hand.before.data(), values.data(), values.size_bytes()) != 0;
      from_pytorch(values.data(), d, t.data);
    }
  });
  if (!found) return unknown_tensor(name);
  if (!found_problem) {
    inspected_.stale = true;
    pristine_ = pristine_before_ && !altered();
  }
  return found_problem;
}

bool Session::altered() const {
  return std::ranges::any_of(set_by_hand_, [](const auto& entry) { return entry.second.differs; });
}

}  // namespace vamos
