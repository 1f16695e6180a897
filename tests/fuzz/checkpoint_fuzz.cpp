// Opens whatever bytes as a checkpoint: it is refused, or it is a session that trains, translates and saves. Seeds are in
// corpus/checkpoint; checkpoint_seeds.cpp writes them.
#include <cstdint>

#include "core/base/check.h"
#include "core/session/session.h"

using namespace vamos;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  OpenOptions options;
  options.memory_limit = 4 << 20;  // a step of the largest model then takes milliseconds
  // The first bit of the last byte: a file that brings no sentences is given some.
  if (size > 0 && data[size - 1] % 2 == 1) options.examples = {{"let's go", "vamos"}, {"to go", "ir"}};
  auto opened = Session::open({data, size}, std::move(options));
  if (!opened) {
    VAMOS_CHECK(!opened.problem().text.empty() && opened.problem().text.back() == '.');
    return 0;
  }
  Session& session = *opened.value();
  // What was read is written as it was read.
  const auto saved = session.save();
  const auto again = Session::open(saved);
  VAMOS_CHECK(again && again.value()->save() == saved);
  if (session.train(1)) static_cast<void>(session.translate("let's go", {.max_length = 4}));
  return 0;
}
