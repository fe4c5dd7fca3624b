// Conditions on item attributes as one flag per item.
// Thread rule: pure. Cost: O(items) a condition.
#pragma once

#include <vector>

#include "core/workflow/recommend/RecommendUse.h"

namespace tastescope {

/// Which items satisfy every filter; empty when there are none. A missing value satisfies no
/// condition. Labels are compared with what a person reads (of tags: with each tag).
/// Error(NotFound) for an unknown attribute, Error(InvalidConfig) for a range on one that is no
/// number.
std::vector<bool> allowedItems(const AttributeTable& attributes,
                               const std::vector<ItemFilter>& filters);

}  // namespace tastescope
