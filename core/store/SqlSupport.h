// Private to core/store: SQLite's errors as sentences, cancel of long statements, and small
// helpers. Thread rule: as the connection they are used with. Cost: none beyond the statement's.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>
#include <string_view>

#include "core/base/Error.h"
#include "core/base/Text.h"

namespace tastescope {

/// Throws the Error (or Cancelled, for an interrupted statement) a person should see.
[[noreturn]] void throwSqlError(const SQLite::Exception& error, const std::filesystem::path& file);
[[noreturn]] void throwDamaged(const std::filesystem::path& file, const std::string& details);
/// Error(Corrupt): `part`, such as "the weights of the run #3", is not what was stored.
[[noreturn]] void throwChecksum(const std::filesystem::path& file, const Text& part);

/// Calls `body` and turns what SQLite throws into Error(DiskFull | Locked | ReadOnly | Corrupt | Io
/// | Internal).
template <typename Body>
auto sqlGuard(const std::filesystem::path& file, Body&& body) -> decltype(body()) {
  try {
    return body();
  } catch (const SQLite::Exception& error) {
    throwSqlError(error, file);
  }
}

/// Error(DiskFull) when what SQLite said, at once before, is that a disk, a quota or a limit of file
/// sizes is full; nothing else. The write was of about `bytes`.
void throwIfNoRoom(const SQLite::Exception& error, SQLite::Database& database,
                   const std::filesystem::path& file, std::uintmax_t bytes);
/// Error(DiskFull) that says how much room the write of about `bytes` needs and how much there is.
[[noreturn]] void throwNoRoom(const std::filesystem::path& file, std::uintmax_t bytes,
                              const std::string& details);

/// What a few rows take of a disk, roughly: two pages of the journal.
inline constexpr std::uintmax_t kFewRows = 16384;
/// sqlGuard() around a write of about `bytes`.
template <typename Body>
auto sqlGuardWriting(const std::filesystem::path& file, SQLite::Database& database,
                     std::uintmax_t bytes, Body&& body) -> decltype(body()) {
  return sqlGuard(file, [&] {
    try {
      return body();
    } catch (const SQLite::Exception& error) {
      throwIfNoRoom(error, database, file, bytes);
      throw;
    }
  });
}

/// `name` is one of ours: application_id, user_version.
void setPragma(SQLite::Database& database, const char* name, std::int64_t value);

/// Ends the connection's running statement when a stop is asked for, so that a cancel never waits
/// for an index.
class InterruptOnStop {
 public:
  InterruptOnStop(SQLite::Database& database, const std::stop_token& stop);

 private:
  struct Interrupt {
    SQLite::Database* database;
    void operator()() const;
  };
  std::stop_callback<Interrupt> callback_;
};

/// While it lives, a row read on the connection holds no value larger than a record has use for: what
/// a stranger's file has in place of a name is refused as damage before memory is taken for it.
class SmallValues {
 public:
  static constexpr int kMostBytes = 4 << 20;
  explicit SmallValues(SQLite::Database& database);
  ~SmallValues();
  SmallValues(const SmallValues&) = delete;
  SmallValues& operator=(const SmallValues&) = delete;

 private:
  SQLite::Database& database_;
  int before_;
};

/// "\"" + name with quotes doubled + "\"".
std::string quotedName(std::string_view name);
/// JSON of a file; discarded when it is none, or nested deeper than anything a project stores: what
/// walks it calls itself for every level.
nlohmann::json storedJson(const std::string& text);
/// JSON kept in a column; Error(Corrupt) when it is none.
nlohmann::json jsonColumn(const SQLite::Column& column, const std::filesystem::path& file);
/// Bytes of the database, its journal's pages included: nothing stored can ask for much more memory.
std::uintmax_t storedBytes(SQLite::Database& database);
/// Path as UTF-8, for sentences.
std::string pathText(const std::filesystem::path& file);

inline std::string_view blobView(const SQLite::Column& column) {
  const void* bytes = column.getBlob();
  const int size = column.getBytes();
  return bytes == nullptr
             ? std::string_view{}
             : std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

}  // namespace tastescope
