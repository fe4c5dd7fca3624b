// Private to core/store: a project may come from a stranger, and a schema is program text that SQLite
// runs. Nothing of it is used before every object is known to be one that this program makes. Thread
// rule: as the connection. Cost: reads the schema, below a millisecond.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <set>
#include <string>

namespace tastescope {

/// Makes a connection one that data cannot program: the schema's functions are not trusted, no
/// statement can write the schema itself, and SQLite's own limits fit a project.
void harden(SQLite::Database& database);

/// Error(Corrupt) that names the first table, index, view or trigger that the migrations up to the
/// file's user_version and its import do not make, make otherwise, or that is missing.
void requireOurSchema(SQLite::Database& database, const std::filesystem::path& file);

/// Names of the tables that are as Tastescope makes them, whatever else the schema holds: what may be
/// read of a file that requireOurSchema() refuses.
std::set<std::string> ourTables(SQLite::Database& database, const std::filesystem::path& file);

}  // namespace tastescope
