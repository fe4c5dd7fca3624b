// Whether others have changed what a project's viewers show: its runs, stored lists, searches and selections.
// Thread rule: as its Project, which is for it alone. Cost: a look at a counter; a few short queries
// after somebody has written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/store/Project.h"

namespace tastescope {

class ChangeWatch {
 public:
  /// What stands in the project now is known; `project` must outlive the watch and has a connection
  /// that nobody writes through: SQLite's counter does not tell of its own changes.
  explicit ChangeWatch(const Project& project);

  /// Whether something is other than at the last call, a run's trainer that has died meanwhile
  /// included. What a training of this process adds to its own run is not told: its viewers have
  /// that already.
  bool changed();
  /// Of the data as it was at the last look.
  [[nodiscard]] const std::string& data() const { return data_; }

 private:
  [[nodiscard]] std::int64_t version() const;
  [[nodiscard]] std::string state();
  [[nodiscard]] std::vector<bool> lives() const;

  const Project& project_;
  std::int64_t version_;
  std::vector<std::string> owners_;  ///< of the runs that train
  std::string state_;
  std::string data_;  ///< fingerprint
  std::vector<bool> lives_;
};

}  // namespace tastescope
