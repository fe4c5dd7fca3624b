// What was added to a project after its import, and its undoing. Thread rule: as its Project. Cost:
// add() writes the rows that come and nothing of those that are there; undoLast() deletes them.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/data/Append.h"
#include "core/store/Project.h"

namespace tastescope {

/// One append. What there was before it stands here, so that the data is known as it was.
struct AppendRecord {
  std::int64_t generation = 0;  ///< 1, 2, ...; the import is 0
  std::int64_t created = 0;     ///< unix seconds
  std::string source;           ///< the file's name
  std::string parent;           ///< fingerprint of the data before
  std::string fingerprint;      ///< and with it
  std::string content;          ///< see Append
  Index users = 0;              ///< before
  Index items = 0;
  std::uint64_t links = 0;
  std::vector<Index> userLabels;  ///< of each attribute of users, before
  std::vector<Index> itemLabels;
  std::uint64_t interactions = 0;  ///< pairs before
  std::optional<Moment> latest;    ///< the newest moment before; none without times
  GrowthRule rule;
  RowCounts rows;  ///< imported: new pairs
  std::vector<Text> notes;
};

/// What an undo takes along.
struct UndoneAppend {
  AppendRecord append;
  Index users = 0;  ///< that came with it
  Index items = 0;
  std::uint64_t opinions = 0;    ///< about these, which are gone
  std::uint64_t people = 0;      ///< kept by name who are or have them
  std::uint64_t selections = 0;  ///< kept that hold some, which lose them
  std::uint64_t lists = 0;       ///< runs whose stored lists named them
  std::uint64_t runs = 0;        ///< trained on it: they wait for its return
};

class AppendStore {
 public:
  explicit AppendStore(const Project& project) : project_(project) {}
  /// Oldest first.
  [[nodiscard]] std::vector<AppendRecord> all() const;
  /// Whether this is the fingerprint of data with some append.
  [[nodiscard]] bool holds(const std::string& fingerprint) const;
  /// In one transaction. `before` is the data that `append` was read for: Error(Locked) when the
  /// project holds other data by now.
  AppendRecord add(const Dataset& before, const Append& append, Progress& progress,
                   const std::stop_token& stop);
  /// What undoLast() would take along. Error(NotFound) when nothing was added.
  [[nodiscard]] UndoneAppend lookAtLast() const;
  /// Takes the last append back. Error(InvalidInput) when opinions or people would go and `andWhatHangs`
  /// is false; Error(Locked) while a run trains on it.
  UndoneAppend undoLast(bool andWhatHangs, Progress& progress, const std::stop_token& stop);

 private:
  const Project& project_;
};

}  // namespace tastescope
