// Private to core/store: a file as it lies, journal included, page by page into another: what a damaged
// one holds is not interpreted. Thread rule: as the connection. Cost: the bytes, once.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <stop_token>

#include "core/base/Progress.h"

namespace tastescope {

/// Replaces what is in `to`, an empty file or a database; sentences call it `named`. What others write
/// to `from` meanwhile is not in it. Throws SQLite::Exception, Error(DiskFull), Cancelled.
void copyDatabase(SQLite::Database& from, const std::filesystem::path& to,
                  const std::filesystem::path& named, Progress& progress,
                  const std::stop_token& stop);

}  // namespace tastescope
