#include "core/store/SqlSupport.h"

#include <sqlite3.h>

namespace tastescope {

std::string pathText(const std::filesystem::path& file) {
  const auto text = file.u8string();
  return {text.begin(), text.end()};
}

void throwDamaged(const std::filesystem::path& file, const std::string& details) {
  throw Error(
      ErrorCode::Corrupt,
      coreText(
          "Project",
          "%1 is damaged and cannot be read completely. Restore it from a copy, or import the data "
          "again.")
          .arg(pathText(file)),
      details);
}

void throwSqlError(const SQLite::Exception& error, const std::filesystem::path& file) {
  const std::string path = pathText(file);
  switch (error.getErrorCode()) {
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
    case SQLITE_ERROR:  // our statements are right: a table or column of theirs is gone
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

void InterruptOnStop::Interrupt::operator()() const { sqlite3_interrupt(database->getHandle()); }

InterruptOnStop::InterruptOnStop(SQLite::Database& database, const std::stop_token& stop)
    : callback_(stop, Interrupt{&database}) {}

std::string quotedName(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

nlohmann::json jsonColumn(const SQLite::Column& column, const std::filesystem::path& file) {
  auto json = nlohmann::json::parse(column.getString(), nullptr, false);
  if (json.is_discarded()) throwDamaged(file, std::string("no JSON in ") + column.getName());
  return json;
}

}  // namespace tastescope
