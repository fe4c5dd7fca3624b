#include "core/store/RunOwner.h"

#include <unistd.h>

#include <charconv>
#include <fstream>
#include <optional>
#include <sstream>
#include <string_view>

namespace tastescope {
namespace {

std::string machine() {
  std::ifstream file("/proc/sys/kernel/random/boot_id");
  std::string boot;
  std::getline(file, boot);
  char host[256] = {};
  ::gethostname(host, sizeof host - 1);
  return std::string(host) + ":" + boot;
}

std::string describe(int process) {
  return machine() + ":" + std::to_string(process) + ":" + processStart(process);
}

/// The process `owner` names, if it is of this machine and lives.
std::optional<int> livingProcess(const std::string& owner) {
  const std::string prefix = machine() + ":";
  if (!owner.starts_with(prefix)) return std::nullopt;
  int process = 0;
  const auto parsed =
      std::from_chars(owner.data() + prefix.size(), owner.data() + owner.size(), process);
  if (parsed.ec != std::errc() || processStart(process).empty()) return std::nullopt;
  return describe(process) == owner ? std::optional(process) : std::nullopt;
}

}  // namespace

std::string processStart(int process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  std::getline(file, line);
  const auto name = line.rfind(')');  // the program's name may hold spaces
  if (name == std::string::npos) return {};
  std::istringstream fields(line.substr(name + 1));
  std::string field;
  fields >> field;
  if (field == "Z" || field == "X") return {};
  for (int i = 4; i <= 22; ++i) fields >> field;
  return field;
}

std::string ownerOfThisProcess() { return describe(::getpid()); }

bool ownerLives(const std::string& owner) { return livingProcess(owner).has_value(); }

bool otherOwnerLives(const std::string& owner) {
  const auto process = livingProcess(owner);
  return process && *process != ::getpid();
}

}  // namespace tastescope
