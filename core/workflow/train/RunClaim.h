// Which thread of this process trains a run: the record in the project names a process only. Thread
// rule: any thread. Cost: a look at the file system.
#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "core/base/Ids.h"

namespace tastescope {

class RunClaim {
 public:
  RunClaim(const std::filesystem::path& project, RunId run);
  ~RunClaim();
  RunClaim(const RunClaim&) = delete;
  RunClaim& operator=(const RunClaim&) = delete;
  /// False when another claim on the run lives.
  [[nodiscard]] bool held() const { return held_; }

 private:
  std::pair<std::string, RunId> key_;
  bool held_ = false;
};

}  // namespace tastescope
