#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "core/base/problem.h"

namespace vamos::cli {

/// The bytes of a file, or of standard input for "-". Problems: file_unreadable {path}; file_too_large {limit in MB}.
Result<std::string> read_file(const std::string& path, std::size_t most_bytes);

/// Whether a file could be written there, as far as that can be told without writing: worth knowing before the work.
/// Problem `file_unwritable` {path}.
std::optional<Problem> problem_with_output(const std::string& path);

/// Whether both names lead to one file that is there.
bool same_file(const std::string& a, const std::string& b);

/// Writes beside the file and puts the new one into its place when it is complete, so that there is always one whole file;
/// what is no regular file (a device, a pipe) is written as it is. Problem `file_unwritable` {path}.
std::optional<Problem> write_file(const std::string& path, std::span<const std::uint8_t> bytes);

}  // namespace vamos::cli
