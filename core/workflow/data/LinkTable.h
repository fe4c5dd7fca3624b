// The links between users as a table: who with whom, found by ids. Thread rule: any thread.
// Cost: O(links), and the ids of the users who have one.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "core/workflow/Session.h"

namespace tastescope {

struct LinkTable {
  std::vector<std::pair<Index, Index>>
      links;               ///< whose ids pass the filter, in the order of import
  std::size_t linked = 0;  ///< users with at least one link, of all links
  std::size_t mutual = 0;  ///< pairs linked both ways, of all links
};
/// Links with `filter` as a case-insensitive part of either id; all of them when it is empty.
LinkTable linkTable(const Session& session, const std::string& filter, const std::stop_token& stop);

}  // namespace tastescope
