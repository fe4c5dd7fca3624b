#include "app/cli/SelectArguments.h"

#include "app/cli/Console.h"

namespace tastescope::cli {

std::vector<std::filesystem::path> selectionFile(const std::string& select) {
  if (!select.starts_with('@')) return {};
  return {select.substr(1)};
}

std::vector<Index> selected(Session& session, Entity entity, const std::string& select) {
  for (const std::filesystem::path& file : selectionFile(select))
    return membersFromIds(session, entity, idsFromFile(file));
  for (const KeptSelection& kept : keptSelections(session)) {
    if (kept.name == select) return selectionByName(session, entity, select).members;
  }
  return membersFromIds(session, entity, splitIds(select));
}

}  // namespace tastescope::cli
