#include "core/store/DatabaseCopy.h"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include "core/base/Error.h"
#include "core/store/SqlSupport.h"

namespace tastescope {

void copyDatabase(SQLite::Database& from, const std::filesystem::path& to,
                  const std::filesystem::path& named, Progress& progress,
                  const std::stop_token& stop) {
  constexpr int kPagesBetweenLooks = 1024;
  SQLite::Database copy(to, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
  // Without a moment held, SQLite would begin anew whenever somebody writes.
  const SQLite::Transaction moment(from);
  const std::uintmax_t bytes = storedBytes(from);
  progress.begin(coreText("Project", "Copying the project"), coreText("Project", "MB"),
                 bytes / 1'000'000);
  sqlGuardWriting(named, copy, bytes, [&] {
    SQLite::Backup backup(copy, from);
    int code = SQLITE_OK;
    do {
      throwIfStopped(stop);
      code = backup.executeStep(kPagesBetweenLooks);
      const auto all = static_cast<std::uintmax_t>(backup.getTotalPageCount());
      const auto left = static_cast<std::uintmax_t>(backup.getRemainingPageCount());
      if (all > 0) progress.set(bytes / 1'000'000 * (all - left) / all);
    } while (code != SQLITE_DONE);
  });
}

}  // namespace tastescope
