#include "core/store/ProjectFile.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "core/base/NoRoom.h"
#include "core/base/PartFile.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void throwCannotWrite(const fs::path& file, int code) {
  const std::string details = std::strerror(code);
  if (isTooLarge(code)) throw tooLarge(pathText(file), details);
  if (isNoRoom(code)) {
    throw Error(ErrorCode::DiskFull,
                coreText("Project",
                         "The disk is full, so %1 was not written. Free some space and try again.")
                    .arg(pathText(file)),
                details);
  }
  if (code == EACCES || code == EPERM || code == EROFS) {
    throw Error(
        ErrorCode::ReadOnly,
        coreText("Project",
                 "%1 cannot be written: its folder is read-only. Choose a folder you can write to.")
            .arg(pathText(file)),
        details);
  }
  throw Error(ErrorCode::Io,
              coreText("Project", "%1 could not be written. Check the disk and the permissions.")
                  .arg(pathText(file)),
              details);
}

/// SQLite can hold an exclusive lock only when no other connection, of whatever process, has the
/// file open.
void requireUnused(const fs::path& file) {
  try {
    SQLite::Database database(file, SQLite::OPEN_READWRITE);
    database.exec("PRAGMA locking_mode = EXCLUSIVE");
    database.exec("BEGIN EXCLUSIVE; COMMIT;");
  } catch (const SQLite::Exception& error) {
    if (error.getErrorCode() != SQLITE_BUSY && error.getErrorCode() != SQLITE_LOCKED) return;
    throw Error(
        ErrorCode::Locked,
        coreText("Project",
                 "%1 is open, here or in another program, so it is not replaced. Close it first.")
            .arg(pathText(file)),
        error.what());
  }
}

void removeCompanions(const fs::path& file) {
  std::error_code ignored;
  for (const char* suffix : {"-wal", "-shm", "-journal"}) {
    fs::path other = file;
    other += suffix;
    fs::remove(other, ignored);
  }
}

/// Returns 0 or errno.
int syncPath(const fs::path& path, int flags) {
  const int handle = ::open(path.c_str(), flags | O_CLOEXEC);
  if (handle < 0) return errno;
  const int code = ::fsync(handle) == 0 ? 0 : errno;
  ::close(handle);
  return code;
}

}  // namespace

ProjectFile::ProjectFile(const fs::path& file, bool overwrite)
    : asked_(file, overwrite ? IfExists::Replace : IfExists::Refuse) {
  asked_.database = true;
  const OutputPlace place = placeFor(asked_);
  file_ = place.file;
  if (place.mode) requireUnused(file_);
  const fs::path folder = file_.parent_path();
  if (::faccessat(AT_FDCWD, folder.c_str(), W_OK, AT_EACCESS) != 0) throwCannotWrite(file_, errno);
  const PartFile part = makePartFile(file_, place.mode);
  if (part.descriptor < 0) throwCannotWrite(file_, errno);
  ::close(part.descriptor);
  temporary_ = part.path;
}

ProjectFile::~ProjectFile() {
  std::error_code ignored;
  fs::remove(temporary_, ignored);
  removeCompanions(temporary_);
}

void ProjectFile::publish() {
  if (const int code = syncPath(temporary_, O_RDONLY)) throwCannotWrite(file_, code);
  // A journal of an old project must not be played into the new one, nor that of a project that
  // somebody deleted without it.
  const bool there = fs::exists(file_);
  if (there && asked_.ifExists == IfExists::Replace) requireUnused(file_);
  if (!there || asked_.ifExists == IfExists::Replace) removeCompanions(file_);
  if (asked_.ifExists == IfExists::Replace) {
    if (::rename(temporary_.c_str(), file_.c_str()) != 0) throwCannotWrite(file_, errno);
  } else if (const int code = renameWithoutReplacing(temporary_, file_)) {
    if (code == EEXIST) static_cast<void>(placeFor(asked_));  // says what is there
    throwCannotWrite(file_, code);
  }
  syncPath(file_.parent_path(),
           O_RDONLY | O_DIRECTORY);  // some file systems cannot; the rename itself is done
}

}  // namespace tastescope
