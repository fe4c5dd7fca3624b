#include "core/store/SchemaCheck.h"

#include <sqlite3.h>

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "core/store/AttributeRows.h"
#include "core/store/Schema.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

/// Several times what a project has.
constexpr int kMostObjects = 500;
/// Reading a schema takes milliseconds; a file may be made so that it takes for ever.
constexpr std::chrono::seconds kPatience{10};
constexpr int kStepsBetweenLooks = 10000;

struct SchemaObject {
  std::string table;
  std::string sql;
};
/// By kind ("table", "index", "view", "trigger") and name.
using SchemaObjects = std::map<std::pair<std::string, std::string>, SchemaObject>;

/// Runs of white space as one space, outside quotes: the layout of a statement says nothing.
std::string withoutLayout(const std::string& sql) {
  std::string plain;
  char quote = 0;
  for (const char c : sql) {
    const bool space = quote == 0 && (c == ' ' || c == '\n' || c == '\t' || c == '\r');
    if (space) {
      if (!plain.empty() && plain.back() != ' ') plain += ' ';
      continue;
    }
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    }
    plain += c;
  }
  return plain;
}

bool same(const SchemaObject& a, const SchemaObject& b) {
  return a.table == b.table && (a.sql == b.sql || withoutLayout(a.sql) == withoutLayout(b.sql));
}

/// Ends statements that take longer than a schema can.
class Deadline {
 public:
  explicit Deadline(SQLite::Database& database) : handle_(database.getHandle()) {
    sqlite3_progress_handler(handle_, kStepsBetweenLooks, &Deadline::passed, this);
  }
  ~Deadline() { sqlite3_progress_handler(handle_, 0, nullptr, nullptr); }
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;
  [[nodiscard]] bool passed() const { return std::chrono::steady_clock::now() > end_; }

 private:
  static int passed(void* self) { return static_cast<const Deadline*>(self)->passed() ? 1 : 0; }
  sqlite3* handle_;
  std::chrono::steady_clock::time_point end_ = std::chrono::steady_clock::now() + kPatience;
};

/// A name from a file as a sentence can hold it.
std::string shownName(const std::string& name) {
  constexpr std::size_t kLongest = 60;
  std::string shown;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    shown += byte < 0x20 || byte == 0x7F ? '?' : c;
    if (shown.size() == kLongest) {
      while (!shown.empty() && (shown.back() & 0x80) != 0) shown.pop_back();
      return shown + "…";
    }
  }
  return shown;
}

Text kindText(const std::string& kind) {
  if (kind == "table") return coreText("Project", "table");
  if (kind == "index") return coreText("Project", "index");
  if (kind == "view") return coreText("Project", "view");
  if (kind == "trigger") return coreText("Project", "trigger");
  return coreText("Project", "object");
}

/// `sentence` says of file, kind and name what is wrong.
[[noreturn]] void refuse(const Text& sentence, const std::filesystem::path& file,
                         const std::string& kind, const std::string& name, const std::string& sql) {
  throw Error(ErrorCode::Corrupt,
              Text(sentence).arg(pathText(file)).arg(kindText(kind)).arg(shownName(name)),
              sql.substr(0, 500));
}

[[noreturn]] void throwForeign(const std::filesystem::path& file, const std::string& kind,
                               const std::string& name, const std::string& sql) {
  refuse(coreText("Project",
                  "%1 holds something that Tastescope does not put into a project, so it is "
                  "not opened: the %2 “%3”. Ask whoever gave you the file for the data and "
                  "import that."),
         file, kind, name, sql);
}

[[noreturn]] void throwAltered(const std::filesystem::path& file, const std::string& kind,
                               const std::string& name, const std::string& sql) {
  refuse(coreText("Project",
                  "%1 is not as Tastescope makes a project, so it is not opened: its %2 “%3” "
                  "is made otherwise. Ask whoever gave you the file for the data and import "
                  "that."),
         file, kind, name, sql);
}

