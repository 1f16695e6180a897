#pragma once

#include <doctest/doctest.h>

#include <cstring>

#include "core/io/config_json.h"
#include "core/session/session.h"

/// Sessions to save, and files to open: as they are, edited, or written by another program.
namespace vamos::checkpoints {

using Bytes = std::vector<std::uint8_t>;
using Opened = Result<std::unique_ptr<Session>>;

inline const std::vector<Example> kPairs{{"let's go", "vamos"},
                                         {"to go", "ir"},
                                         {"the red house", "la casa roja"},
                                         {"a white door", "una puerta blanca"},
                                         {"Where is the house?", "¿Dónde está la casa?"}};

inline SessionOptions options_of(const char* model, const char* training) {
  SessionOptions options;
  options.model.d_model = 8;
  options.model.d_ff = 12;
  options.training.batch_size = 3;
  options.training.total_steps = 80;
  REQUIRE_FALSE(read_config(options.model, *Json::parse(model)));
  REQUIRE_FALSE(read_config(options.training, *Json::parse(training)));
  options.examples = kPairs;
  options.data.validation = {{"to house", "ir"}};
  return options;
}

inline std::unique_ptr<Session> create(const char* model = "{}", const char* training = "{}") {
  return Session::create(options_of(model, training)).value();
}

inline std::string code(const Opened& opened) { return opened ? "" : opened.problem().code; }

inline OpenOptions with_model(const char* json) {
  OpenOptions options;
  options.model = *Json::parse(json);
  return options;
}

/// The file with its header changed by `edit`, which does not see the length.
template <class Edit>
Bytes edited(const Bytes& file, Edit edit) {
  std::uint64_t size = 0;
  std::memcpy(&size, file.data(), sizeof size);
  const auto header_end = file.begin() + 8 + static_cast<std::ptrdiff_t>(size);
  std::string header(file.begin() + 8, header_end);
  edit(header);
  Bytes result(8 + header.size());
  size = header.size();
  std::memcpy(result.data(), &size, sizeof size);
  std::ranges::copy(header, result.begin() + 8);
  result.insert(result.end(), header_end, file.end());
  return result;
}

inline Bytes replaced(const Bytes& file, const std::string& from, const std::string& to) {
  return edited(file, [&](std::string& header) {
    const auto at = header.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, from);
    header.replace(at, from.size(), to);
  });
}

/// As another program writes it: parameters alone.
inline Bytes foreign(const Session& session, const std::string& without = "", const std::string& added = "") {
  SafetensorsWriter writer;
  std::vector<Real> values;
  for (const auto& info : session.tensors()) {
    if (info.gradient || info.name == without) continue;
    writer.declare(info.name, kRealDtype, Shape(info.shape.begin(), info.shape.end()));
    const auto tensor = session.tensor(info.name).value();
    values.insert(values.end(), tensor.begin(), tensor.end());
  }
  if (!added.empty()) writer.declare(added, kRealDtype, {2, 1}), values.insert(values.end(), {1, 2});
  writer.begin();
  writer.write(values);
  return edited(writer.finish(), [](std::string& header) { header.replace(0, 19, "{", 1); });
}

inline std::vector<Real> weights(const Session& s) {
  const auto values = s.parameters().values();
  return {values.begin(), values.end()};
}

}  // namespace vamos::checkpoints
