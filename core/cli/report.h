#pragma once

#include <string>
#include <string_view>

#include "core/base/problem.h"

/// How the command talks: results on standard output, everything else as one sentence on standard error.
namespace vamos::cli {

enum ExitCode : int { kOk = 0, kFailure = 1, kUsage = 2, kInterrupted = 130 };

/// "vamos: sentence" on standard error.
void say(std::string_view sentence);
/// The same, and the exit code back.
ExitCode fail(ExitCode code, std::string_view sentence);
/// The problem of what `about` names (a file, an option); a setting that cannot work is an error of usage.
ExitCode fail(std::string_view about, const Problem& problem);

/// To standard output. That it could not be written is told by finish_output().
void print(std::string_view text);
/// Writes out what is still buffered; `code`, or kFailure with a sentence if the output went nowhere.
ExitCode finish_output(ExitCode code);

/// As printf writes it.
[[gnu::format(printf, 1, 2)]] std::string format(const char* pattern, ...);
/// 2499 as "2,499".
std::string grouped(std::uint64_t number);
/// "1 pair", "2,499 pairs".
std::string count_of(std::uint64_t number, const char* singular, const char* plural);
/// 0.9973 as "99.7 %"; 100 % is said of a whole only.
std::string percent(double share);
/// A loss: four digits behind the point, or as many as a small one needs.
std::string loss_text(double loss);
/// "512 bytes", "3.4 KB", "12.0 MB".
std::string file_size(std::size_t bytes);

}  // namespace vamos::cli
