// Use cases around users and items kept under a name: made on the map, of a group or a file of ids, and
// used wherever a few can stand for all.
// Thread rule: any thread. Cost: short statements; a look-up an id.
#pragma once

#include <filesystem>
#include <span>

#include "core/store/SelectionStore.h"
#include "core/workflow/Session.h"

namespace tastescope {

std::vector<KeptSelection> keptSelections(Session& session);
/// Stores a new one; errors as SelectionStore::add().
SelectionId keepSelection(Session& session, const KeptSelection& selection);
void renameSelection(Session& session, SelectionId selection, const std::string& name);
/// Returns what it was, to be put back by keepSelection().
KeptSelection forgetSelection(Session& session, SelectionId selection);

/// Error(NotFound) that names what was probably meant.
KeptSelection selectionByName(Session& session, const std::string& name);
/// Error(InvalidInput) also for one that is of users where items are wanted, or the other way round.
KeptSelection selectionByName(Session& session, Entity entity, const std::string& name);

/// In the order given, each once. Error(NotFound) for an id the data does not have, with what was probably
/// meant.
std::vector<Index> membersFromIds(const Session& session, Entity entity,
                                  std::span<const std::string> ids);
/// The ids of a file: a table with a column called “id”, as exports write it, or else one a line.
/// Error(NotFound) where it cannot be read.
std::vector<std::string> idsFromFile(const std::filesystem::path& file);

}  // namespace tastescope
