#include "core/store/MigrationBackup.h"

#include <unistd.h>

#include <cerrno>

#include "core/base/NoRoom.h"
#include "core/base/PartFile.h"
#include "core/base/Progress.h"
#include "core/store/DatabaseCopy.h"
#include "core/store/ProjectConnection.h"
#include "core/store/SqlSupport.h"

namespace tastescope {

MigrationBackup::MigrationBackup(SQLite::Database& database, const std::filesystem::path& file)
    : backup_(besides(file, ".before-update")) {
  if (std::filesystem::exists(backup_)) return;
  const PartFile part = makePartFile(backup_, std::nullopt);
  if (part.descriptor < 0) {
    if (isNoRoom(errno)) throwNoRoom(file, storedBytes(database), "backup");
    throw Error(
        ErrorCode::Io,
        coreText("Project",
                 "%1 is from an older Tastescope, and a copy of it could not be made before "
                 "the update. Check the permissions of its folder.")
            .arg(pathText(file)));
  }
  ::close(part.descriptor);
  std::error_code ignored;
  try {
    Progress unseen;
    copyDatabase(database, part.path, file, unseen, {});
  } catch (...) {
    std::filesystem::remove(part.path, ignored);
    throw;
  }
  // Another process may have been first.
  if (renameWithoutReplacing(part.path, backup_) != 0) std::filesystem::remove(part.path, ignored);
}

void MigrationBackup::remove() const {
  std::error_code ignored;
  std::filesystem::remove(backup_, ignored);
}

}  // namespace tastescope
