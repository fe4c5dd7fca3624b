#include "core/data/OwnOrder.h"

#include <algorithm>
#include <string_view>

namespace tastescope {

Text listOrderNote() {
  return coreText("Import", "The items of each list keep their order, as if it were one of time.");
}

bool hasOrder(const Dataset& data) {
  if (data.interactions->hasTimes()) return true;
  const Text listed = listOrderNote();
  return std::ranges::any_of(data.report.notes, [&listed](const Text& note) {
    return std::string_view(note.source()) == listed.source() &&
           std::string_view(note.context()) == listed.context();
  });
}

}  // namespace tastescope
