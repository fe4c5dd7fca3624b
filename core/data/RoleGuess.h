// What the columns of a file of interactions mean: as assigned, else by their names, else by what
// is in them.
// Thread rule: pure functions.
// Cost: a look at the sample's cells.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/data/AttributeTable.h"
#include "core/data/FileFormat.h"
#include "core/data/NumberParsing.h"
#include "core/data/TimeParsing.h"

namespace tastescope {

/// What a column's role rests on.
enum class RoleBasis : std::uint8_t { Place, Name, Content, Assigned };

/// A column of interactions.
struct PreviewColumn {
  std::string name;                      ///< header text, or "1", "2", ...
  ColumnRole role = ColumnRole::Unused;  ///< guessed or assigned
  RoleBasis basis = RoleBasis::Place;
  AttributeType type = AttributeType::Text;
  bool numeric = false;
  std::string undone = {};  ///< a label in it such as "cancelled", empty without
  bool gaps = false;        ///< numbers, but most cells are empty
};

/// A file of interactions, ready to be read.
struct InteractionFormat {
  FileFormat file;
  std::vector<PreviewColumn> columns;
  char decimal = '.';
  bool decimalUnsure = false;  ///< "1,240" may be 1240 or 1.24
  TimeRule time;
  Text timeNote;
};

/// What a person has said about the columns.
struct RoleWishes {
  std::vector<RoleAssignment> roles;
  std::set<ColumnRole> without;  ///< roles no column shall have
};

/// Throws Error(InvalidInput) when an assigned column is not in the file or has two roles; absent
/// user or item columns are left to requireUserAndItem.
InteractionFormat guessRoles(FileFormat file, const std::vector<std::vector<std::string>>& rows,
                             const RoleWishes& wishes, const TextFormat& given);

/// Throws Error(InvalidInput) when there is no user or no item column, naming `fileName` and the
/// columns there are.
void requireUserAndItem(const InteractionFormat& format, const std::string& fileName);

/// The first column of a role.
std::optional<std::size_t> columnOf(const std::vector<PreviewColumn>& columns, ColumnRole role);
std::optional<std::size_t> columnOf(const InteractionFormat& format, ColumnRole role);
/// The same column itself; null when there is none.
const PreviewColumn* columnWith(const InteractionFormat& format, ColumnRole role);

}  // namespace tastescope
