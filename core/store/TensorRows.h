// Private to core/store: named tensors of a run as rows and chunks of bytes. Nothing here runs code
// of a file: a type, a shape, bytes. Thread rule: as the connection. Cost: the bytes, once.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/base/HostTensor.h"

namespace tastescope {

/// The bytes a stranger's shape asks for; none when it is no shape or asks for more than there can be.
std::optional<std::size_t> byteCount(const std::vector<std::int64_t>& shape, ElementType type);

/// Replaces the tensors of (run, kind). Inside the caller's transaction.
void writeTensors(SQLite::Database& database, std::int64_t run, const char* kind,
                  const TensorMap& tensors);
void deleteTensors(SQLite::Database& database, std::int64_t run, const char* kind);
/// Rows of (run, kind).
std::int64_t countTensors(SQLite::Database& database, std::int64_t run, const char* kind);
/// Empty when there are none. Error(Corrupt) when types, shapes, bytes and checksums disagree.
TensorMap readTensors(SQLite::Database& database, std::int64_t run, const char* kind,
                      const std::filesystem::path& file);

}  // namespace tastescope
