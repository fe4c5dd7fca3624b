#include "core/workflow/train/RunClaim.h"

#include <mutex>
#include <set>

namespace tastescope {
namespace {

struct Claims {
  std::mutex mutex;
  std::set<std::pair<std::string, RunId>> held;
};

Claims& claims() {
  static Claims all;
  return all;
}

}  // namespace

RunClaim::RunClaim(const std::filesystem::path& project, RunId run)
    : key_(std::filesystem::weakly_canonical(project).string(), run) {
  const std::lock_guard lock(claims().mutex);
  held_ = claims().held.insert(key_).second;
}

RunClaim::~RunClaim() {
  if (!held_) return;
  const std::lock_guard lock(claims().mutex);
  claims().held.erase(key_);
}

}  // namespace tastescope
