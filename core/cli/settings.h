#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/problem.h"
#include "core/io/json.h"

namespace vamos::cli {

/// The options of model, training and tokenizer, by their JavaScript names: from a preset, then from options of their own, then from
/// --set; what comes later wins.
class Settings {
 public:
  void add_options(CLI::App& command);
  /// As read_config() and OpenOptions take them. Problems: file_unreadable {path}; unknown_option, wrong_type {field}.
  struct Objects {
    Json::Object model, training, data;
  };
  Result<Objects> read() const;

 private:
  using Assignment = std::pair<std::string, std::string>;

  void add(CLI::App& command, const char* flag, std::vector<std::string> names, const char* type,
           const char* description, const char* group);

  std::string preset_;
  std::vector<Assignment> assignments_;
  std::vector<std::string> set_;  // name=value
};

}  // namespace vamos::cli
