// Private to core/store: what was added to the data, as rows. Thread rule: as the connection. Cost: the
// rows that were added; nothing of what was there is written again.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "core/store/AppendStore.h"

namespace tastescope {

/// Oldest first. Error(Corrupt) for records that cannot follow each other.
std::vector<AppendRecord> readAppends(SQLite::Database& database,
                                      const std::filesystem::path& file);
/// Of the data as it is stored now; empty in projects from before there were any.
std::string storedFingerprint(SQLite::Database& database);

/// All but its generation and time.
AppendRecord recordOf(const Dataset& before, const Append& append);
/// Inside the caller's transaction.
void writeAppend(SQLite::Database& database, const Dataset& before, const Append& append,
                 const AppendRecord& record, Progress& progress, const std::stop_token& stop);
/// The same for taking the last one back; nothing else may refer to what came with it, which is not
/// asked of foreign keys: they would look through whole tables for every id.
void removeAppend(SQLite::Database& database, const AppendRecord& last,
                  const std::stop_token& stop);

/// The rows of one append; `users` and `items`: how many there were with it.
AddedRows readAddedRows(SQLite::Database& database, const std::filesystem::path& file,
                        const AppendRecord& append, Index users, Index items,
                        const std::stop_token& stop);

}  // namespace tastescope
