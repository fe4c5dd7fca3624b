#include "core/data/RoleGuess.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>

#include "core/base/DidYouMean.h"
#include "core/base/Error.h"
#include "core/base/Joined.h"
#include "core/data/AttributeColumns.h"
#include "core/data/ColumnContent.h"
#include "core/data/ColumnNames.h"

namespace tastescope {
namespace {

using Rows = std::vector<std::vector<std::string>>;
ColumnCells cellsOf(const Rows& rows, std::size_t column) {
  ColumnCells cells;
  for (const auto& row : rows) {
    if (column < row.size()) cells.push_back(row[column]);
  }
  return cells;
}

class Guesser {
 public:
  Guesser(std::vector<PreviewColumn>& columns, const Rows& rows, bool named)
      : columns_(columns), rows_(rows), assigned_(columns.size(), false), named_(named) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      content_.push_back(contentOf(cellsOf(rows, i)));
      hints_.push_back(named ? hintOf(columns[i].name) : NameHint());
      // "label" over words is no flag.
      if (hints_[i].role == ColumnRole::Rating && hints_[i].standing != Standing::Full &&
          !content_[i].partlyNumeric)
        hints_[i] = {};
      columns[i].numeric = content_[i].numeric;
      columns[i].undone = content_[i].undone;
      columns[i].gaps = content_[i].numeric && !content_[i].partlyNumeric;
      const bool says = named && namesAnUndoing(columns[i].name);
      if (says && !content_[i].flag.empty()) columns[i].undone = content_[i].flag;
    }
  }

  void assign(const RoleWishes& wishes) {
    taken_ = wishes.without;
    for (const RoleAssignment& role : wishes.roles) {
      const std::size_t column = find(role.column);
      requireOneRole(column, role.role);
      assigned_[column] = true;
      columns_[column].role = role.role;
      columns_[column].basis = RoleBasis::Assigned;
      if (role.role != ColumnRole::Unused) taken_.insert(role.role);
    }
  }

  /// What the layout says, where nobody said otherwise.
  void assignOpen(const std::vector<ColumnRole>& roles) {
    for (std::size_t i = 0; i < roles.size(); ++i) {
      const bool single = roles[i] != ColumnRole::UserAttribute;
      if (!isOpen(i) || roles[i] == ColumnRole::Unused) continue;
      if (!single || !taken_.contains(roles[i])) give(i, roles[i], RoleBasis::Content);
    }
  }

