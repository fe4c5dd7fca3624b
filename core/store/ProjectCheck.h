// Looks at everything a project file holds and says what of it is not whole. The file is only read.
// Thread rule: any thread; one file at a time. Cost: reads the file about twice; one of an older
// version is copied first, for only the copy is brought up to date.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Text.h"

namespace tastescope {

struct CheckFinding {
  /// "file", "schema", "structure", "keys", "data", "run", "weights", "checkpoint", "results",
  /// "lists", "maps", "studies", "feedback", "people"; "version", "checksums", "other-data" for what is no
  /// damage.
  std::string part;
  std::int64_t run = 0;  ///< it is of; 0: of none
  Text sentence;
  std::string details;  ///< technical
  bool damage = true;   ///< else a remark
};

struct CheckReport {
  std::vector<CheckFinding> findings;
  int version = 0;  ///< of its schema
  std::uint64_t users = 0, items = 0, interactions = 0;
  std::uint64_t runs = 0;
  [[nodiscard]] bool whole() const;
};

/// Error(NotFound | Io | Locked) when there is no file or it cannot be looked at; damage is no Error.
CheckReport checkProject(const std::filesystem::path& file, Progress& progress,
                         const std::stop_token& stop);

}  // namespace tastescope
