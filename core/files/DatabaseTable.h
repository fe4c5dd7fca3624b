// Tables of SQLite files, read as CSV: a line of column names, then the rows.
// Thread rule: functions on any thread; a source belongs to one thread at a time.
// Cost: rows are streamed.
#pragma once

#include <memory>
#include <vector>

#include "core/files/ByteSource.h"

namespace tastescope {

/// The tables of a database, no views and no virtual tables. Throws Error(InvalidInput) when it is
/// damaged, has none, or is a project of this program.
std::vector<SourceMember> databaseTables(const SourceMember& file);

std::unique_ptr<ByteSource> openDatabaseTable(const SourceMember& table);

}  // namespace tastescope
