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
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

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

/// Empty: no such process, or one that is dead and only not yet waited for. Ids are used again; the
/// start time (field 22) tells two apart.
std::string startOf(const std::string& process) {
  std::ifstream file("/proc/" + process + "/stat");
  std::string line;
  std::getline(file, line);
  const std::size_t name = line.rfind(')');  // the program's name may hold spaces
  if (name == std::string::npos) return {};
  std::istringstream fields(line.substr(name + 1));
  std::string field;
  fields >> field;
  if (field == "Z" || field == "X") return {};
  for (int at = 4; at <= 22; ++at) fields >> field;
  return field;
}

/// Of this machine since its start, and of what of its processes can be seen from here (FNV-1a).
std::string placeOfProcesses() {
  std::ifstream file("/proc/sys/kernel/random/boot_id");
  std::string place;
  std::getline(file, place);
  std::error_code none;
  place += fs::read_symlink("/proc/self/ns/pid", none).string();
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : place) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hex(hash);
}

/// "process-start-place" of this process.
std::string writerName() {
  const std::string process = std::to_string(::getpid());
  return process + "-" + startOf(process) + "-" + placeOfProcesses();
}

/// The parts of ".name.part-process-start-place-random", whatever SQLite adds to it; else empty.
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
  return ours ? writer : std::array<std::string, 4>();
}

bool writerLives(const std::array<std::string, 4>& writer, const struct stat& file) {
  static const std::string here = placeOfProcesses();
  if (writer[2] == here) return startOf(writer[0]) == writer[1];
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
