#include "core/files/ParquetTable.h"

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "core/base/Error.h"
#include "core/files/CsvSource.h"
#include "core/files/FileHandle.h"

namespace tastescope {
namespace {

// The part of DuckDB's C interface that is used, as its documentation describes it.
using DuckHandle = void*;
using DuckCount = std::uint64_t;
constexpr int kSuccess = 0;

struct DuckResult {
  DuckCount unused[3];
  void* unusedColumns;
  char* unusedError;
  void* internal;
};

/// A text in a vector: short ones in place, long ones elsewhere.
struct ShortText {
  std::uint32_t length;
  char bytes[12];
};
struct LongText {
  std::uint32_t length;
  char prefix[4];
  const char* bytes;
};
constexpr std::uint32_t kShortBytes = 12;

/// The functions of the library, found by their names.
struct DuckDb {
  int (*createConfig)(DuckHandle*) = nullptr;
  int (*setConfig)(DuckHandle, const char*, const char*) = nullptr;
  void (*destroyConfig)(DuckHandle*) = nullptr;
  int (*open)(const char*, DuckHandle*, DuckHandle, char**) = nullptr;
  void (*close)(DuckHandle*) = nullptr;
  int (*connect)(DuckHandle, DuckHandle*) = nullptr;
  void (*disconnect)(DuckHandle*) = nullptr;
  int (*query)(DuckHandle, const char*, DuckResult*) = nullptr;
  void (*destroyResult)(DuckResult*) = nullptr;
  const char* (*resultError)(DuckResult*) = nullptr;
  DuckCount (*columnCount)(DuckResult*) = nullptr;
  const char* (*columnName)(DuckResult*, DuckCount) = nullptr;
  DuckHandle (*fetchChunk)(DuckResult) = nullptr;
  DuckCount (*chunkSize)(DuckHandle) = nullptr;
  DuckHandle (*chunkVector)(DuckHandle, DuckCount) = nullptr;
  void (*destroyChunk)(DuckHandle*) = nullptr;
  void* (*vectorData)(DuckHandle) = nullptr;
  std::uint64_t* (*vectorValidity)(DuckHandle) = nullptr;
  // Streaming; without it a result is held whole, in the memory DuckDB was given.
  int (*prepare)(DuckHandle, const char*, DuckHandle*) = nullptr;
  void (*destroyPrepared)(DuckHandle*) = nullptr;
  int (*pendingStreaming)(DuckHandle, DuckHandle*) = nullptr;
  int (*executePending)(DuckHandle, DuckResult*) = nullptr;
  void (*destroyPending)(DuckHandle*) = nullptr;