SchemaObjects objectsOf(SQLite::Database& database, const std::filesystem::path& file) {
  SchemaObjects objects;
  SQLite::Statement rows(database, "SELECT type, name, tbl_name, sql FROM main.sqlite_master");
  for (int row = 0; rows.executeStep(); ++row) {
    if (row == kMostObjects) throwDamaged(file, "too many objects in the schema");
    std::pair key(rows.getColumn(0).getString(), rows.getColumn(1).getString());
    SchemaObject object{rows.getColumn(2).getString(), rows.getColumn(3).getString()};
    const bool added = objects.try_emplace(key, object).second;
    if (!added) throwForeign(file, key.first, key.second, object.sql);
  }
  return objects;
}

/// What the migrations alone make.
const SchemaObjects& objectsOfVersion(int version) {
  static std::mutex mutex;
  static std::map<int, SchemaObjects> known;
  const std::lock_guard lock(mutex);
  if (const auto found = known.find(version); found != known.end()) return found->second;
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  migrate(fresh, version);
  return known.emplace(version, objectsOf(fresh, ":memory:")).first->second;
}

/// The tables and views of attributes are those of this file's columns.
void addAttributeObjects(SQLite::Database& database, SchemaObjects& wanted,
                         const std::filesystem::path& file) {
  for (const Entity entity : {Entity::User, Entity::Item}) {
    const AttributeSchema schema = attributeSchema(database, entity, file);
    wanted[{"table", schema.tableName}] = {schema.tableName, schema.table};
    wanted[{"view", schema.viewName}] = {schema.viewName, schema.view};
  }
}

/// Everything that may be there. The tables of attributes are asked only if they are plain tables.
SchemaObjects allowedObjects(SQLite::Database& database, const SchemaObjects& made,
                             const SchemaObjects& found, const std::filesystem::path& file) {
  SchemaObjects allowed = made;
  // Made with the first AUTOINCREMENT and kept when its table is dropped.
  allowed[{"table", "sqlite_sequence"}] = {"sqlite_sequence",
                                           "CREATE TABLE sqlite_sequence(name,seq)"};
  const std::pair<std::string, std::string> described("table", "attribute");
  const auto ours = made.find(described);
  const auto theirs = found.find(described);
  if (ours != made.end() && theirs != found.end() && same(ours->second, theirs->second))
    addAttributeObjects(database, allowed, file);
  return allowed;
}

void compare(SQLite::Database& database, const std::filesystem::path& file) {
  const SchemaObjects& made = objectsOfVersion(database.execAndGet("PRAGMA user_version").getInt());
  const SchemaObjects found = objectsOf(database, file);
  const SchemaObjects allowed = allowedObjects(database, made, found, file);
  for (const auto& [key, object] : found) {
    const auto& [kind, name] = key;
    const auto known = allowed.find(key);
    if (known == allowed.end()) throwForeign(file, kind, name, object.sql);
    if (!same(object, known->second)) throwAltered(file, kind, name, object.sql);
  }
  for (const auto& [key, object] : made) {
    if (!found.contains(key)) throwDamaged(file, "missing " + key.first + " " + key.second);
  }
}

}  // namespace

void harden(SQLite::Database& database) {
  sqlite3* const handle = database.getHandle();
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  // A value holds a chunk of weights (256 MB) at most; statements are ours and small.
  sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 512 << 20);
  sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 100);
  sqlite3_limit(handle, SQLITE_LIMIT_COMPOUND_SELECT, 8);
  sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 10);  // deletes that follow foreign keys
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0);
}

std::set<std::string> ourTables(SQLite::Database& database, const std::filesystem::path& file) {
  const Deadline deadline(database);
  const SchemaObjects found = objectsOf(database, file);
  const SchemaObjects allowed =
      allowedObjects(database, objectsOfVersion(versionOf(database)), found, file);
  std::set<std::string> tables;
  for (const auto& [key, object] : found) {
    const auto known = allowed.find(key);
    if (key.first == "table" && known != allowed.end() && same(object, known->second))
      tables.insert(key.second);
  }
  return tables;
}

void requireOurSchema(SQLite::Database& database, const std::filesystem::path& file) {
  const Deadline deadline(database);
  try {
    compare(database, file);
  } catch (const SQLite::Exception& error) {
    if (error.getErrorCode() == SQLITE_INTERRUPT && deadline.passed())
      throwDamaged(file, "the schema takes too long to read");
    throw;
  }
}

}  // namespace tastescope
