// Private to core/store: connections to a project's file, and what is asked of a file before anything
// of it is used. Thread rule: a connection belongs to one thread at a time. Cost: opening reads the
// header only.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <memory>

namespace tastescope {

/// `file` with `suffix` behind its name.
std::filesystem::path besides(const std::filesystem::path& file, const char* suffix);
bool mayWrite(const std::filesystem::path& path);
/// Error(NotFound | Corrupt | Io) for what is no readable file.
void requireFile(const std::filesystem::path& file);
/// A hardened connection; nothing of the schema is checked yet.
std::unique_ptr<SQLite::Database> connect(const std::filesystem::path& file, bool readOnly);
/// One that changes nothing and, where it can, leaves nothing behind: SQLite takes the files beside a
/// project away with a last connection that could write. What an unfinished write left in them stays.
std::unique_ptr<SQLite::Database> connectToLook(const std::filesystem::path& file);
/// Another connection to the file of `first`, for two threads to read at the same time; none where all
/// of it is read before another would be open.
std::unique_ptr<SQLite::Database> secondConnection(SQLite::Database& first,
                                                   const std::filesystem::path& file,
                                                   bool readOnly);
/// Of this program, of a version it knows, and not to be updated where nothing can be written.
void requireProject(SQLite::Database& database, const std::filesystem::path& file, bool readOnly);
/// SQLite reads a page that ends early as zeros and would call a cut-off copy complete. Only pages
/// that the journal holds may be missing from the file: a disk that filled while the journal was
/// copied into it leaves such a project, and it is whole.
void requireWholePages(SQLite::Database& database, const std::filesystem::path& file);

}  // namespace tastescope
