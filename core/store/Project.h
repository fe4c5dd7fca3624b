// One project = one SQLite file: WAL, foreign keys, numbered migrations through PRAGMA
// user_version. Thread rule: one Project object (one connection) per thread. Cost: opening reads
// the header only; loadDataset() reads the blobs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "core/base/Progress.h"
#include "core/data/Dataset.h"

namespace SQLite {
class Database;
}

namespace tastescope {

/// Which file lies at a path: device and number; zeros for none.
struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t number = 0;
  bool operator==(const FileIdentity&) const = default;
};
FileIdentity identityOf(const std::filesystem::path& file);

class Project {
 public:
  /// Writes a new project aside and renames it over `file` only when complete; a cancel or failure
  /// leaves nothing new and an existing file untouched. Throws Error(InvalidInput) when `file`
  /// exists and !overwrite.
  static void create(const std::filesystem::path& file, const Dataset& dataset, bool overwrite,
                     Progress& progress, const std::stop_token& stop);
  /// Throws what create() would throw before it writes anything, so that a long import need not run
  /// first.
  static void requireCreatable(const std::filesystem::path& file, bool overwrite);
  /// Opens and, when older, migrates. Throws Error(NotFound | Corrupt | TooNew | Locked | ReadOnly)
  /// with a sentence that says what to do.
  static Project open(const std::filesystem::path& file);

  Project(Project&&) noexcept;
  Project& operator=(Project&&) noexcept;
  ~Project();

  [[nodiscard]] const std::filesystem::path& file() const;
  [[nodiscard]] bool readOnly() const;
  /// Whether the file that was opened still lies at its path: one that was moved, deleted or replaced
  /// meanwhile takes with it whatever is written now.
  [[nodiscard]] bool inPlace() const;
  /// Of the file that was opened.
  [[nodiscard]] const FileIdentity& identity() const;
  /// For a file that is not in place any more: brings what is in its journal into it, wherever it is
  /// now, and takes the journal away from another file in its place, into which SQLite would play it
  /// sooner or later. Nobody may use the connection afterwards.
  void leavePlace() const noexcept;
  /// Everything imported. 10 million interactions in about a second.
  /// `generation`: as it was with so many appends; without, with all of them.
  [[nodiscard]] Dataset loadDataset(Progress& progress, const std::stop_token& stop,
                                    std::optional<std::int64_t> generation = std::nullopt) const;
  /// Unix seconds when it was imported; 0: not known.
  [[nodiscard]] std::int64_t created() const;
  /// What the data is about, from now on. Error(ReadOnly | Locked | DiskFull).
  void setDomain(Domain domain);

 private:
  friend class AppendStore;
  friend class ChangeWatch;
  friend class ListStore;
  friend class LayoutStore;
  friend class PersonStore;
  friend class RunResults;
  friend class RunStore;
  friend class SelectionStore;
  friend class StudyStore;
  friend class Checkup;
  friend class Rescue;
  /// Over a connection as it is, nothing checked; sentences name `shown`. Not for loadDataset().
  static Project over(std::unique_ptr<SQLite::Database> database,
                      const std::filesystem::path& shown);
  [[nodiscard]] SQLite::Database& database() const;
  struct Impl;
  explicit Project(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace tastescope
