// Stands in for libduckdb in tst_Containers: answers the queries of the Parquet reader with a
// table of its own. The second column's values are longer than what fits in place.
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fake {

constexpr int kSuccess = 0;
constexpr int kError = 1;
constexpr std::uint64_t kRowsOfChunk = 3;

struct Result {
  std::uint64_t unused[3];
  void* columns;
  char* error;
  void* internal;
};
struct Cell {
  std::uint32_t length;
  char bytes[12];
};

struct State {
  std::string sql;
  int chunk = 0;
  std::string error;
};

/// Rows by chunk: u0 .. u5 with an item each; u4's second value is missing.
struct Vector {
  std::vector<Cell> cells;
  std::vector<std::string> texts;
  std::uint64_t validity = ~std::uint64_t{0};
};
struct Chunk {
  std::vector<Vector> columns;
};

void put(Vector& vector, std::string text) {
  Cell cell{static_cast<std::uint32_t>(text.size()), {}};
  if (text.size() <= sizeof cell.bytes) {
    std::memcpy(cell.bytes, text.data(), text.size());
  } else {
    vector.texts.push_back(std::move(text));
    const char* elsewhere = vector.texts.back().data();
    std::memcpy(cell.bytes + 4, &elsewhere, sizeof elsewhere);
  }
  vector.cells.push_back(cell);
}

}  // namespace fake

using namespace fake;

extern "C" {

int duckdb_create_config(void** config) {
  *config = new std::string;
  return kSuccess;
}
int duckdb_set_config(void*, const char*, const char*) { return kSuccess; }
void duckdb_destroy_config(void** config) {
  delete static_cast<std::string*>(*config);
  *config = nullptr;
}
int duckdb_open_ext(const char* path, void** database, void*, char**) {
  if (path != nullptr) return kError;  // only in memory
  *database = new std::string("database");
  return kSuccess;
}
void duckdb_close(void** database) {
  delete static_cast<std::string*>(*database);
  *database = nullptr;
}
int duckdb_connect(void*, void** connection) {
  *connection = new std::string("connection");
  return kSuccess;
}
void duckdb_disconnect(void** connection) {
  delete static_cast<std::string*>(*connection);
  *connection = nullptr;
}
int duckdb_query(void*, const char* sql, Result* result) {
  auto* state = new State{sql, 0, {}};
  result->internal = state;
  if (state->sql.find("broken") == std::string::npos) return kSuccess;
  state->error = "Invalid Input Error: not a Parquet file";
  return kError;
}
void duckdb_destroy_result(Result* result) {
  delete static_cast<State*>(result->internal);
  result->internal = nullptr;
}
const char* duckdb_result_error(Result* result) {
  const auto* state = static_cast<State*>(result->internal);
  return state == nullptr || state->error.empty() ? nullptr : state->error.c_str();
}
std::uint64_t duckdb_column_count(Result*) { return 2; }
const char* duckdb_column_name(Result*, std::uint64_t column) {
  return column == 0 ? "user" : "item";
}
int duckdb_prepare(void*, const char* sql, void** statement) {
  *statement = new std::string(sql);
  return kSuccess;
}
void duckdb_destroy_prepare(void** statement) {
  delete static_cast<std::string*>(*statement);
  *statement = nullptr;
}
int duckdb_pending_prepared_streaming(void* statement, void** pending) {
  *pending = new std::string(*static_cast<std::string*>(statement));
  return kSuccess;
}
int duckdb_execute_pending(void* pending, Result* result) {
  return duckdb_query(nullptr, static_cast<std::string*>(pending)->c_str(), result);
}
void duckdb_destroy_pending(void** pending) {
  delete static_cast<std::string*>(*pending);
  *pending = nullptr;
}
void* duckdb_fetch_chunk(Result result) {
  auto& state = *static_cast<State*>(result.internal);
  // The reader must ask for text, of the file itself.
  const std::string_view sql = state.sql;
  if (!sql.starts_with("SELECT COLUMNS(*)::VARCHAR FROM read_parquet('/")) return nullptr;
  if (state.chunk == 2) return nullptr;
  auto* chunk = new Chunk;
  chunk->columns.resize(2);
  for (Vector& vector : chunk->columns) vector.texts.reserve(kRowsOfChunk);
  for (std::uint64_t row = 0; row < kRowsOfChunk; ++row) {
    const auto number = static_cast<std::uint64_t>(state.chunk) * kRowsOfChunk + row;
    std::string user = "u";
    user += std::to_string(number);
    std::string item = "a rather, long \"item\" ";
    item += std::to_string(number % 2);
    put(chunk->columns[0], std::move(user));
    put(chunk->columns[1], std::move(item));
    if (number == 4) chunk->columns[1].validity &= ~(std::uint64_t{1} << row);
  }
  ++state.chunk;
  return chunk;
}
std::uint64_t duckdb_data_chunk_get_size(void* chunk) {
  return static_cast<Chunk*>(chunk)->columns[0].cells.size();
}
void* duckdb_data_chunk_get_vector(void* chunk, std::uint64_t column) {
  return &static_cast<Chunk*>(chunk)->columns[column];
}
void duckdb_destroy_data_chunk(void** chunk) {
  delete static_cast<Chunk*>(*chunk);
  *chunk = nullptr;
}
void* duckdb_vector_get_data(void* vector) { return static_cast<Vector*>(vector)->cells.data(); }
std::uint64_t* duckdb_vector_get_validity(void* vector) {
  return &static_cast<Vector*>(vector)->validity;
}

}  // extern "C"
