// Private to core/store: what a project was before it is brought up to date lies beside it until that
// has succeeded. Thread rule: as the connection. Cost: the file, once.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>

namespace tastescope {

class MigrationBackup {
 public:
  /// Copies `file` to "<file>.before-update". One that is there already, from an update that failed,
  /// is the older and stays. Throws what copyDatabase() throws.
  MigrationBackup(SQLite::Database& database, const std::filesystem::path& file);
  /// The update has succeeded.
  void remove() const;

 private:
  std::filesystem::path backup_;
};

}  // namespace tastescope
