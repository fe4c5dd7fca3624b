// People that somebody made up or changed and kept by name: a user of the data with items put in and
// taken out, or somebody new. Thread rule: as its Project. Cost: an indexed statement each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Ids.h"
#include "core/store/Project.h"

namespace tastescope {

using PersonId = std::int64_t;

struct KeptPerson {
  PersonId id = 0;
  std::string name;
  Index user = kNoIndex;            ///< whose history was changed; kNoIndex: somebody new
  std::vector<Index> added = {};    ///< in the order they were put in
  std::vector<Index> removed = {};  ///< of the user's own
  std::int64_t created = 0;         ///< unix seconds
};

class PersonStore {
 public:
  explicit PersonStore(const Project& project) : project_(project) {}

  /// Stores a person and returns the id. Error(InvalidInput) for a name without a letter or one that
  /// somebody has.
  PersonId add(const KeptPerson& person);
  /// Items put in and taken out are others now.
  void change(const KeptPerson& person);
  /// Errors as add().
  void rename(PersonId id, const std::string& name);
  /// Returns who that was, as the project had them: what an undo puts back. Error(NotFound) for nobody.
  KeptPerson remove(PersonId id);
  /// By name. Error(Corrupt) for users or items that the project does not have.
  [[nodiscard]] std::vector<KeptPerson> all() const;

 private:
  [[nodiscard]] std::vector<KeptPerson> read(PersonId only) const;

  const Project& project_;
};

}  // namespace tastescope
