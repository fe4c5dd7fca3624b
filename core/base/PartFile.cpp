#include "core/base/PartFile.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <functional>
#include <regex>
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

/// Of this machine since its start, and of what of its processes can be seen from here.
std::string placeOfProcesses() {
  std::error_code none;
  return hex(std::hash<std::string>()(
      bootId().append(fs::read_symlink("/proc/self/ns/pid", none).string())));
}

/// Who writes a part file: its name says ".name.part-process-start-place-random".
struct Writer {
  int process = 0;
  std::string start;  ///< empty in ".name.tastescope.part-process-count" of earlier releases
  std::string place;
};

std::string nameOf(const Writer& writer) {
  return std::to_string(writer.process) + "-" + writer.start + "-" + writer.place;
}

/// Whatever SQLite adds to the name; nothing when the file is none of ours.
std::optional<Writer> writerOf(const std::string& name) {
  static const std::regex ours(R"(\..*\.part-(\d{1,9})-(\d+)-([0-9a-f]{16})-[0-9a-f]{16}.*)");
  static const std::regex earlier(R"(\..*\.tastescope\.part-(\d{1,9})-\d+(-wal|-shm|-journal)?)");
  std::smatch part;
  if (std::regex_match(name, part, ours)) return Writer{std::stoi(part[1]), part[2], part[3]};
  if (std::regex_match(name, part, earlier)) return Writer{std::stoi(part[1]), {}, {}};
  return std::nullopt;
}

bool writerLives(const Writer& writer, const struct stat& file) {
  static const std::string here = placeOfProcesses();
  const std::string start = processStart(writer.process);
  if (writer.start.empty()) return !start.empty();
  if (writer.place == here) return start == writer.start;
  const auto changed = std::chrono::system_clock::from_time_t(file.st_mtime);
  return std::chrono::system_clock::now() - changed < kPatience;
}

}  // namespace

PartFile makePartFile(const fs::path& file, std::optional<mode_t> mode) {
  removeLeftovers(file.parent_path());
  constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  std::string prefix(1, '.');
  prefix.append(file.filename().string(), 0, kLongestName).append(kMark);
  const int self = ::getpid();
  prefix.append(nameOf({self, processStart(self), placeOfProcesses()})).append(1, '-');
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
    if (!writer) continue;
    struct stat there {};
    const bool own = ::lstat(at->path().c_str(), &there) == 0 && S_ISREG(there.st_mode) &&
                     there.st_uid == ::geteuid();
    if (own && !writerLives(*writer, there)) ::unlink(at->path().c_str());
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
