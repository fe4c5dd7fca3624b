#include "core/data/RoleGuess.h"

#include <algorithm>
#include <set>

#include "core/base/Error.h"
#include "core/base/Joined.h"
#include "core/data/AttributeColumns.h"
#include "core/data/ColumnNames.h"

namespace tastescope {
namespace {

using Rows = std::vector<std::vector<std::string>>;
using Cells = std::vector<std::string_view>;

Cells cellsOf(const Rows& rows, std::size_t column) {
  Cells cells;
  for (const auto& row : rows) {
    if (column < row.size()) cells.push_back(row[column]);
  }
  return cells;
}

/// Of the filled cells at least `percent` in a hundred.
template <typename Test>
bool mostly(const Cells& cells, const Test& test, std::size_t percent = 90) {
  std::size_t filled = 0;
  std::size_t good = 0;
  for (const std::string_view cell : cells) {
    if (trimmed(cell).empty()) continue;
    ++filled;
    good += test(cell);
  }
  return filled > 0 && good * 100 >= filled * percent;
}

bool isNumber(std::string_view cell) { return parseNumber(cell) || parseNumber(cell, ','); }

/// What the cells of a column could be.
struct ColumnContent {
  bool numeric = false;
  bool partlyNumeric = false;  ///< half of the cells: enough under the right name
  bool times = false;          ///< by form or range
  bool parsable = false;       ///< as a time under its own rule
  bool parts = false;
};

constexpr std::size_t kEnoughUnderAName = 50;

ColumnContent contentOf(const Cells& cells) {
  ColumnContent content;
  content.numeric = mostly(cells, isNumber);
  content.partlyNumeric = mostly(cells, isNumber, kEnoughUnderAName);
  content.times = looksLikeTimes(cells);
  const TimeRule rule = guessTimeRule(cells);
  content.parsable = mostly(
      cells, [&](std::string_view cell) { return parseTime(cell, rule).has_value(); },
      kEnoughUnderAName);
  content.parts = mostly(cells, [](std::string_view cell) { return partOf(cell).has_value(); });
  return content;
}

class Guesser {
 public:
  Guesser(std::vector<PreviewColumn>& columns, const Rows& rows, bool named)
      : columns_(columns), assigned_(columns.size(), false), named_(named) {
    for (std::size_t i = 0; i < columns.size(); ++i)
      content_.push_back(contentOf(cellsOf(rows, i)));
  }

  void assign(const std::vector<RoleAssignment>& roles) {
    for (const RoleAssignment& role : roles) {
      const std::size_t column = find(role.column);
      columns_[column].role = role.role;
      assigned_[column] = true;
      if (role.role == ColumnRole::Unused) continue;
      taken_.insert(role.role);
    }
  }

  /// What the layout says, where nobody said otherwise.
  void assignOpen(const std::vector<ColumnRole>& roles) {
    for (std::size_t i = 0; i < roles.size(); ++i) {
      const bool single = roles[i] != ColumnRole::UserAttribute;
      if (!isOpen(i) || roles[i] == ColumnRole::Unused) continue;
      if (!single || !taken_.contains(roles[i])) give(i, roles[i]);
    }
  }

  void guess() {
    if (named_) guessByName();
    const bool nameless = !taken_.contains(ColumnRole::User) && !taken_.contains(ColumnRole::Item);
    guessSplit();
    if (!named_ || nameless) guessTime();
    fill(ColumnRole::User);
    fill(ColumnRole::Item);
    if (!named_ || nameless) guessRating();
  }

 private:
  std::size_t find(const std::string& wanted) const {
    const auto exact = std::ranges::find(columns_, wanted, &PreviewColumn::name);
    if (exact != columns_.end()) return static_cast<std::size_t>(exact - columns_.begin());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const bool sameName = normalisedName(columns_[i].name) == normalisedName(wanted);
      if (sameName && !normalisedName(wanted).empty()) return i;
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (std::to_string(i + 1) == wanted) return i;
    }
    throw Error(ErrorCode::InvalidInput,
                coreText("Import", "There is no column “%1”. The columns are: %2.")
                    .arg(wanted)
                    .arg(joined(columns_, &PreviewColumn::name)));
  }

  bool fits(std::size_t column, ColumnRole role) const {
    switch (role) {
      case ColumnRole::Rating: return content_[column].partlyNumeric;
      case ColumnRole::Time: return content_[column].parsable;
      case ColumnRole::Split: return content_[column].parts;
      default: return true;
    }
  }

  bool isOpen(std::size_t column) const {
    return !assigned_[column] && columns_[column].role == ColumnRole::Unused;
  }

  void give(std::size_t column, ColumnRole role) {
    columns_[column].role = role;
    taken_.insert(role);
  }

