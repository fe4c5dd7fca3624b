#include "core/files/DatabaseTable.h"

#include <sqlite3.h>

#include <algorithm>
#include <string>

#include "core/base/Error.h"
#include "core/base/Utf8.h"
#include "core/files/CsvSource.h"
#include "core/files/FileHandle.h"
#include "core/files/SheetRows.h"

namespace tastescope {
namespace {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct EndStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, EndStatement>;

[[noreturn]] void throwUnreadable(const SourceMember& member, sqlite3* database) {
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "“%1” is an SQLite database that cannot be read: it is damaged, or another "
                       "program is using it. Close that program and try again.")
                  .arg(member.file.string()),
              database != nullptr ? sqlite3_errmsg(database) : "");
}

/// The file's name as the address SQLite wants, with everything that means something there encoded.
std::string addressOf(const std::filesystem::path& file, bool immutable) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string address = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '%' || c == '?' || c == '#' || byte < 0x21) {
      address += '%';
      address += kHex[byte >> 4];
      address += kHex[byte & 15];
    } else {
      address += c;
    }
  }
  return address + (immutable ? "?mode=ro&immutable=1" : "?mode=ro");
}

/// Opened so that nothing is written and nothing in the file is run.
Database openDatabase(const SourceMember& member) {
  std::error_code code;
  const auto log = std::filesystem::path(member.file).concat("-wal");
  // A log beside the file holds what was written last: then SQLite must look at it.
  const bool hasLog = std::filesystem::file_size(log, code) > 0 && !code;
  sqlite3* raw = nullptr;
  const int status =
      sqlite3_open_v2(addressOf(member.file, !hasLog).c_str(), &raw,
                      SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(raw);
  if (status != SQLITE_OK) throwUnreadable(member, raw);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  constexpr int kMaxValueBytes = 16 << 20;
  sqlite3_limit(raw, SQLITE_LIMIT_LENGTH, kMaxValueBytes);
  sqlite3_exec(raw, "PRAGMA cell_size_check = ON; PRAGMA cache_size = -8192", nullptr, nullptr,
               nullptr);
  return database;
}

Statement prepare(const SourceMember& member, sqlite3* database, const std::string& sql) {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(database, sql.c_str(), -1, &raw, nullptr) != SQLITE_OK) {
    throwUnreadable(member, database);
  }
  return Statement(raw);
}

/// False when there is no further row.
bool step(const SourceMember& member, sqlite3* database, sqlite3_stmt* statement) {
  const int status = sqlite3_step(statement);
  if (status != SQLITE_ROW && status != SQLITE_DONE) throwUnreadable(member, database);
  return status == SQLITE_ROW;
}

bool isProject(const SourceMember& file) {
  constexpr std::size_t kApplicationIdAt = 68;
  constexpr std::string_view kProjectId = "TAST";
  return bytesAt(openFile(file.file).get(), kApplicationIdAt, kProjectId.size()) == kProjectId;
}

std::string bytesOf(sqlite3_stmt* statement, int column, const void* bytes) {
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
}

/// Bytes that are text as they are, others as hexadecimal digits.
std::string blobText(std::string bytes) {
  if (isUtf8(bytes) && bytes.find('\0') == std::string::npos) return bytes;
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string digits;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    digits += kHex[byte >> 4];
    digits += kHex[byte & 15];
  }
  return digits;
}

std::string cellText(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: return std::to_string(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT: return numberText(sqlite3_column_double(statement, column));
    case SQLITE_TEXT: return bytesOf(statement, column, sqlite3_column_text(statement, column));
    case SQLITE_BLOB:
      return blobText(bytesOf(statement, column, sqlite3_column_blob(statement, column)));
    default: return {};
  }
}

std::string quoted(const std::string& name) {
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

/// The columns that are stored: one that a formula of the file makes could cost any time and
/// memory.
std::vector<std::string> storedColumns(const SourceMember& table, sqlite3* database) {
  const Statement names =
      prepare(table, database, "SELECT name FROM pragma_table_xinfo(?1) WHERE hidden IN (0, 3)");
  sqlite3_bind_text(names.get(), 1, table.inner.data(), static_cast<int>(table.inner.size()),
                    SQLITE_STATIC);
  std::vector<std::string> columns;
  while (step(table, database, names.get())) {
    columns.push_back(bytesOf(names.get(), 0, sqlite3_column_text(names.get(), 0)));
  }
  if (columns.empty()) throwUnreadable(table, database);
  return columns;
}

std::string selectOf(const std::vector<std::string>& columns, const std::string& table) {
  std::string sql = "SELECT ";
  for (const std::string& column : columns) sql += quoted(column) + ',';
  sql.back() = ' ';
  return sql + "FROM " + quoted(table);
}

class DatabaseTable final : public CsvSource {
 public:
  explicit DatabaseTable(const SourceMember& table)
      : table_(table),
        database_(openDatabase(table)),
        cells_(storedColumns(table, database_.get())),
        rows_(prepare(table, database_.get(), selectOf(cells_, table.inner))) {}

  /// The text is about as long as the file, as far as anyone can tell.
  [[nodiscard]] std::uint64_t position() const override { return std::min(given(), table_.bytes); }

 private:
  bool more(std::string& text) override {
    constexpr std::size_t kPieceBytes = std::size_t{1} << 16;
    if (given() == 0) appendCsvRow(text, cells_);  // the names
    while (text.size() < kPieceBytes) {
      if (!step(table_, database_.get(), rows_.get())) return false;
      for (std::size_t i = 0; i < cells_.size(); ++i) {
        cells_[i] = cellText(rows_.get(), static_cast<int>(i));
      }
      appendCsvRow(text, cells_);
    }
    return true;
  }

  SourceMember table_;
  Database database_;
  std::vector<std::string> cells_;  ///< the names, then the row at hand
  Statement rows_;
};

}  // namespace

std::vector<SourceMember> databaseTables(const SourceMember& file) {
  if (isProject(file)) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "“%1” is a project of this program, not data to import. Open it, and "
                         "export its interactions to make another project of them.")
                    .arg(file.file.string()));
  }
  const Database database = openDatabase(file);
  // Views and virtual tables have no page of their own.
  const Statement names =
      prepare(file, database.get(),
              "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 AND "
              "substr(name, 1, 7) <> 'sqlite_' ORDER BY rowid");
  std::vector<SourceMember> tables;
  while (step(file, database.get(), names.get())) {
    SourceMember table = file;
    table.kind = MemberKind::DatabaseTable;
    table.ordinal = tables.size();
    table.inner = bytesOf(names.get(), 0, sqlite3_column_text(names.get(), 0));
    tables.push_back(std::move(table));
  }
  if (tables.empty()) {
    throw Error(
        ErrorCode::InvalidInput,
        coreText("Import", "“%1” is an SQLite database without tables. Choose another file.")
            .arg(file.file.string()));
  }
  return tables;
}

std::unique_ptr<ByteSource> openDatabaseTable(const SourceMember& table) {
  return std::make_unique<DatabaseTable>(table);
}

}  // namespace tastescope