  [[nodiscard]] bool canStream() const {
    return prepare && destroyPrepared && pendingStreaming && executePending && destroyPending;
  }
};

void* openLibrary() {
  if (const char* given = std::getenv("TASTESCOPE_DUCKDB")) {
    return dlopen(given, RTLD_NOW | RTLD_LOCAL);
  }
  for (const char* name : {"libduckdb.so", "libduckdb.so.1", "libduckdb.so.0"}) {
    if (void* library = dlopen(name, RTLD_NOW | RTLD_LOCAL)) return library;
  }
  return nullptr;
}

/// Finds a function; whether it is there.
template <typename Function>
bool findFunction(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  return function != nullptr;
}

bool findFunctions(void* library, DuckDb& duck) {
  const bool complete = findFunction(library, "duckdb_create_config", duck.createConfig) &&
                        findFunction(library, "duckdb_set_config", duck.setConfig) &&
                        findFunction(library, "duckdb_destroy_config", duck.destroyConfig) &&
                        findFunction(library, "duckdb_open_ext", duck.open) &&
                        findFunction(library, "duckdb_close", duck.close) &&
                        findFunction(library, "duckdb_connect", duck.connect) &&
                        findFunction(library, "duckdb_disconnect", duck.disconnect) &&
                        findFunction(library, "duckdb_query", duck.query) &&
                        findFunction(library, "duckdb_destroy_result", duck.destroyResult) &&
                        findFunction(library, "duckdb_result_error", duck.resultError) &&
                        findFunction(library, "duckdb_column_count", duck.columnCount) &&
                        findFunction(library, "duckdb_column_name", duck.columnName) &&
                        findFunction(library, "duckdb_fetch_chunk", duck.fetchChunk) &&
                        findFunction(library, "duckdb_data_chunk_get_size", duck.chunkSize) &&
                        findFunction(library, "duckdb_data_chunk_get_vector", duck.chunkVector) &&
                        findFunction(library, "duckdb_destroy_data_chunk", duck.destroyChunk) &&
                        findFunction(library, "duckdb_vector_get_data", duck.vectorData) &&
                        findFunction(library, "duckdb_vector_get_validity", duck.vectorValidity);
  findFunction(library, "duckdb_prepare", duck.prepare);
  findFunction(library, "duckdb_destroy_prepare", duck.destroyPrepared);
  findFunction(library, "duckdb_pending_prepared_streaming", duck.pendingStreaming);
  findFunction(library, "duckdb_execute_pending", duck.executePending);
  findFunction(library, "duckdb_destroy_pending", duck.destroyPending);
  return complete;
}

/// Null when there is no library, or one that is too old. Once found it stays loaded.
const DuckDb* duckDb() {
  static std::mutex mutex;
  static std::unique_ptr<const DuckDb> found;
  const std::lock_guard lock(mutex);
  if (found) return found.get();
  auto duck = std::make_unique<DuckDb>();
  void* const library = openLibrary();
  if (library != nullptr && findFunctions(library, *duck)) found = std::move(duck);
  return found.get();
}

/// A text as a literal of SQL.
std::string literalOf(const std::string& path) {
  std::string literal = "'";
  for (const char c : path) {
    if (c == '\'') literal += '\'';
    literal += c;
  }
  return literal + "'";
}

class ParquetTable final : public CsvSource {
 public:
  explicit ParquetTable(const SourceMember& table) : table_(table), duck_(*duckDb()) {
    try {
      open();
      readNames();
      start();
    } catch (...) {
      closeAll();
      throw;
    }
  }
  ParquetTable(const ParquetTable&) = delete;
  ParquetTable& operator=(const ParquetTable&) = delete;
  ~ParquetTable() override { closeAll(); }

  /// The text is longer than the file; how much is not known.
  [[nodiscard]] std::uint64_t position() const override { return std::min(given(), table_.bytes); }

 private:
  [[noreturn]] void fail(const char* reason) const {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "“%1” is a Parquet file that DuckDB cannot read: it is damaged or of a "
                         "kind it does not know. Make a CSV file of it where it came from.")
                    .arg(table_.file.string()),
                reason != nullptr ? reason : "");
  }

  void open() {
    DuckHandle config = nullptr;
    if (duck_.createConfig(&config) == kSuccess) {
      duck_.setConfig(config, "threads", "2");
      duck_.setConfig(config, "memory_limit", "1GB");
      duck_.setConfig(config, "autoinstall_known_extensions", "false");
      duck_.setConfig(config, "autoload_known_extensions", "false");
    }
    const int opened = duck_.open(nullptr, &database_, config, nullptr);
    if (config != nullptr) duck_.destroyConfig(&config);
    if (opened != kSuccess || duck_.connect(database_, &connection_) != kSuccess) fail(nullptr);
    // Signs that would make the name a pattern are kept from DuckDB: it is given the open file.
    std::string path = std::filesystem::absolute(table_.file).string();
    if (path.find_first_of("*?[]{}") != std::string::npos) {
      handle_ = openFile(table_.file);
      path = "/proc/self/fd/";
      path += std::to_string(fileno(handle_.get()));
    }
    source_ = " FROM read_parquet(";
    source_ += literalOf(path);
    source_ += ')';
  }

  /// The columns' own names: those of a cast column are not.
  void readNames() {
    DuckResult names{};
    const int asked = duck_.query(connection_, ("SELECT *" + source_ + " LIMIT 0").c_str(), &names);
    std::vector<std::string> cells;
    if (asked == kSuccess) {
      for (DuckCount i = 0; i < duck_.columnCount(&names); ++i) {
        const char* name = duck_.columnName(&names, i);
        cells.emplace_back(name != nullptr ? name : "");
      }
    }
    const char* const reason = asked == kSuccess ? nullptr : duck_.resultError(&names);
    const std::string kept = reason != nullptr ? reason : "";
    duck_.destroyResult(&names);
    if (cells.empty()) fail(kept.c_str());
    columns_ = cells.size();
    appendCsvRow(names_, cells);
  }

