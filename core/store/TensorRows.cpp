#include "core/store/TensorRows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <string>
#include <utility>

#include "core/store/Checksum.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

static_assert(std::endian::native == std::endian::little,
              "HostTensor's bytes are little-endian by definition");

/// SQLite puts a row together in memory, so a chunk is there twice; its limit of 1 GB a value is far.
constexpr std::size_t kChunk = std::size_t{16} << 20;

constexpr std::array<std::pair<ElementType, const char*>, 6> kTypes{
    {{ElementType::Float32, "f32"},
     {ElementType::Float64, "f64"},
     {ElementType::Int32, "i32"},
     {ElementType::Int64, "i64"},
     {ElementType::UInt8, "u8"},
     {ElementType::BFloat16, "bf16"}}};

const char* typeKey(ElementType type) {
  return std::ranges::find(kTypes, type, &std::pair<ElementType, const char*>::first)->second;
}

std::optional<ElementType> elementTypeFromKey(const std::string& key) {
  for (const auto& [type, name] : kTypes) {
    if (key == name) return type;
  }
  return std::nullopt;
}

std::optional<std::vector<std::int64_t>> shapeFrom(const nlohmann::json& json) {
  if (!json.is_array()) return std::nullopt;
  std::vector<std::int64_t> shape;
  for (const auto& extent : json) {
    if (!extent.is_number_integer()) return std::nullopt;
    shape.push_back(extent.get<std::int64_t>());
  }
  return shape;
}

std::vector<std::byte> readChunks(SQLite::Database& database, std::int64_t tensor,
                                  std::size_t expected, const std::filesystem::path& file) {
  SQLite::Statement total(
      database, "SELECT coalesce(sum(length(bytes)), 0) FROM tensor_chunk WHERE tensor = ?");
  total.bind(1, tensor);
  total.executeStep();
  if (static_cast<std::size_t>(total.getColumn(0).getInt64()) != expected)
    throwDamaged(file, "tensor length");
  std::vector<std::byte> bytes;
  bytes.reserve(expected);
  SQLite::Statement chunks(database,
                           "SELECT bytes FROM tensor_chunk WHERE tensor = ? ORDER BY place");
  chunks.bind(1, tensor);
  while (chunks.executeStep()) {
    const auto chunk = blobView(chunks.getColumn(0));
    const auto* begin = reinterpret_cast<const std::byte*>(chunk.data());
    bytes.insert(bytes.end(), begin, begin + chunk.size());
  }
  return bytes;
}

/// What a tensor's checksum covers besides its bytes. `count`: tensors of its run and kind, for one
/// that is gone cannot speak for itself.
struct TensorRow {
  std::int64_t run;
  const char* kind;
  std::int64_t count;
  std::string name, type, shape;

  [[nodiscard]] std::int64_t checksum(std::span<const std::byte> bytes) const {
    return Checksum()
        .add(run)
        .add(kind)
        .add(count)
        .add(name)
        .add(type)
        .add(shape)
        .add(bytes)
        .value();
  }
};

void requireChecksum(const SQLite::Column& stored, const TensorRow& row,
                     std::span<const std::byte> bytes, const std::filesystem::path& file) {
  if (stored.isNull() || stored.getInt64() == row.checksum(bytes)) return;
  throwChecksum(file, std::string_view(row.kind) == "best"
                          ? coreText("Project", "the weights of the run #%1").arg(row.run)
                          : coreText("Project", "the saved training of the run #%1").arg(row.run));
}

}  // namespace

std::optional<std::size_t> byteCount(const std::vector<std::int64_t>& shape, ElementType type) {
  std::size_t bytes = elementSize(type);
  for (const std::int64_t extent : shape) {
    if (extent < 0 || __builtin_mul_overflow(bytes, static_cast<std::size_t>(extent), &bytes))
      return std::nullopt;
  }
  return bytes;
}

void deleteTensors(SQLite::Database& database, std::int64_t run, const char* kind) {
  SQLite::Statement remove(database, "DELETE FROM tensor WHERE run = ? AND kind = ?");
  remove.bind(1, run);
  remove.bind(2, kind);
  remove.exec();
}

void writeTensors(SQLite::Database& database, std::int64_t run, const char* kind,
                  const TensorMap& tensors) {
  deleteTensors(database, run, kind);
  SQLite::Statement insert(
      database, "INSERT INTO tensor(run, kind, name, type, shape, checksum) VALUES(?,?,?,?,?,?)");
  SQLite::Statement chunk(database, "INSERT INTO tensor_chunk VALUES(?,?,?)");
  for (const auto& [name, tensor] : tensors) {
    const TensorRow row{run,
                        kind,
                        static_cast<std::int64_t>(tensors.size()),
                        name,
                        typeKey(tensor.type),
                        nlohmann::json(tensor.shape).dump()};
    insert.bind(1, run);
    insert.bind(2, kind);
    insert.bindNoCopy(3, row.name);
    insert.bindNoCopy(4, row.type);
    insert.bindNoCopy(5, row.shape);
    insert.bind(6, row.checksum(tensor.bytes));
    insert.exec();
    insert.reset();
    const std::int64_t id = database.getLastInsertRowid();
    for (std::size_t begin = 0, place = 0; begin < tensor.bytes.size(); begin += kChunk, ++place) {
      chunk.bind(1, id);
      chunk.bind(2, static_cast<std::int64_t>(place));
      chunk.bindNoCopy(3, tensor.bytes.data() + begin,
                       static_cast<int>(std::min(kChunk, tensor.bytes.size() - begin)));
      chunk.exec();
      chunk.reset();
    }
  }
}

std::int64_t countTensors(SQLite::Database& database, std::int64_t run, const char* kind) {
  SQLite::Statement select(database, "SELECT count(*) FROM tensor WHERE run = ? AND kind = ?");
  select.bind(1, run);
  select.bind(2, kind);
  select.executeStep();
  return select.getColumn(0).getInt64();
}

TensorMap readTensors(SQLite::Database& database, std::int64_t run, const char* kind,
                      const std::filesystem::path& file) {
  TensorMap tensors;
  const std::int64_t count = countTensors(database, run, kind);
  SQLite::Statement select(
      database,
      "SELECT id, name, type, shape, checksum FROM tensor WHERE run = ? AND kind = ? ORDER BY id");
  select.bind(1, run);
  select.bind(2, kind);
  while (select.executeStep()) {
    const auto type = elementTypeFromKey(select.getColumn(2).getString());
    auto shape = shapeFrom(jsonColumn(select.getColumn(3), file));
    if (!type || !shape) throwDamaged(file, "tensor description");
    const auto expected = byteCount(*shape, *type);
    if (!expected) throwDamaged(file, "tensor shape");
    HostTensor tensor{*type, std::move(*shape),
                      readChunks(database, select.getColumn(0).getInt64(), *expected, file)};
    const TensorRow row{run,
                        kind,
                        count,
                        select.getColumn(1).getString(),
                        typeKey(*type),
                        select.getColumn(3).getString()};
    requireChecksum(select.getColumn(4), row, tensor.bytes, file);
    if (!tensors.emplace(row.name, std::move(tensor)).second) throwDamaged(file, "repeated tensor");
  }
  return tensors;
}

}  // namespace tastescope
