#include "core/store/RunOwner.h"

#include <unistd.h>

#include <charconv>
#include <optional>

#include "core/base/Processes.h"

namespace tastescope {
namespace {

std::string machine() {
  char host[256] = {};
  ::gethostname(host, sizeof host - 1);
  return std::string(host) + ":" + bootId();
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

std::string ownerOfThisProcess() { return describe(::getpid()); }

bool ownerLives(const std::string& owner) { return livingProcess(owner).has_value(); }

bool otherOwnerLives(const std::string& owner) {
  const auto process = livingProcess(owner);
  return process && *process != ::getpid();
}

}  // namespace tastescope
