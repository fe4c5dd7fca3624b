// Private to core/store: a file as it lies, journal included, page by page into another: what a damaged
// one holds is not interpreted. Thread rule: as the connection. Cost: the bytes, once.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <stop_token>

namespace tastescope {

/// Replaces what is in `to`, an empty file or a database. Throws SQLite::Exception, Error(DiskFull)
/// that names `from`, Cancelled.
void copyDatabase(SQLite::Database& from, const std::filesystem::path& to,
                  const std::stop_token& stop);

}  // namespace tastescope
