#pragma once

#include <memory>
#include <string>

#include "core/io/safetensors.h"
#include "core/session/session.h"
#include "core/text/pairs_file.h"

namespace vamos::cli {

/// Larger files than these are refused before they fill the memory.
/// Bytes that a model from a file may need: what came back from PyTorch is larger than what a browser has room for.
constexpr double kLargestModelMemory = 16.0 * 1024 * 1024 * 1024;
constexpr std::size_t kLargestPairsFile = 256u << 20, kLargestModelFile = Safetensors::kLargestFile;

/// The sentence pairs of a file, or of standard input for "-"; what is left out is told on standard error. Nothing if the
/// file cannot be read or has no pair: that is told too.
std::optional<PairsFile> load_pairs(const std::string& path);

/// The session that a file holds. Nothing if it cannot be opened: `code` then says how the program ends.
std::unique_ptr<Session> load_session(const std::string& path, OpenOptions options, int& code);

}  // namespace vamos::cli
