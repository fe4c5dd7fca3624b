#include "core/store/RunOwner.h"

#include <unistd.h>

#include <charconv>
#include <fstream>
#include <sstream>
#include <string_view>

namespace tastescope {
namespace {

/// Process ids are used again; the start time since boot (field 22 of stat) tells two of them
/// apart. Empty: no such process.
std::string startTime(int process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  std::getline(file, line);
  const auto name = line.rfind(')');  // the program's name may hold spaces
  if (name == std::string::npos) return {};
  std::istringstream fields(line.substr(name + 1));
  std::string field;
  for (int i = 3; i <= 22; ++i) fields >> field;
  return field;
}

std::string machine() {
  std::ifstream file("/proc/sys/kernel/random/boot_id");
  std::string boot;
  std::getline(file, boot);
  char host[256] = {};
  ::gethostname(host, sizeof host - 1);
  return std::string(host) + ":" + boot;
}

std::string describe(int process) {
  return machine() + ":" + std::to_string(process) + ":" + startTime(process);
}

}  // namespace

std::string ownerOfThisProcess() { return describe(::getpid()); }

bool otherOwnerLives(const std::string& owner) {
  const std::string prefix = machine() + ":";
  if (!owner.starts_with(prefix)) return false;
  int process = 0;
  const auto parsed =
      std::from_chars(owner.data() + prefix.size(), owner.data() + owner.size(), process);
  if (parsed.ec != std::errc() || process == ::getpid()) return false;
  return !startTime(process).empty() && describe(process) == owner;
}

}  // namespace tastescope