  void guess() {
    if (named_) guessByName();
    guessEvents();
    const bool nameless = !taken_.contains(ColumnRole::User) && !taken_.contains(ColumnRole::Item);
    guessSplit();
    guessTime(!named_ || nameless);
    guessTimeOfDay();
    fill(ColumnRole::User);
    fill(ColumnRole::Item);
    dropOtherTitle();
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
                orDidYouMean(coreText("Import", "There is no column “%1”. The columns are: %2.")
                                 .arg(wanted)
                                 .arg(joined(columns_, &PreviewColumn::name)),
                             wanted, columns_, &PreviewColumn::name));
  }

  /// One column cannot be two things.
  void requireOneRole(std::size_t column, ColumnRole role) const {
    const ColumnRole before = columns_[column].role;
    if (!assigned_[column] || before == role || before == ColumnRole::Unused ||
        role == ColumnRole::Unused) {
      return;
    }
    throw Error(ErrorCode::InvalidConfig,
                coreText("Import",
                         "The column “%1” is given two meanings. Name another column for one of "
                         "them.")
                    .arg(columns_[column].name));
  }

  bool fits(std::size_t column, ColumnRole role) const {
    switch (role) {
      case ColumnRole::Rating: return content_[column].partlyNumeric;
      case ColumnRole::Time: return content_[column].parsable;
      case ColumnRole::TimeOfDay: return content_[column].timesOfDay;
      case ColumnRole::Split: return content_[column].parts;
      case ColumnRole::Event: return content_[column].events;
      default: return true;
    }
  }

  bool isOpen(std::size_t column) const {
    return !assigned_[column] && columns_[column].role == ColumnRole::Unused;
  }

  void give(std::size_t column, ColumnRole role, RoleBasis basis) {
    columns_[column].role = role;
    columns_[column].basis = basis;
    taken_.insert(role);
  }

  /// How the values of two columns go together, where both have one.
  struct Pairing {
    std::size_t values = 0;   ///< different ones of the first column
    std::size_t others = 0;   ///< and of the second
    std::size_t again = 0;    ///< rows whose value of the first came before
    std::size_t changed = 0;  ///< of those, with another value of the second than at first
  };

  Pairing pairingOf(std::size_t one, std::size_t other) const {
    std::map<std::string_view, std::string_view> values;
    std::set<std::string_view> others;
    Pairing pairing;
    for (const auto& row : rows_) {
      if (std::max(one, other) >= row.size() || row[one].empty() || row[other].empty()) continue;
      others.insert(row[other]);
      const auto [known, fresh] = values.try_emplace(row[one], row[other]);
      pairing.again += !fresh;
      pairing.changed += !fresh && known->second != row[other];
    }
    pairing.values = values.size();
    pairing.others = others.size();
    return pairing;
  }

  /// Of two columns, each value of the one comes with one value of the other, but for a few.
  bool determines(std::size_t one, std::size_t other) const {
    const Pairing pairing = pairingOf(one, other);
    constexpr std::size_t kFew = 4;  // editions and spellings differ
    return pairing.changed * kFew <= pairing.again;
  }

  /// The same things come again in it, each with a title of its own: it names things, not people.
  bool namesTitled(std::size_t column) const {
    const auto title = columnOf(columns_, ColumnRole::ItemTitle);
    return title && !namesADescription(columns_[*title].name) && content_[column].recurs &&
           determines(column, *title) && determines(*title, column);
  }

  /// Whether cells under a name that only hints at ids could be some: "Lineitem price" holds numbers
  /// with fractions, "Buchungstag" dates, "Affected user" nothing but a dash.
  bool couldBeIds(std::size_t column) const {
    const ColumnContent& content = content_[column];
    if (content.nested) return false;
    if (hints_[column].strength == 3) return !content.empty;
    const bool measures = content.fractions && !namesAnId(columns_[column].name);
    const bool moments = content.dates || content.clocks;
    return content.halfFilled && !content.same && !moments && !measures;
  }

  /// Whether the title of an item is the same in nearly all of its rows; true while no item is
  /// known.
  bool describesItems(std::size_t column) const {
    const auto item = columnOf(columns_, ColumnRole::Item);
    return !item || determines(*item, column);
  }

  /// Another one in nearly every row of an item, or the same for many: the headline of a review.
  bool contradictsItems(std::size_t column) const {
    const auto item = columnOf(columns_, ColumnRole::Item);
    if (!item) return false;
    const Pairing pairing = pairingOf(*item, column);
    constexpr std::size_t kEnough = 10;
    const bool differs = pairing.again >= kEnough && pairing.changed * 2 > pairing.again;
    const bool shared = pairing.values >= kEnough && pairing.others * 3 < pairing.values;
    return differs || shared;
  }

  /// By its name alone, whatever rows of one item say there.
  bool isSurelyATitle(std::size_t column) const {
    return hints_[column].strength == 3 && !namesADescription(columns_[column].name);
  }

  /// How well a column's name speaks for a role, and whether it has cells for it; 0: not at all.
  int claimOf(std::size_t column, ColumnRole role) const {
    const int claim = nameClaimOf(column, role);
    return claim == 0 ? 0 : 2 * claim + (content_[column].filled ? 1 : 0);
  }

  /// Among times finer ones come first, whatever they are called; a session is a user only when
  /// nobody else is.
  int nameClaimOf(std::size_t column, ColumnRole role) const {
    const NameHint& hint = hints_[column];
    if (hint.role != role || hint.strength == 0 || !fits(column, role)) return 0;
    const bool ids = role == ColumnRole::User || role == ColumnRole::Item;
    if (ids && !couldBeIds(column)) return 0;
    const bool thing = role == ColumnRole::Item || role == ColumnRole::ItemTitle;
    if (thing && content_[column].same) return 0;
    if (role == ColumnRole::ItemTitle && contradictsItems(column)) return 0;
    if (role == ColumnRole::ItemTitle && describesItems(column)) return hint.strength + 20;
    if (role == ColumnRole::ItemTitle && !isSurelyATitle(column)) return 0;
    if (role == ColumnRole::Time) {
      const bool moment = content_[column].times;
      if (!moment && hint.strength < 3) return 0;
      return hint.strength + (moment ? 10 + 10 * static_cast<int>(content_[column].fineness) : 0);
    }
    constexpr int kBehindAnother = 5;
    return hint.strength + (2 - static_cast<int>(hint.standing)) * kBehindAnother;
  }

  void guessByName() {
    for (const ColumnRole role :
         {ColumnRole::User, ColumnRole::Item, ColumnRole::Time, ColumnRole::Rating,
          ColumnRole::Event, ColumnRole::Split, ColumnRole::ItemTitle}) {
      if (taken_.contains(role)) continue;
      int best = 0;
      std::size_t bestColumn = 0;
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        const int claim = isOpen(i) ? claimOf(i, role) : 0;
        if (claim > best) {
          best = claim;
          bestColumn = i;
        }
      }
      if (best > 0) give(bestColumn, role, RoleBasis::Name);
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const NameHint& hint = hints_[i];
      const bool attribute =
          hint.role == ColumnRole::ItemAttribute || hint.role == ColumnRole::UserAttribute;
      if (!isOpen(i) || !attribute || hint.strength != 3) continue;
      columns_[i].role = hint.role;
      columns_[i].basis = RoleBasis::Name;
    }
  }

  void guessEvents() {
    if (taken_.contains(ColumnRole::Event)) return;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (isOpen(i) && content_[i].knownEvents)
        return give(i, ColumnRole::Event, RoleBasis::Content);
    }
  }

  void guessSplit() {
    if (taken_.contains(ColumnRole::Split)) return;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (isOpen(i) && content_[i].parts) {
        return give(i, ColumnRole::Split, RoleBasis::Content);
      }
    }
  }

  /// Dates before numbers that could be moments, the last of each as files usually end with it; a
  /// number needs two other columns for the ids. Beside columns known by name only dates count.
  void guessTime(bool numbersToo) {
    if (taken_.contains(ColumnRole::Time)) return;
    for (const bool dates : {true, false}) {
      if (!dates && !numbersToo) return;
      for (std::size_t i = columns_.size(); i-- > 0;) {
        const bool idsRemain = i >= 2 || columns_.size() >= 3;
        if (named_ && namesAnotherDate(columns_[i].name)) continue;
        if (isOpen(i) && content_[i].times && content_[i].dates == dates && idsRemain) {
          return give(i, ColumnRole::Time, RoleBasis::Content);
        }
      }
    }
  }

  /// "sale_time" beside "sale_date".
  static bool areOfOneEvent(const std::string& day, const std::string& time) {
    std::vector<std::string> first = partsOfName(day);
    std::vector<std::string> second = partsOfName(time);
    if (first.size() < 2 || first.size() != second.size() || second.back() != "time") return false;
    first.pop_back();
    second.pop_back();
    return first == second;
  }

  /// Beside a column of days, what is called a time and of the same event; without names what stands
  /// behind them. Durations and ends look alike, and are neither.
  void guessTimeOfDay() {
    const auto time = columnOf(columns_, ColumnRole::Time);
    if (!time || taken_.contains(ColumnRole::TimeOfDay)) return;
    const ColumnContent& days = content_[*time];
    if (days.fineness != TimeFineness::Days) return;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const bool called = hints_[i].role == ColumnRole::Time && hints_[i].strength == 3;
      const bool meant =
          named_ ? called || areOfOneEvent(columns_[*time].name, columns_[i].name) : i == *time + 1;
      if (!isOpen(i) || !fits(i, ColumnRole::TimeOfDay) || !meant) continue;
      return give(i, ColumnRole::TimeOfDay, named_ ? RoleBasis::Name : RoleBasis::Place);
    }
  }

  void guessRating() {
    if (taken_.contains(ColumnRole::Rating)) return;
    // Logs of events say what kind of thing it was more often than how much.
    if (!named_ && taken_.contains(ColumnRole::Event)) return;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (isOpen(i) && content_[i].valueLike && !isRowNumber(i)) {
        return give(i, ColumnRole::Rating, RoleBasis::Content);
      }
    }
  }

  bool isRowNumber(std::size_t column) const {
    return content_[column].counts || (named_ && namesARowNumber(columns_[column].name));
  }

  /// A column without a better use as the user or the item: one that is called an id of something
  /// first, one that could be a number of the row, a moment or a measure last.
  void fill(ColumnRole role) {
    if (taken_.contains(role)) return;
    const bool timed = taken_.contains(ColumnRole::Time);
    const auto isLikely = [this, timed, role](std::size_t i) {
      const bool moment = content_[i].clocks || (timed ? content_[i].dates : content_[i].times);
      const bool empty = named_ && (!content_[i].halfFilled || content_[i].same);
      // A session or an order is no item.
      const bool other = role == ColumnRole::Item && hints_[i].role == ColumnRole::User;
      const bool otherwise = other || (named_ && meansOtherwise(i, role));
      return !isRowNumber(i) && !moment && !content_[i].fractions && !empty && !otherwise;
    };
    const auto isId = [&](std::size_t i) {
      return named_ && isLikely(i) && namesAnId(columns_[i].name);
    };
    // An id that never comes again is that of the row: "review_id".
    const auto comesAgain = [&](std::size_t i) { return isId(i) && !content_[i].once; };
    const bool item = role == ColumnRole::Item;
    const auto isThing = [&](std::size_t i) { return item && isLikely(i) && namesTitled(i); };
    const auto fits = [&](std::size_t i) {
      return isLikely(i) && (item || !(namesTitled(i) || content_[i].asins));
    };
    const auto isAsin = [&](std::size_t i) { return item && isLikely(i) && content_[i].asins; };
    const auto fitsAgain = [&](std::size_t i) { return named_ && fits(i) && content_[i].recurs; };
    const auto any = [](std::size_t) { return true; };
    if (fillWith(role, comesAgain) || fillWith(role, isId) || fillWith(role, isThing)) return;
    if (fillWith(role, isAsin)) return;
    if (item && readTitleAsItem(false)) return;
    if (fillWith(role, fitsAgain) || fillWith(role, fits)) return;
    if (item && readTitleAsItem(true)) return;
    // "product_category" rather than nothing; where it stands says so, and is doubted.
    const auto isKind = [&](std::size_t i) {
      const bool kind = hints_[i].role == ColumnRole::ItemAttribute && hints_[i].strength == 2;
      return item && named_ && kind && !content_[i].once && !content_[i].same;
    };
    if (fillWith(role, isKind)) return;
    // Where names are understood and none is that of a user, there is none: the last resort is for
    // names in a language that is not known.
    const bool understood = std::ranges::any_of(hints_, [](const NameHint& hint) {
      return hint.role == ColumnRole::Item || hint.role == ColumnRole::ItemTitle ||
             hint.role == ColumnRole::User;
    });
    const auto called = [&](std::size_t i) {
      return hints_[i].role == role && hints_[i].strength == 3;
    };
    if (!fillWith(role, called) && !understood) fillWith(role, any);
  }

  /// A name that says something else than `role`: a title is no user, a price neither.
  bool meansOtherwise(std::size_t column, ColumnRole role) const {
    const NameHint& hint = hints_[column];
    const bool other = hint.role != ColumnRole::Unused && hint.role != role && hint.strength >= 2;
    return other || namesAMeasure(columns_[column].name);
  }

  /// Where items have no ids they are known by their titles, or else by what is said of them.
  bool readTitleAsItem(bool descriptionsToo) {
    const auto title = std::ranges::find(columns_, ColumnRole::ItemTitle, &PreviewColumn::role);
    if (title == columns_.end() || title->basis != RoleBasis::Name) return false;
    if (namesADescription(title->name) && !descriptionsToo) return false;
    taken_.erase(ColumnRole::ItemTitle);
    give(static_cast<std::size_t>(title - columns_.begin()), ColumnRole::Item, RoleBasis::Name);
    return true;
  }

  /// What was called a title while no item was known may be none of the items found since.
  void dropOtherTitle() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const bool guessed = columns_[i].role == ColumnRole::ItemTitle &&
                           columns_[i].basis == RoleBasis::Name && !assigned_[i];
      if (!guessed || isSurelyATitle(i) || describesItems(i)) continue;
      columns_[i].role = ColumnRole::Unused;
      taken_.erase(ColumnRole::ItemTitle);
    }
  }

  template <typename Test>
  bool fillWith(ColumnRole role, const Test& test) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!isOpen(i) || !test(i)) continue;
      give(i, role, RoleBasis::Place);
      return true;
    }
    return false;
  }

  std::vector<PreviewColumn>& columns_;
  const Rows& rows_;
  std::vector<ColumnContent> content_;
  std::vector<NameHint> hints_;  ///< what the names say, where there are names
  std::vector<bool> assigned_;
  std::set<ColumnRole> taken_;
  bool named_;
};