  /// Every value as DuckDB writes it as text.
  void start() {
    const std::string sql = "SELECT COLUMNS(*)::VARCHAR" + source_;
    hasResult_ = true;
    if (!duck_.canStream()) {
      if (duck_.query(connection_, sql.c_str(), &result_) != kSuccess) {
        fail(duck_.resultError(&result_));
      }
      return;
    }
    const bool running = duck_.prepare(connection_, sql.c_str(), &statement_) == kSuccess &&
                         duck_.pendingStreaming(statement_, &pending_) == kSuccess &&
                         duck_.executePending(pending_, &result_) == kSuccess;
    if (!running) fail(duck_.resultError(&result_));
  }

  bool more(std::string& text) override {
    if (given() == 0) text = names_;
    DuckHandle chunk = duck_.fetchChunk(result_);
    if (chunk == nullptr) {
      const char* const reason = duck_.resultError(&result_);
      if (reason != nullptr && *reason != '\0') fail(reason);
      return false;
    }
    const DuckCount rows = duck_.chunkSize(chunk);
    std::vector<std::string> cells(columns_);
    std::vector<std::pair<const char*, const std::uint64_t*>> vectors;
    for (std::size_t i = 0; i < columns_; ++i) {
      DuckHandle vector = duck_.chunkVector(chunk, i);
      vectors.emplace_back(static_cast<const char*>(duck_.vectorData(vector)),
                           duck_.vectorValidity(vector));
    }
    for (DuckCount row = 0; row < rows; ++row) {
      for (std::size_t i = 0; i < columns_; ++i) {
        cells[i] = cellText(vectors[i].first, vectors[i].second, row);
      }
      appendCsvRow(text, cells);
    }
    duck_.destroyChunk(&chunk);
    return rows > 0;
  }

  static std::string cellText(const char* data, const std::uint64_t* validity, DuckCount row) {
    constexpr DuckCount kBits = 64;
    if (validity != nullptr && (validity[row / kBits] >> (row % kBits) & 1) == 0) return {};
    const char* const at = data + row * sizeof(LongText);
    ShortText text{};
    std::memcpy(&text, at, sizeof text);
    if (text.length <= kShortBytes) return {text.bytes, text.length};
    LongText elsewhere{};
    std::memcpy(&elsewhere, at, sizeof elsewhere);
    return {elsewhere.bytes, elsewhere.length};
  }

  void closeAll() {
    if (hasResult_) duck_.destroyResult(&result_);
    if (pending_ != nullptr) duck_.destroyPending(&pending_);
    if (statement_ != nullptr) duck_.destroyPrepared(&statement_);
    if (connection_ != nullptr) duck_.disconnect(&connection_);
    if (database_ != nullptr) duck_.close(&database_);
  }

  SourceMember table_;
  const DuckDb& duck_;
  FileHandle handle_;
  DuckHandle database_ = nullptr;
  DuckHandle connection_ = nullptr;
  DuckHandle statement_ = nullptr;
  DuckHandle pending_ = nullptr;
  DuckResult result_{};
  bool hasResult_ = false;
  std::string source_;
  std::size_t columns_ = 0;
  std::string names_;  ///< the first line
};

}  // namespace

void requireParquetReader(const std::filesystem::path& file) {
  if (duckDb() != nullptr) return;
  const std::string name = file.filename().string();
  throw Error(ErrorCode::Unsupported,
              coreText("Import",
                       "“%1” is a Parquet file, which is read through DuckDB, and libduckdb.so is "
                       "not found (set TASTESCOPE_DUCKDB to its path). Or make a CSV file of it, "
                       "in Python: import pandas; pandas.read_parquet(\"%2\").to_csv(\"%2.csv\", "
                       "index=False), or in DuckDB: COPY (FROM '%2') TO '%2.csv'.")
                  .arg(name)
                  .arg(name));
}

SourceMember parquetTable(SourceMember file) {
  file.kind = MemberKind::Parquet;
  return file;
}

std::unique_ptr<ByteSource> openParquet(const SourceMember& table) {
  requireParquetReader(table.file);
  return std::make_unique<ParquetTable>(table);
}

}  // namespace tastescope
