#include "core/data/IdGuards.h"

#include "core/base/SpreadsheetGuard.h"
#include "core/data/NumberParsing.h"

namespace tastescope {
namespace {

/// What the ids of one dictionary say about guards.
struct GuardCount {
  std::uint64_t apostrophes = 0;
  std::uint64_t formulas = 0;
  bool open = false;  ///< an id that a guard would have been put before
};

GuardCount countGuards(const IdMap& ids) {
  GuardCount count;
  for (Index index = 0; index < ids.size(); ++index) {
    const std::string_view id = ids.id(index);
    switch (readGuard(id).guard) {
      case CellGuard::Apostrophe: ++count.apostrophes; break;
      case CellGuard::TextFormula: ++count.formulas; break;
      case CellGuard::None: count.open = count.open || runsInSpreadsheet(id); break;
    }
  }
  return count;
}

/// The ids without their guards; nothing when two would become one.
std::optional<IdMap> unguarded(const IdMap& ids) {
  IdMap plain;
  plain.reserve(ids.size(), 0);
  for (Index index = 0; index < ids.size(); ++index) {
    if (plain.add(readGuard(ids.id(index)).text) != index) return std::nullopt;
  }
  return plain;
}

std::uint64_t takeAway(IdMap& ids) {
  const GuardCount count = countGuards(ids);
  if (count.open || count.apostrophes + count.formulas == 0) return 0;
  std::optional<IdMap> plain = unguarded(ids);
  if (!plain) return 0;
  ids = std::move(*plain);
  return count.apostrophes + count.formulas;
}

}  // namespace

void takeGuardsAway(IdMap& users, IdMap& items, std::vector<Text>& notes) {
  const std::uint64_t changed = takeAway(users) + takeAway(items);
  if (changed == 0) return;
  notes.push_back(coreText("Import",
                           "%1 ids carried a spreadsheet's guard, a leading apostrophe or =\"…\", "
                           "which is taken away.")
                      .arg(static_cast<unsigned long long>(changed)));
}

std::optional<Index> findCell(const IdMap& ids, std::string_view cell) {
  const std::string_view id = trimmed(cell);
  const auto found = ids.find(id);
  return found ? found : ids.find(readGuard(id).text);
}

}  // namespace tastescope
