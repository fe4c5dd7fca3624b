// --select: a few users or items by the name of a selection that is kept, by their ids, or by a file.
// Thread rule: main thread. Cost: a look-up an id.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/workflow/Selections.h"

namespace tastescope::cli {

/// The file that `select` names, if it names one: it is read, so nothing may be written over it.
std::vector<std::filesystem::path> selectionFile(const std::string& select);
/// "NAME", else "ID,ID,...", or, after @, a file as idsFromFile() reads it. Errors as
/// selectionByName() and membersFromIds().
std::vector<Index> selected(Session& session, Entity entity, const std::string& select);

}  // namespace tastescope::cli
