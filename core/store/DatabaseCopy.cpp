#include "core/store/DatabaseCopy.h"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include "core/base/Error.h"
#include "core/store/SqlSupport.h"

namespace tastescope {

void copyDatabase(SQLite::Database& from, const std::filesystem::path& to,
                  const std::stop_token& stop) {
  constexpr int kPagesBetweenLooks = 4096;
  SQLite::Database copy(to, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
  sqlGuardWriting(to, copy, storedBytes(from), [&] {
    SQLite::Backup backup(copy, from);
    while (backup.executeStep(kPagesBetweenLooks) != SQLITE_DONE) throwIfStopped(stop);
  });
}

}  // namespace tastescope
