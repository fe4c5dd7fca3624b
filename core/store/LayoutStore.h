// Maps of a run's space, kept so that they open at once. They can be made again: a new layout takes the place
// of the old one of the same settings, and new weights of the run drop all.
// Thread rule: as its Project. Cost: 8 bytes a point.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Ids.h"
#include "core/store/RunStore.h"

namespace tastescope {

struct StoredLayout {
  std::vector<float> coordinates;  ///< [n, 2], in the order of the users or items with a history
  double fidelity = 0;             ///< trustworthiness, as measured when it was made
};

class LayoutStore {
 public:
  explicit LayoutStore(const Project& project) : project_(project) {}

  /// `settings`: the method with all that decides the layout, as one line of text.
  void save(RunId run, Entity entity, const std::string& settings, const StoredLayout& layout);
  /// Of exactly `points` points. Error(Corrupt) when it is not what was stored.
  [[nodiscard]] std::optional<StoredLayout> find(RunId run, Entity entity,
                                                 const std::string& settings,
                                                 std::size_t points) const;
  /// The settings of the layouts there are, the newest first.
  [[nodiscard]] std::vector<std::string> settingsOf(RunId run, Entity entity) const;

 private:
  const Project& project_;
};

}  // namespace tastescope
