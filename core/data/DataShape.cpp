#include "core/data/DataShape.h"

#include <algorithm>

namespace tastescope {

double DataShape::density() const {
  const double pairs = static_cast<double>(users) * static_cast<double>(items);
  return pairs > 0 ? static_cast<double>(interactions) / pairs : 0;
}

DataShape dataShape(const Dataset& data) {
  const Interactions& entries = *data.interactions;
  std::vector<std::size_t> lengths;
  for (Index user = 0; user < entries.userCount(); ++user) {
    if (const std::size_t length = entries.row(user).size(); length > 0) lengths.push_back(length);
  }
  DataShape shape{.users = static_cast<Index>(lengths.size()),
                  .items = entries.itemCount(),
                  .interactions = entries.size(),
                  .hasOrder = data.hasOrder()};
  if (lengths.empty()) return shape;
  const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
  std::nth_element(lengths.begin(), middle, lengths.end());
  shape.medianHistory = static_cast<double>(*middle);
  return shape;
}

}  // namespace tastescope
