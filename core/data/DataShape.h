// How large, how full and how ordered the data is: what defaults of models follow.
// Thread rule: pure. Cost: a number for every user.
#pragma once

#include "core/data/Dataset.h"

namespace tastescope {

struct DataShape {
  Index users = 0;  ///< with an interaction
  Index items = 0;
  std::uint64_t interactions = 0;
  double medianHistory = 0;  ///< items of the user in the middle
  bool hasOrder = false;     ///< see Dataset::hasOrder()
  /// The share of all pairs of user and item that there are.
  [[nodiscard]] double density() const;
};

DataShape dataShape(const Dataset& data);

}  // namespace tastescope