/// By the values' own cells, or else by those of the other columns of numbers.
DecimalGuess decimalOf(const ColumnCells& values, const std::vector<PreviewColumn>& columns,
                       const Rows& rows) {
  const DecimalGuess own = guessDecimal(values);
  if (!own.ambiguous) return own;
  ColumnCells all;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!columns[i].numeric || columns[i].role != ColumnRole::Unused) continue;
    for (const std::string_view cell : cellsOf(rows, i)) all.push_back(cell);
  }
  const DecimalGuess others = guessDecimal(all);
  const bool signs = std::ranges::any_of(all, [](std::string_view cell) {
    return cell.find_first_of(".,") != std::string_view::npos;
  });
  return signs && !others.ambiguous ? others : own;
}

}  // namespace

InteractionFormat guessRoles(FileFormat file, const Rows& rows, const RoleWishes& wishes,
                             const TextFormat& given) {
  InteractionFormat format;
  format.file = std::move(file);
  for (const std::string& name : format.file.columns)
    format.columns.push_back({name, {}, {}, {}, false, {}, false});
  Guesser guesser(format.columns, rows, format.file.named());
  guesser.assign(wishes);
  guesser.assignOpen(format.file.roles);
  guesser.guess();
  for (std::size_t i = 0; i < format.columns.size(); ++i) {
    const ColumnCells cells = cellsOf(rows, i);
    PreviewColumn& column = format.columns[i];
    column.type = guessAttributeType(cells);
    if (column.role == ColumnRole::Rating) {
      const DecimalGuess decimal = decimalOf(cells, format.columns, rows);
      format.decimal = given.decimal.value_or(decimal.sign);
      format.decimalUnsure = decimal.ambiguous && !given.decimal;
    }
    if (column.role == ColumnRole::Time) {
      format.time = guessTimeRule(cells, !saysPosition(column.name));
      if (given.timeForm) format.time.form = *given.timeForm;
      if (given.dayFirst) {
        format.time.dayFirst = *given.dayFirst;
        format.time.yearFirst = given.yearFirst;
        format.time.orderSeen = true;
      }
      format.timeNote = noteOn(format.time, given.dayFirst.has_value());
    }
  }
  format.file.text.decimal = format.decimal;
  format.file.text.dayFirst = format.time.dayFirst;
  return format;
}

