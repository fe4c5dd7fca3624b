#include "core/base/PartFile.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <sstream>
#include <string>
#include <string_view>

#include "core/base/Processes.h"

namespace tastescope {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMark = ".part-";
constexpr std::size_t kLongestName = 100;  // of the file's own name; the whole may have 255 bytes
/// A process elsewhere, on a machine that shares the folder, cannot be seen: it has that long.
constexpr auto kPatience = std::chrono::hours(24);

std::string hex(std::uint64_t value) {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(value));
  return digits;
}

/// Of this machine since its start, and of what of its processes can be seen from here (FNV-1a).
std::string placeOfProcesses() {
  std::string place = bootId();
  std::error_code none;
  place += fs::read_symlink("/proc/self/ns/pid", none).string();
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : place) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hex(hash);
}

/// "process-start-place" of this process.
std::string writerName() {
  const int process = ::getpid();
  return std::to_string(process) + "-" + processStart(process) + "-" + placeOfProcesses();
}

/// The parts of ".name.part-process-start-place-random", whatever SQLite adds to it; of earlier
/// releases' ".name.tastescope.part-process-count" the process alone; else empty.
std::array<std::string, 4> writerOf(const std::string& name) {
  const std::size_t mark = name.rfind(kMark);
  if (!name.starts_with('.') || mark == std::string::npos) return {};
  std::istringstream parts(name.substr(mark + kMark.size()));
  std::array<std::string, 4> writer;
  for (std::string& part : writer) std::getline(parts, part, '-');
  const auto made = [](const std::string& part, std::size_t length, std::string_view digits) {
    return !part.empty() && (length == 0 || part.size() == length) &&
           part.find_first_not_of(digits) == std::string::npos;
  };
  constexpr std::string_view kHex = "0123456789abcdef";
  const bool ours = made(writer[0], 0, "0123456789") && made(writer[1], 0, "0123456789") &&
                    made(writer[2], 16, kHex) && made(writer[3], 16, kHex);
  if (ours) return writer;
  const bool beside =
      writer[2].empty() || writer[2] == "wal" || writer[2] == "shm" || writer[2] == "journal";
  const bool earlier = name.substr(0, mark).ends_with(".tastescope") && beside &&
                       made(writer[0], 0, "0123456789") && made(writer[1], 0, "0123456789");
  return earlier ? std::array<std::string, 4>{writer[0]} : std::array<std::string, 4>();
}

bool writerLives(const std::array<std::string, 4>& writer, const struct stat& file) {
  static const std::string here = placeOfProcesses();
  int process = 0;
  std::from_chars(writer[0].data(), writer[0].data() + writer[0].size(), process);
  if (writer[1].empty()) return !processStart(process).empty();
  if (writer[2] == here) return processStart(process) == writer[1];
  const auto changed = std::chrono::system_clock::from_time_t(file.st_mtime);
  return std::chrono::system_clock::now() - changed < kPatience;
}

}  // namespace

PartFile makePartFile(const fs::path& file, std::optional<mode_t> mode) {
  removeLeftovers(file.parent_path());
  constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  std::string prefix(1, '.');
  prefix.append(file.filename().string(), 0, kLongestName).append(kMark);
  prefix.append(writerName()).append(1, '-');
  for (int attempt = 0; attempt < 8; ++attempt) {
    std::uint64_t random = 0;
    if (::getrandom(&random, sizeof random, 0) != sizeof random) break;
    PartFile part{.path = file.parent_path() / (prefix + hex(random))};
    part.descriptor = ::open(part.path.c_str(), kFlags, mode ? 0600 : 0666);
    if (part.descriptor < 0 && errno == EEXIST) continue;
    if (part.descriptor >= 0 && mode) static_cast<void>(::fchmod(part.descriptor, *mode));
    return part;
  }
  return {};
}

void removeLeftovers(const fs::path& folder) {
  std::error_code ignored;
  for (fs::directory_iterator at(folder, ignored), end; !ignored && at != end;
       at.increment(ignored)) {
    const auto writer = writerOf(at->path().filename().string());
    if (writer[0].empty()) continue;
    struct stat there {};
    const bool own = ::lstat(at->path().c_str(), &there) == 0 && S_ISREG(there.st_mode) &&
                     there.st_uid == ::geteuid();
    if (own && !writerLives(writer, there)) ::unlink(at->path().c_str());
  }
}

int renameWithoutReplacing(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // A file system without the flag: a link fails where the name is taken, just as well.
  if (::link(from.c_str(), to.c_str()) != 0) return errno;
  return ::unlink(from.c_str()) == 0 ? 0 : errno;
}

}  // namespace tastescope
