#include "core/store/ProjectFile.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <string>
#include <string_view>

#include "core/store/RunOwner.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void throwExists(const fs::path& file) {
  throw Error(
      ErrorCode::InvalidInput,
      coreText("Project", "%1 exists already. Choose another name, or say that it may be replaced.")
          .arg(pathText(file)));
}

[[noreturn]] void throwCannotWrite(const fs::path& file, int code) {
  const std::string details = std::strerror(code);
  if (code == ENOSPC || code == EDQUOT) {
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

void removeWithCompanions(const fs::path& file) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    fs::path other = file;
    other += suffix;
    fs::remove(other, ignored);
  }
}

/// Hidden, in the target's folder: the rename must stay within one file system.
std::string temporaryPrefix(const fs::path& file) {
  std::string prefix(1, '.');
  prefix += file.filename().string();
  return prefix += ".part-";
}

/// "PID-START-N" or, as earlier releases wrote it, "PID-N": true when that process is gone.
bool writerIsGone(std::string_view part) {
  int process = 0;
  const char* const end = part.data() + part.size();
  const auto parsed = std::from_chars(part.data(), end, process);
  if (parsed.ec != std::errc() || process <= 0) return false;
  const std::string now = processStart(process);
  if (now.empty()) return true;
  part.remove_prefix(static_cast<std::size_t>(parsed.ptr - part.data()));
  std::uint64_t start = 0;
  if (!part.starts_with('-')) return false;
  const auto second = std::from_chars(part.data() + 1, end, start);
  if (second.ec != std::errc() || second.ptr == end || *second.ptr != '-') return false;
  const bool numbered = second.ptr + 1 != end && second.ptr[1] >= '0' && second.ptr[1] <= '9';
  return numbered && std::to_string(start) != now;
}

/// Returns 0 or errno.
int syncPath(const fs::path& path, int flags) {
  const int handle = ::open(path.c_str(), flags | O_CLOEXEC);
  if (handle < 0) return errno;
  const int code = ::fsync(handle) == 0 ? 0 : errno;
  ::close(handle);
  return code;
}

int renameWithoutReplacing(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // A file system without the flag: a link fails where the name is taken, just as well.
  if (::link(from.c_str(), to.c_str()) != 0) return errno;
  return ::unlink(from.c_str()) == 0 ? 0 : errno;
}

}  // namespace

void removeLeftovers(const fs::path& file) {
  const std::string prefix = temporaryPrefix(file);
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(fs::absolute(file).parent_path(), ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(prefix) && writerIsGone(std::string_view(name).substr(prefix.size())))
      fs::remove(entry.path(), ignored);
  }
}

ProjectFile::ProjectFile(const fs::path& file, bool overwrite)
    : file_(fs::absolute(file)), overwrite_(overwrite) {
  const fs::path folder = file_.parent_path();
  if (!fs::is_directory(folder)) {
    throw Error(ErrorCode::NotFound,
                coreText("Project", "The folder %1 does not exist. Create it, or choose another.")
                    .arg(pathText(folder)));
  }
  if (fs::is_directory(file_)) {
    throw Error(
        ErrorCode::InvalidInput,
        coreText("Project", "%1 is a folder. Name a file for the project.").arg(pathText(file_)));
  }
  if (fs::exists(file_)) {
    if (!overwrite) throwExists(file_);
    requireUnused(file_);
  }
  if (::faccessat(AT_FDCWD, folder.c_str(), W_OK, AT_EACCESS) != 0) throwCannotWrite(file_, errno);
  removeLeftovers(file_);
  static std::atomic<int> counter{0};
  temporary_ = folder / (temporaryPrefix(file_) + std::to_string(::getpid()) + "-" +
                         processStart(::getpid()) + "-" + std::to_string(++counter));
}

ProjectFile::~ProjectFile() { removeWithCompanions(temporary_); }

void ProjectFile::publish() {
  if (const int code = syncPath(temporary_, O_RDONLY)) throwCannotWrite(file_, code);
  if (overwrite_) {
    if (fs::exists(file_)) {
      requireUnused(file_);
      // A journal of the old project must not be played into the new one.
      std::error_code ignored;
      for (const char* suffix : {"-wal", "-shm", "-journal"}) {
        fs::path other = file_;
        other += suffix;
        fs::remove(other, ignored);
      }
    }
    if (::rename(temporary_.c_str(), file_.c_str()) != 0) throwCannotWrite(file_, errno);
  } else if (const int code = renameWithoutReplacing(temporary_, file_)) {
    if (code == EEXIST) throwExists(file_);
    throwCannotWrite(file_, code);
  }
  syncPath(file_.parent_path(),
           O_RDONLY | O_DIRECTORY);  // some file systems cannot; the rename itself is done
}

}  // namespace tastescope
