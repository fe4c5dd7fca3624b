#include "core/store/ProjectConnection.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdint>
#include <string>

#include "core/store/JournalPages.h"
#include "core/store/Schema.h"
#include "core/store/SchemaCheck.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

namespace fs = std::filesystem;

constexpr int kBusyMilliseconds = 5000;
// A connection belongs to one thread at a time, so SQLite need not lock every call.
const int kOpenToRead = SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX;
const int kOpenToWrite = SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX;

/// A file: URI, because immutable can only be said there.
std::string immutableUri(const fs::path& file) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : fs::absolute(file).string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::string_view("%?#").find(c) != std::string_view::npos || byte < 0x21) {
      uri += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

}  // namespace

fs::path besides(const fs::path& file, const char* suffix) {
  fs::path other = file;
  other += suffix;
  return other;
}

bool mayWrite(const fs::path& path) {
  return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

void requireFile(const fs::path& file) {
  std::error_code problem;
  const auto status = fs::status(file, problem);
  if (!fs::exists(status)) {
    throw Error(ErrorCode::NotFound,
                coreText("Project",
                         "There is no project at %1. Check the path, or import data to make one.")
                    .arg(pathText(file)));
  }
  if (fs::is_directory(status)) {
    throw Error(ErrorCode::Corrupt,
                coreText("Project", "%1 is a folder, not a project. Choose a .tastescope file.")
                    .arg(pathText(file)));
  }
  if (!fs::is_regular_file(status)) {
    throw Error(ErrorCode::Corrupt,
                coreText("Project", "%1 is a device, not a project. Choose a .tastescope file.")
                    .arg(pathText(file)));
  }
  if (fs::file_size(file, problem) == 0) {
    throw Error(ErrorCode::Corrupt,
                coreText("Project", "%1 is empty, so it is not a project. Import data to make one.")
                    .arg(pathText(file)));
  }
  if (::faccessat(AT_FDCWD, file.c_str(), R_OK, AT_EACCESS) != 0) {
    throw Error(ErrorCode::Io,
                coreText("Project", "You are not allowed to read %1. Ask its owner for permission.")
                    .arg(pathText(file)));
  }
}

std::unique_ptr<SQLite::Database> connect(const fs::path& file, bool readOnly) {
  std::string name = file.string();
  int how = readOnly ? kOpenToRead : kOpenToWrite;
  // SQLite needs its -shm file to read a WAL database; where that cannot be made the file is read
  // as it lies.
  if (readOnly && !mayWrite(fs::absolute(file).parent_path()) &&
      !fs::exists(besides(file, "-wal"))) {
    name = immutableUri(file);
    how |= SQLite::OPEN_URI;
  }
  auto database = std::make_unique<SQLite::Database>(name, how, kBusyMilliseconds);
  harden(*database);
  return database;
}

std::unique_ptr<SQLite::Database> connectToLook(const fs::path& file) {
  std::error_code ignored;
  const fs::path journal = besides(file, "-wal");
  const bool journalled = fs::exists(besides(file, "-journal")) ||
                          (fs::exists(journal) && (fs::file_size(journal, ignored) > 0 || ignored));
  const bool may = mayWrite(file) && mayWrite(fs::absolute(file).parent_path());
  if (journalled || !may) return connect(file, true);
  auto database = connect(file, false);
  database->exec("PRAGMA query_only = ON");
  return database;
}

std::unique_ptr<SQLite::Database> secondConnection(SQLite::Database& first, const fs::path& file,
                                                   bool readOnly) {
  constexpr std::uintmax_t kWorthIt = std::uintmax_t{1} << 20;
  return storedBytes(first) < kWorthIt ? nullptr : connect(file, readOnly);
}

void requireProject(SQLite::Database& database, const fs::path& file, bool readOnly) {
  if (database.execAndGet("PRAGMA application_id").getInt() != kApplicationId) {
    throw Error(
        ErrorCode::Corrupt,
        coreText(
            "Project",
            "%1 is not a Tastescope project. Choose a .tastescope file, or import this file as "
            "data.")
            .arg(pathText(file)));
  }
  const int version = versionOf(database);
  if (version > schemaVersion()) {
    throw Error(
        ErrorCode::TooNew,
        coreText("Project", "%1 was written by a newer Tastescope. Update Tastescope to open it.")
            .arg(pathText(file)),
        Text("", "version %1, known %2").arg(version).arg(schemaVersion()).english());
  }
  if (version < schemaVersion() && readOnly) {
    throw Error(
        ErrorCode::ReadOnly,
        coreText(
            "Project",
            "%1 is from an older Tastescope and must be updated, but it is read-only. Copy it to a "
            "folder you can write to and open the copy.")
            .arg(pathText(file)));
  }
}

void requireWholePages(SQLite::Database& database, const fs::path& file) {
  const SQLite::Transaction snapshot(database);  // the journal is kept while somebody reads it
  const auto page = static_cast<std::uintmax_t>(database.execAndGet("PRAGMA page_size").getInt64());
  const auto pages =
      static_cast<std::uintmax_t>(database.execAndGet("PRAGMA page_count").getInt64());
  const std::uintmax_t there = fs::file_size(file) / page;
  if (there >= pages) return;
  const JournalPages journal(besides(file, "-wal"), page);
  for (std::uintmax_t missing = there + 1; missing <= pages; ++missing) {
    if (!journal.holds(missing)) throwDamaged(file, "cut off");
  }
}

}  // namespace tastescope
