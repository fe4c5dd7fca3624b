// Which of the tables in a container is meant: an archive's files, a workbook's sheets, a
// database's tables.
// Thread rule: pure functions.
// Cost: a pass over the names.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/files/ByteSource.h"

namespace tastescope {

/// Whether a member is one of several things its file could hold, so that it can be named.
bool canBeNamed(const SourceMember& member);

/// What a person names a member by: its name inside, else its file's.
std::string tableName(const SourceMember& member);

/// The member called `name`: by its whole name, then its bare one, then either in any case; a sheet
/// also by its number from 1. Throws Error(InvalidInput) with what there is when none or several
/// are called so.
const SourceMember& memberNamed(const std::vector<SourceMember>& members, const std::string& name,
                                const std::filesystem::path& source);

/// Of the tables of one or several files the first file's that each of them holds under that name,
/// in any case: what can be named of all of them at once.
std::vector<SourceMember> sharedTables(const std::vector<SourceMember>& tables);

/// Says that one has to be chosen, and from what: one for all files that the tables are in. Throws
/// Error(InvalidInput).
[[noreturn]] void throwTableNeeded(const std::vector<SourceMember>& tables);

/// "a.csv, b.csv, …".
std::string tableNames(const std::vector<SourceMember>& members);

}  // namespace tastescope
