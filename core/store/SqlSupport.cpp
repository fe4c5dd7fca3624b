#include "core/store/SqlSupport.h"

#include <sqlite3.h>

#include <algorithm>

#include "core/base/NoRoom.h"
#include "core/base/NumberText.h"

namespace tastescope {
namespace {

/// Without what SQLite adds to some of its codes: an IOERR_WRITE is an IOERR.
int primaryCode(const SQLite::Exception& error) {
  constexpr int kPrimary = 0xff;
  return error.getErrorCode() & kPrimary;
}

/// Why the last write of a file failed, as its system said; 0 when none did.
int lastErrno(sqlite3_file* file) {
  int code = 0;
  if (file != nullptr && file->pMethods != nullptr && file->pMethods->xFileControl != nullptr)
    file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &code);
  return code;
}

/// Why there was no room for a write to the database or its journal; 0 when that was not it. What the
/// connection itself remembers may be of the clearing up behind the failure.
int noRoomErrno(sqlite3* database) {
  sqlite3_file* file = nullptr;
  sqlite3_file* journal = nullptr;
  sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  sqlite3_file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal);
  for (const int code : {sqlite3_system_errno(database), lastErrno(journal), lastErrno(file)}) {
    if (isNoRoom(code)) return code;
  }
  return 0;
}

}  // namespace

std::string pathText(const std::filesystem::path& file) {
  const auto text = file.u8string();
  return {text.begin(), text.end()};
}

void throwDamaged(const std::filesystem::path& file, const std::string& details) {
  throw Error(
      ErrorCode::Corrupt,
      coreText("Project",
               "%1 is damaged and cannot be read completely. Restore it from a copy, or check the "
               "project and save what is whole.")
          .arg(pathText(file)),
      details);
}

void throwChecksum(const std::filesystem::path& file, const Text& part) {
  throw Error(ErrorCode::Corrupt,
              coreText("Project",
                       "%1 is damaged: %2 does not fit its checksum. Restore the file from a copy, "
                       "or check the project and save what is whole.")
                  .arg(pathText(file))
                  .arg(part));
}

void throwSqlError(const SQLite::Exception& error, const std::filesystem::path& file) {
  const std::string path = pathText(file);
  switch (primaryCode(error)) {
    case SQLITE_INTERRUPT: throw Cancelled{};
    case SQLITE_FULL:
      throw Error(
          ErrorCode::DiskFull,
          coreText("Project",
                   "The disk is full, so %1 was not written. Free some space and try again.")
              .arg(path),
          error.what());
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error(ErrorCode::Locked,
                  coreText("Project", "Another program is using %1. Close it there and try again.")
                      .arg(path),
                  error.what());
    case SQLITE_READONLY:
    case SQLITE_PERM:
      throw Error(
          ErrorCode::ReadOnly,
          coreText("Project",
                   "%1 cannot be changed: it is read-only. Copy it to a folder you can write to.")
              .arg(path),
          error.what());
    case SQLITE_NOTADB:
      throw Error(
          ErrorCode::Corrupt,
          coreText("Project",
                   "%1 is not a Tastescope project. Choose a .tastescope file, or import this "
                   "file as data.")
              .arg(path),
          error.what());
    case SQLITE_CORRUPT:
    case SQLITE_TOOBIG:  // see SmallValues and harden()
    case SQLITE_ERROR:   // our statements are right: a table or column of theirs is gone
      throwDamaged(file, error.what());
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      throw Error(ErrorCode::Io,
                  coreText("Project",
                           "%1 could not be read or written. Check the disk and the permissions.")
                      .arg(path),
                  error.what());
    default:
      throw Error(ErrorCode::Internal,
                  coreText("Project",
                           "%1 did not accept an operation. Close other programs that use it and "
                           "try again; the details say why.")
                      .arg(path),
                  error.what());
  }
}

namespace {

std::string inMegabytes(std::uintmax_t bytes) {
  return decimals(static_cast<double>(bytes) / 1e6, 1);
}

/// "about 0.0 MB" helps nobody.
std::string neededMegabytes(std::uintmax_t bytes) {
  constexpr std::uintmax_t kLeastSaid = 100'000;
  return inMegabytes(std::max(bytes, kLeastSaid));
}

[[noreturn]] void throwFileTooLarge(const std::filesystem::path& file, std::uintmax_t bytes,
                                    const std::string& details) {
  throw Error(ErrorCode::DiskFull,
              coreText("Project",
                       "What was to be written to %1 needs about %2 MB, and with them it would be "
                       "larger than a file may be here. Raise the limit of file sizes (ulimit -f), "
                       "or use a disk that takes larger files.")
                  .arg(pathText(file))
                  .arg(neededMegabytes(bytes)),
              details);
}

}  // namespace

void throwIfNoRoom(const SQLite::Exception& error, SQLite::Database& database,
                   const std::filesystem::path& file, std::uintmax_t bytes) {
  const int code = primaryCode(error);
  const int reason = code == SQLITE_IOERR ? noRoomErrno(database.getHandle()) : 0;
  if (isTooLarge(reason)) throwFileTooLarge(file, bytes, error.what());
  if (code == SQLITE_FULL || reason != 0) throwNoRoom(file, bytes, error.what());
}

void throwNoRoom(const std::filesystem::path& file, std::uintmax_t bytes,
                 const std::string& details) {
  std::error_code ignored;
  const auto space = std::filesystem::space(std::filesystem::absolute(file).parent_path(), ignored);
  throw Error(ErrorCode::DiskFull,
              coreText("Project",
                       "The disk, or your share of it, is full: what was to be written to %1 needs "
                       "about %2 MB, and %3 MB are free. Free some space and try again.")
                  .arg(pathText(file))
                  .arg(neededMegabytes(bytes))
                  .arg(inMegabytes(ignored ? 0 : space.available)),
              details);
}

void InterruptOnStop::Interrupt::operator()() const { sqlite3_interrupt(database->getHandle()); }

InterruptOnStop::InterruptOnStop(SQLite::Database& database, const std::stop_token& stop)
    : callback_(stop, Interrupt{&database}) {}

SmallValues::SmallValues(SQLite::Database& database)
    : database_(database),
      before_(sqlite3_limit(database.getHandle(), SQLITE_LIMIT_LENGTH, kMostBytes)) {}

SmallValues::~SmallValues() { sqlite3_limit(database_.getHandle(), SQLITE_LIMIT_LENGTH, before_); }

std::string quotedName(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::uintmax_t storedBytes(SQLite::Database& database) {
  const std::int64_t pages = database.execAndGet("PRAGMA page_count").getInt64();
  const std::int64_t page = database.execAndGet("PRAGMA page_size").getInt64();
  return static_cast<std::uintmax_t>(pages) * static_cast<std::uintmax_t>(page);
}

nlohmann::json storedJson(const std::string& text) {
  constexpr int kDeepest = 64;
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '[' || c == '{')) {
      if (++depth > kDeepest) return nlohmann::json(nlohmann::json::value_t::discarded);
    } else if (!quoted && (c == ']' || c == '}')) {
      --depth;
    }
  }
  return nlohmann::json::parse(text, nullptr, false);
}

nlohmann::json jsonColumn(const SQLite::Column& column, const std::filesystem::path& file) {
  auto json = storedJson(column.getString());
  if (json.is_discarded()) throwDamaged(file, std::string("no JSON in ") + column.getName());
  return json;
}

void setPragma(SQLite::Database& database, const char* name, std::int64_t value) {
  std::string statement("PRAGMA ");
  statement.append(name).append(" = ").append(std::to_string(value));
  database.exec(statement);
}

}  // namespace tastescope
