#include "core/cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace vamos::cli {

namespace {

namespace fs = std::filesystem;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  int number() const { return number_; }
  bool valid() const { return number_ >= 0; }
  bool close() {
    const bool good = number_ < 0 || ::close(number_) == 0;
    number_ = -1;
    return good;
  }

 private:
  int number_;
};

Problem unreadable(const std::string& path, const char* why) {
  return Problem{"file_unreadable", {{"path", path}}, "The file cannot be read: {why}.", {{"why", why}}};
}

Problem unwritable(const std::string& path, const char* why) {
  return Problem{"file_unwritable", {{"path", path}}, "The file cannot be written: {why}.", {{"why", why}}};
}

bool write_all(int descriptor, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

/// Where a link leads, so that the link stays.
std::string destination(const std::string& path) {
  std::error_code error;
  const fs::path target = fs::is_symlink(path, error) ? fs::weakly_canonical(path, error) : fs::path(path);
  return error ? path : target.string();
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t most_bytes) {
  const bool standard_input = path == "-";
  Descriptor opened(standard_input ? -1 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!standard_input && !opened.valid()) return unreadable(path, std::strerror(errno));
  const int descriptor = standard_input ? STDIN_FILENO : opened.number();
  std::string text;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t count = ::read(descriptor, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable(path, std::strerror(errno));
    if (count == 0) return text;
    text.append(buffer, static_cast<std::size_t>(count));
    if (text.size() > most_bytes) {
      const std::string limit = to_text(static_cast<double>(most_bytes) / 1048576);
      return Problem{"file_too_large", {{"limit", limit}}, "The file is larger than {limit} MB; use a smaller one."};
    }
  }
}

std::optional<Problem> problem_with_output(const std::string& path) {
  const std::string target = destination(path);
  struct stat status{};
  if (::stat(target.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) return unwritable(path, std::strerror(EISDIR));
    if (::access(target.c_str(), W_OK) != 0) return unwritable(path, std::strerror(errno));
    if (!S_ISREG(status.st_mode)) return std::nullopt;
  }
  const fs::path folder = fs::path(target).parent_path();
  const std::string name = folder.empty() ? "." : folder.string();
  if (::stat(name.c_str(), &status) != 0) return unwritable(path, std::strerror(errno));
  if (!S_ISDIR(status.st_mode)) return unwritable(path, std::strerror(ENOTDIR));
  if (::access(name.c_str(), W_OK | X_OK) != 0) return unwritable(path, std::strerror(errno));
  return std::nullopt;
}

bool same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return fs::is_regular_file(a, error) && fs::equivalent(a, b, error);
}

std::optional<Problem> write_file(const std::string& path, std::span<const std::uint8_t> bytes) {
  const std::string target = destination(path);
  struct stat status{};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) {
    Descriptor direct(::open(target.c_str(), O_WRONLY | O_CLOEXEC));
    const bool good = direct.valid() && write_all(direct.number(), bytes) && direct.close();
    return good ? std::nullopt : std::optional(unwritable(path, std::strerror(errno)));
  }
  const std::string temporary = target + ".part-" + std::to_string(::getpid());
  Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!file.valid()) return unwritable(path, std::strerror(errno));
  if (exists) (void)::fchmod(file.number(), status.st_mode & 07777);
  if (write_all(file.number(), bytes) && ::fsync(file.number()) == 0 && file.close() &&
      std::rename(temporary.c_str(), target.c_str()) == 0)
    return std::nullopt;
  const int reason = errno;
  ::unlink(temporary.c_str());
  return unwritable(path, std::strerror(reason));
}

}  // namespace vamos::cli
