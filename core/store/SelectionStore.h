// Users or items that somebody chose and kept under a name: a group on the map, a list of ids.
// Thread rule: as its Project. Cost: 4 bytes a member.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Ids.h"
#include "core/store/Project.h"

namespace tastescope {

using SelectionId = std::int64_t;

struct KeptSelection {
  SelectionId id = 0;
  Entity entity = Entity::User;
  std::string name = {};            ///< its own in the project, whatever it is of
  std::vector<Index> members = {};  ///< ascending, each once
  std::int64_t created = 0;         ///< unix seconds
};

class SelectionStore {
 public:
  explicit SelectionStore(const Project& project) : project_(project) {}

  /// Stores a selection and returns its id. Error(InvalidInput) for a name without a letter or one that
  /// another has, and for nobody in it.
  SelectionId add(const KeptSelection& selection);
  /// Errors as add().
  void rename(SelectionId id, const std::string& name);
  /// Returns what it was: what an undo puts back. Error(NotFound) when it is not there.
  KeptSelection remove(SelectionId id);
  /// By name. Error(Corrupt) for one that is not what was stored, or has members that the project does
  /// not have.
  [[nodiscard]] std::vector<KeptSelection> all() const;
  /// Errors as all().
  [[nodiscard]] std::optional<KeptSelection> find(const std::string& name) const;
  /// Ids in the order of their names, whatever state they are in.
  [[nodiscard]] std::vector<SelectionId> ids() const;
  /// Errors as all(), Error(NotFound) when it is not there.
  [[nodiscard]] KeptSelection get(SelectionId id) const;
  /// Takes members from these positions on out of all selections, and selections that are left with
  /// nobody.
  void trim(Index users, Index items);

 private:
  const Project& project_;
};

/// How many selections have members from these positions on.
std::uint64_t selectionsBeyond(SQLite::Database& database, Index users, Index items);

}  // namespace tastescope
