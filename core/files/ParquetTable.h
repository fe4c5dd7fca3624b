// Parquet files as CSV, through DuckDB when its library is found while running: there is no other
// reader of them in Debian. Without it they are refused with what to do.
// Thread rule: functions on any thread; a source belongs to one thread at a time.
// Cost: rows are streamed; DuckDB is given 1 GiB and two threads.
#pragma once

#include <filesystem>
#include <memory>

#include "core/files/ByteSource.h"

namespace tastescope {

/// Throws Error(Unsupported) in words when there is no DuckDB. It is looked for where
/// TASTESCOPE_DUCKDB says, or as libduckdb.so on the system's paths.
void requireParquetReader(const std::filesystem::path& file);

/// The file as a member.
SourceMember parquetTable(SourceMember file);

std::unique_ptr<ByteSource> openParquet(const SourceMember& table);

}  // namespace tastescope
