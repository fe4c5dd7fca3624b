// Private to core/store: the file a new project is written to aside, and its change of places with
// the old one. Thread rule: one thread. Cost: publish() waits for the disk.
#pragma once

#include <filesystem>

#include "core/base/OutputFile.h"

namespace tastescope {

class ProjectFile {
 public:
  /// Error(InvalidInput | Locked | NotFound | ReadOnly) when `file` cannot become a project.
  /// Removes leftovers.
  ProjectFile(const std::filesystem::path& file, bool overwrite);
  ProjectFile(const ProjectFile&) = delete;
  ProjectFile& operator=(const ProjectFile&) = delete;
  /// Removes the temporary file and SQLite's companions of it, unless published.
  ~ProjectFile();

  /// Where it will be, symbolic links followed.
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] const std::filesystem::path& temporary() const { return temporary_; }
  /// Flushes to the disk and renames over the target. The connection must be closed.
  void publish();

 private:
  OutputFile asked_;
  std::filesystem::path file_;
  std::filesystem::path temporary_;
};

}  // namespace tastescope
