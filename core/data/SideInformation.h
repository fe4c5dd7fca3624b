// What is known of users and items beyond their interactions: attributes and links.
// Thread rule: one thread.
// Cost: the texts of the entities that interactions know.
#pragma once

#include <stop_token>
#include <utility>
#include <vector>

#include "core/data/RowCleaning.h"

namespace tastescope {

using UserLinks = std::vector<std::pair<Index, Index>>;

struct SideInformation {
  AttributeTable userAttributes;
  AttributeTable itemAttributes;
  UserLinks links;  ///< directed user -> user
};

/// Reads the plan's item, user and link files and takes the attributes met in the rows. Notes of
/// what does not match go to the rows' report. A chosen file that cannot be read throws Error.
/// `linked`: whom links may join, where that is more than the rows' users.
SideInformation readSideInformation(const ImportPlan& plan, CleanRows& clean, Progress& progress,
                                    const std::stop_token& stop, const IdMap* linked = nullptr);

}  // namespace tastescope