  void guessByName() {
    for (const ColumnRole role : {ColumnRole::User, ColumnRole::Item, ColumnRole::Time,
                                  ColumnRole::Rating, ColumnRole::Split, ColumnRole::ItemTitle}) {
      if (taken_.contains(role)) continue;
      int best = 0;
      std::size_t bestColumn = 0;
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        const NameHint hint = hintOf(columns_[i].name);
        if (isOpen(i) && hint.role == role && hint.strength > best && fits(i, role)) {
          best = hint.strength;
          bestColumn = i;
        }
      }
      if (best > 0) give(bestColumn, role);
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const NameHint hint = hintOf(columns_[i].name);
      const bool attribute =
          hint.role == ColumnRole::ItemAttribute || hint.role == ColumnRole::UserAttribute;
      if (isOpen(i) && attribute && hint.strength == 3) columns_[i].role = hint.role;
    }
  }

  void guessSplit() {
    if (taken_.contains(ColumnRole::Split)) return;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (isOpen(i) && content_[i].parts) return give(i, ColumnRole::Split);
    }
  }

  /// The last column that looks like moments, as files usually end with it; the first column only
  /// when two others remain.
  void guessTime() {
    if (taken_.contains(ColumnRole::Time)) return;
    for (std::size_t i = columns_.size(); i-- > 0;) {
      const bool idsRemain = i >= 2 || (i == 0 && columns_.size() >= 3);
      if (isOpen(i) && content_[i].times && idsRemain) return give(i, ColumnRole::Time);
    }
  }

  void guessRating() {
    if (taken_.contains(ColumnRole::Rating)) return;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (isOpen(i) && content_[i].numeric) return give(i, ColumnRole::Rating);
    }
  }

  void fill(ColumnRole role) {
    if (taken_.contains(role)) return;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (isOpen(i)) return give(i, role);
    }
  }

  std::vector<PreviewColumn>& columns_;
  std::vector<ColumnContent> content_;
  std::vector<bool> assigned_;
  std::set<ColumnRole> taken_;
  bool named_;
};

char guessDecimal(const Cells& cells) {
  const bool commas = std::ranges::any_of(cells, [](std::string_view cell) {
    return !parseNumber(cell) && parseNumber(cell, ',').has_value();
  });
  return commas ? ',' : '.';
}

Text noteOnDates(const TimeRule& rule, bool given) {
  if (!rule.orderMatters) return {};
  if (given || rule.orderSeen) {
    return rule.dayFirst ? coreText("Import", "Dates such as 9/12/2011 are read day first.")
                         : coreText("Import", "Dates such as 9/12/2011 are read month first.");
  }
  return coreText("Import",
                  "Dates such as 9/12/2011 are read day first; nothing in the first rows says "
                  "otherwise. If the month comes first, say so in the format.");
}

}  // namespace

InteractionFormat guessRoles(FileFormat file, const Rows& rows,
                             const std::vector<RoleAssignment>& assigned, const TextFormat& given) {
  InteractionFormat format;
  format.file = std::move(file);
  for (const std::string& name : format.file.columns)
    format.columns.push_back({name, {}, {}, false});
  Guesser guesser(format.columns, rows, format.file.named());
  guesser.assign(assigned);
  guesser.assignOpen(format.file.roles);
  guesser.guess();
  for (std::size_t i = 0; i < format.columns.size(); ++i) {
    const Cells cells = cellsOf(rows, i);
    PreviewColumn& column = format.columns[i];
    column.numeric = mostly(cells, isNumber);
    column.type = guessAttributeType(cells);
    if (column.role == ColumnRole::Rating)
      format.decimal = given.decimal.value_or(guessDecimal(cells));
    if (column.role == ColumnRole::Time) {
      format.time = guessTimeRule(cells);
      if (given.dayFirst) {
        format.time.dayFirst = *given.dayFirst;
        format.time.orderSeen = true;
      }
      format.timeNote = noteOnDates(format.time, given.dayFirst.has_value());
    }
  }
  format.file.text.decimal = format.decimal;
  format.file.text.dayFirst = format.time.dayFirst;
  return format;
}

std::optional<std::size_t> columnOf(const InteractionFormat& format, ColumnRole role) {
  const auto found = std::ranges::find(format.columns, role, &PreviewColumn::role);
  if (found == format.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - format.columns.begin());
}

void requireUserAndItem(const InteractionFormat& format, const std::string& fileName) {
  if (columnOf(format, ColumnRole::User) && columnOf(format, ColumnRole::Item)) return;
  if (format.columns.size() < 2) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "“%1” has only one column. An import needs a user and an item in every "
                         "row; choose the delimiter if the columns are not told apart.")
                    .arg(fileName));
  }
  throw Error(ErrorCode::InvalidInput,
              coreText("Import", "“%1” has no user or no item column. Say which columns hold them.")
                  .arg(fileName));
}

}  // namespace tastescope
