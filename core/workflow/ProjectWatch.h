// What happens to an open project outside this window or command: others train, rename and delete
// its runs, or its file is moved. Thread rule: one thread at a time; it has a connection of its own.
// Cost: look() reads two numbers, and a few short queries after somebody has written.
#pragma once

#include <filesystem>
#include <string>

#include "core/store/ChangeWatch.h"

namespace tastescope {

enum class ProjectNews {
  None,
  Changed,  ///< runs, stored lists, searches or selections
  Data,     ///< something was added to the data, or taken back
  Gone,     ///< the file is not where it was, see projectGone()
  Back,     ///< it is there again
};

class ProjectWatch {
 public:
  /// Errors as Project::open.
  explicit ProjectWatch(const std::filesystem::path& file);
  /// What happened since the last call. Error as every reader's when the project cannot be read.
  ProjectNews look();

 private:
  Project project_;
  ChangeWatch changes_;
  std::string data_;
  bool gone_ = false;
};

}  // namespace tastescope
