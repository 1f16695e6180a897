#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace vamos {

template <class Signature>
class FunctionRef;

/// A reference to something that can be called, as C++26's std::function_ref. A function that takes one is compiled once, where
/// a template would be compiled for every caller; and nothing is allocated. What it refers to must outlive it: take one as
/// a parameter, never keep it.
template <class R, class... Arguments>
class FunctionRef<R(Arguments...)> {
 public:
  template <class F>
    requires(!std::is_same_v<std::remove_cvref_t<F>, FunctionRef> && std::is_invocable_r_v<R, F&, Arguments...>)
  FunctionRef(F&& function)
      : function_(const_cast<void*>(static_cast<const void*>(std::addressof(function)))),
        call_([](void* erased, Arguments... arguments) -> R {
          return (*static_cast<std::remove_reference_t<F>*>(erased))(std::forward<Arguments>(arguments)...);
        }) {}

  R operator()(Arguments... arguments) const { return call_(function_, std::forward<Arguments>(arguments)...); }

 private:
  void* function_;
  R (*call_)(void*, Arguments...);
};

}  // namespace vamos
