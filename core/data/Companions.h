// Item, user and link files beside the interactions, by name; whether their ids fit is seen when
// they are read.
// Thread rule: pure apart from listing folders.
// Cost: one directory listing.
#pragma once

#include <filesystem>
#include <stop_token>
#include <vector>

#include "core/data/ImportPlan.h"

namespace tastescope {

/// The usable files of a folder (not of its subfolders), in the order of their names.
std::vector<SourceMember> membersInFolder(const std::filesystem::path& folder,
                                          const std::stop_token& stop);

/// What lies in the same folder as a file and could be its companion.
std::vector<SourceMember> neighboursOf(const SourceMember& member, const std::stop_token& stop);

/// Fills items, users, links, genres and companions of a plan whose files are chosen.
void findCompanions(ImportPlan& plan, const std::vector<SourceMember>& neighbours);

}  // namespace tastescope
