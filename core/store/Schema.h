// Private to core/store: the tables, as numbered migrations. A file's PRAGMA user_version says how
// many it has had. A migration that was released is never edited; a change is a new one at the end.
// Thread rule: as the connection. Cost: one transaction per missing migration.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

namespace tastescope {

/// "TAST" at byte 68 of the file, as `file` and desktop MIME rules read it.
inline constexpr int kApplicationId = 0x54415354;

/// The version this program writes.
int schemaVersion();
/// How many migrations the file has had.
int versionOf(SQLite::Database& database);
/// Applies every migration up to `version`, each in its own transaction; other processes may race,
/// each step happens once.
void migrate(SQLite::Database& database, int version);
/// Taken away for bulk loading and put back after: building an index over sorted rows is several
/// times faster.
void dropIdIndexes(SQLite::Database& database);
void createIdIndexes(SQLite::Database& database);

}  // namespace tastescope
