#include "core/cli/inputs.h"

#include "core/cli/files.h"
#include "core/cli/report.h"

namespace vamos::cli {

namespace {

constexpr std::size_t kBadLinesTold = 3;

void tell_what_is_left_out(const std::string& name, const PairsFile& file) {
  if (file.bad_line_count > 0) {
    std::string lines;
    for (std::size_t i = 0; i < std::min(kBadLinesTold, file.bad_lines.size()); ++i) {
      const BadLine& bad = file.bad_lines[i];
      lines += format("%s line %zu %s", i == 0 ? ":" : ",", bad.line, to_text(bad.reason));
    }
    if (file.bad_line_count > kBadLinesTold) lines += ", and " + grouped(file.bad_line_count - kBadLinesTold) + " more";
    say(name + ": " + count_of(file.bad_line_count, "line is", "lines are") + " left out" + lines + ".");
  }
  if (file.duplicates > 0)
    say(name + ": " + count_of(file.duplicates, "pair that is there twice is", "pairs that are there twice are") +
        " used once.");
  if (file.truncated)
    say(name + ": only the first " + grouped(file.train.size() + file.validation.size()) + " pairs are used.");
}

}  // namespace

std::optional<PairsFile> load_pairs(const std::string& path) {
  const std::string name = path == "-" ? "standard input" : path;
  const auto text = read_file(path, kLargestPairsFile);
  if (!text) {
    fail(name, text.problem());
    return std::nullopt;
  }
  // The page's limits are for a browser; sentences may be as long as a model can read.
  auto read =
      read_pairs(text.value(), {.bytes = kLargestPairsFile, .pairs = 1'000'000, .characters = 4000, .words = 500});
  if (!read) {
    fail(name, read.problem());
    return std::nullopt;
  }
  PairsFile& file = read.value();
  tell_what_is_left_out(name, file);
  if (file.train.empty() && file.validation.empty()) {
    fail(kFailure, name + ": There is no sentence pair in it; each line needs a sentence, a tab and its translation.");
    return std::nullopt;
  }
  return std::move(file);
}

std::unique_ptr<Session> load_session(const std::string& path, OpenOptions options, int& code) {
  const auto bytes = read_file(path, kLargestModelFile);
  if (!bytes) {
    code = fail(path, bytes.problem());
    return nullptr;
  }
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.value().data());
  options.memory_limit = kLargestModelMemory;
  auto opened = Session::open({data, bytes.value().size()}, std::move(options));
  if (!opened) {
    code = fail(path, opened.problem());
    return nullptr;
  }
  return std::move(opened.value());
}

}  // namespace vamos::cli