std::optional<std::size_t> columnOf(const std::vector<PreviewColumn>& columns, ColumnRole role) {
  const auto found = std::ranges::find(columns, role, &PreviewColumn::role);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

std::optional<std::size_t> columnOf(const InteractionFormat& format, ColumnRole role) {
  return columnOf(format.columns, role);
}

const PreviewColumn* columnWith(const InteractionFormat& format, ColumnRole role) {
  const auto at = columnOf(format, role);
  return at ? &format.columns[*at] : nullptr;
}

namespace {

/// A wide table has thousands.
std::string firstNames(const std::vector<PreviewColumn>& columns) {
  constexpr std::size_t kShown = 20;
  const std::span first(columns.data(), std::min(kShown, columns.size()));
  const std::string names = joined(first, &PreviewColumn::name);
  return first.size() == columns.size() ? names : names + ", …";
}

}  // namespace

void requireUserAndItem(const InteractionFormat& format, const std::string& fileName) {
  if (columnOf(format, ColumnRole::User) && columnOf(format, ColumnRole::Item)) return;
  if (format.columns.size() < 2) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "“%1” has only one column. An import needs a user and an item in every "
                         "row; choose the delimiter if the columns are not told apart.")
                    .arg(fileName));
  }
  const bool user = columnOf(format, ColumnRole::User).has_value();
  const bool item = columnOf(format, ColumnRole::Item).has_value();
  Text sentence =
      item   ? coreText("Import",
                        "“%1” has no column that is known as the user. Say which one it is. The "
                          "columns are: %2.")
      : user ? coreText("Import",
                        "“%1” has no column that is known as the item. Say which one it is. The "
                        "columns are: %2.")
             : coreText("Import",
                        "“%1” has no columns that are known as the user and the item. Say which "
                        "ones they are. The columns are: %2.");
  throw Error(ErrorCode::InvalidInput,
              std::move(sentence).arg(fileName).arg(firstNames(format.columns)));
}

}  // namespace tastescope
