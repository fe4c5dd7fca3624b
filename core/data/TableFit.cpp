#include "core/data/TableFit.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/data/ColumnNames.h"
#include "core/data/ImportPlan.h"
#include "core/files/TableChoice.h"

namespace tastescope {
namespace {

bool isCalledSo(const PreviewColumn* column) {
  return column != nullptr &&
         (column->basis == RoleBasis::Name || column->basis == RoleBasis::Assigned);
}

/// A table of people has ids and names too, and the names would do as items.
bool hasItemsOfItsOwn(const InteractionFormat& format) {
  const PreviewColumn* item = columnWith(format, ColumnRole::Item);
  return item != nullptr &&
         (item->basis == RoleBasis::Assigned || hintOf(item->name).role == ColumnRole::Item);
}

/// The id that both tables have under one name; empty when there is none.
std::string sharedId(const InteractionFormat& one, const InteractionFormat& other) {
  for (const PreviewColumn& column : one.columns) {
    if (!namesAnId(column.name)) continue;
    const auto same = [&](const PreviewColumn& candidate) {
      return normalisedName(candidate.name) == normalisedName(column.name);
    };
    if (std::ranges::any_of(other.columns, same)) return column.name;
  }
  return {};
}

}  // namespace

std::optional<InteractionFormat> formatIn(const SourceMember& table, const ImportOptions& options) {
  constexpr std::size_t kHead = std::size_t{64} << 10;
  try {
    bool complete = false;
    std::string bytes = readHead(table, kHead, complete);
    return formatOf(table, sampleOf(table, std::move(bytes), complete, options.format.encoding),
                    options);
  } catch (const Error&) {
    return std::nullopt;  // nobody asked for this very table
  }
}

bool holdsInteractions(const std::optional<InteractionFormat>& format) {
  return format && isCalledSo(columnWith(*format, ColumnRole::User)) &&
         isCalledSo(columnWith(*format, ColumnRole::Item));
}

std::vector<SourceMember> tablesThatFit(const std::vector<SourceMember>& tables,
                                        const ImportOptions& options) {
  std::vector<SourceMember> fitting;
  std::vector<SourceMember> better;
  if (tables.size() > kMostTablesAsked) return fitting;
  for (const SourceMember& table : tables) {
    const auto format = formatIn(table, options);
    if (!holdsInteractions(format)) continue;
    fitting.push_back(table);
    if (hasItemsOfItsOwn(*format)) better.push_back(table);
  }
  return better.empty() ? fitting : better;
}

std::vector<SourceMember> tablesAlike(const SourceMember& main,
                                      const std::vector<SourceMember>& others,
                                      const ImportOptions& options) {
  std::vector<SourceMember> alike;
  const bool opensAll = main.kind == MemberKind::Sheet || main.isInside();
  if (opensAll && main.bytes > kMostBytesAsked) return alike;
  const auto format = formatIn(main, options);
  if (!format || !format->file.named() || format->file.layout == Layout::Lists) return alike;
  for (const SourceMember& other : others) {
    if (alike.size() == kMostTablesAsked) break;
    const auto its = formatIn(other, options);
    if (its && its->file.columns == format->file.columns) alike.push_back(other);
  }
  return alike;
}

std::optional<Text> whereElse(ColumnRole role, const InteractionFormat& format,
                              const std::vector<SourceMember>& others,
                              const ImportOptions& options) {
  ImportOptions unsaid = options;
  unsaid.roles.clear();
  for (std::size_t i = 0; i < std::min(others.size(), kMostTablesAsked); ++i) {
    const auto other = formatIn(others[i], unsaid);
    if (!other) continue;
    const PreviewColumn* column = columnWith(*other, role);
    const std::string id = sharedId(format, *other);
    if (!isCalledSo(column) || id.empty() || normalisedName(column->name) == normalisedName(id))
      continue;
    const NameHint hint = hintOf(column->name);
    if (role == ColumnRole::User && hint.standing == Standing::Last) continue;
    // The name of a customer would do as an item, too.
    if (role == ColumnRole::Item && hint.role != ColumnRole::Item && !namesAnId(column->name))
      continue;
    return (role == ColumnRole::User
                ? coreText("Import",
                           "The user is in another table: “%1” has “%2”. Join the two on “%3” "
                           "first.")
                : coreText("Import",
                           "The item is in another table: “%1” has “%2”. Join the two on “%3” "
                           "first."))
        .arg(tableName(others[i]))
        .arg(column->name)
        .arg(id);
  }
  return std::nullopt;
}

}  // namespace tastescope
