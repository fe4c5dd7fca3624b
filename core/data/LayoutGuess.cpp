#include "core/data/LayoutGuess.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <span>

#include "core/base/Error.h"
#include "core/base/Joined.h"
#include "core/data/ColumnNames.h"
#include "core/data/NumberParsing.h"
#include "core/data/TimeParsing.h"

namespace tastescope {
namespace {

std::optional<double> numberOf(std::string_view cell) {
  const auto number = parseNumber(cell);
  return number ? number : parseNumber(cell, ',');
}

bool areNumbers(const std::vector<std::string>& cells) {
  return std::ranges::all_of(cells,
                             [](const std::string& cell) { return numberOf(cell).has_value(); });
}

std::size_t commonWidth(const SampleRows& rows) {
  std::map<std::size_t, std::size_t> counts;
  for (const auto& row : rows) ++counts[row.size()];
  if (counts.empty()) return 0;
  return std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; })
      ->first;
}

/// A number, or whether something is: True is 1.
std::optional<double> markOf(std::string_view cell) {
  const auto number = numberOf(cell);
  return number ? number : parseValue(cell);
}

/// What a wide table says of a user, or of all items together, beside their values.
bool isBesideItems(std::string_view name) {
  constexpr auto kTotals = std::to_array<std::string_view>(
      {"total",  "totals",   "grandtotal", "sum",          "mean",       "average",
       "avg",    "count",    "合计",       "总计",         "总和",       "平均",
       "平均值", "gesamt",   "summe",      "anzahl",       "mittelwert", "moyenne",
       "somme",  "promedio", "suma",       "média",        "soma",       "итого",
       "всего",  "сумма",    "среднее",    "durchschnitt", "media",      "totale"});
  const NameHint hint = hintOf(name);
  return (hint.role == ColumnRole::UserAttribute && hint.strength == 3) ||
         std::ranges::find(kTotals, normalisedName(name)) != kTotals.end();
}

/// By column, whether its name is that of no item; empty where there are no such.
std::vector<bool> columnsBesideItems(const std::vector<std::string>& header) {
  std::vector<bool> beside(header.size(), false);
  for (std::size_t i = 1; i < header.size(); ++i) beside[i] = isBesideItems(header[i]);
  if (std::ranges::find(beside, true) == beside.end()) beside.clear();
  return beside;
}

/// The rows with nothing but the cells of users and items.
SampleRows withoutColumns(const SampleRows& rows, const std::vector<bool>& leftOut) {
  SampleRows kept(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t i = 0; i < rows[row].size(); ++i) {
      if (i >= leftOut.size() || !leftOut[i]) kept[row].push_back(rows[row][i]);
    }
  }
  return kept;
}

/// "movie" above the first column: rows are items, and columns people.
bool namesItemsDown(std::string_view corner) {
  const NameHint hint = hintOf(corner);
  return hint.role == ColumnRole::Item && hint.strength >= 2 && hint.standing == Standing::Full;
}

/// Filled cells of the item columns of a wide table.
struct MatrixCells {
  std::size_t filled = 0;
  std::size_t numbers = 0;
  std::size_t zeros = 0;
  std::size_t ones = 0;
  double lowest = 0;
  double highest = 0;

  void add(double number) {
    lowest = numbers == 0 ? number : std::min(lowest, number);
    highest = numbers == 0 ? number : std::max(highest, number);
    ++numbers;
    zeros += number == 0;
    ones += number == 1;
  }
};

MatrixCells matrixCells(const SampleRows& rows, std::size_t firstRow, std::size_t firstColumn,
                        std::size_t endColumn, const std::optional<double>& noRating) {
  MatrixCells cells;
  for (std::size_t row = firstRow; row < rows.size(); ++row) {
    for (std::size_t i = firstColumn; i < std::min(endColumn, rows[row].size()); ++i) {
      if (isUnrated(rows[row][i], noRating)) continue;
      ++cells.filled;
      if (const auto number = markOf(rows[row][i])) cells.add(*number);
    }
  }
  return cells;
}

/// Names in the first row: words, or numbers no cell below has.
bool matrixHeader(const SampleRows& rows, const std::optional<double>& noRating) {
  if (rows.size() < 2) return false;
  const auto& first = rows.front();
  std::set<std::string> names;
  std::size_t numbers = 0;
  for (std::size_t i = 1; i < first.size(); ++i) {
    if (trimmed(first[i]).empty()) return false;
    names.insert(first[i]);
    numbers += numberOf(first[i]).has_value();
  }
  if (names.size() + 1 != first.size()) return false;
  if (numbers * 2 < names.size()) return true;
  const std::string_view corner = trimmed(first.front());
  if (corner.empty() || hintOf(corner).role == ColumnRole::User) return true;
  const MatrixCells below = matrixCells(rows, 1, 1, first.size(), noRating);
  const auto outside = std::ranges::count_if(first.begin() + 1, first.end(), [&](const auto& name) {
    const auto number = numberOf(name);
    return number && (*number < below.lowest || *number > below.highest);
  });
  return !numberOf(corner) && static_cast<std::size_t>(outside) * 2 > names.size();
}

std::vector<std::string> firstCells(const SampleRows& rows, std::size_t firstRow) {
  std::vector<std::string> cells;
  for (std::size_t row = firstRow; row < rows.size(); ++row) cells.push_back(rows[row].front());
  return cells;
}

bool mostlyDistinct(const std::vector<std::string>& cells) {
  const std::set<std::string> distinct(cells.begin(), cells.end());
  return cells.size() > 1 && distinct.size() * 100 >= cells.size() * 95;
}

/// The first cells of rows that count their rated ones, or lie beyond any rating.
bool countsRatings(const SampleRows& rows, std::size_t firstRow,
                   const std::optional<double>& noRating) {
  const MatrixCells cells = matrixCells(rows, firstRow, 1, commonWidth(rows), noRating);
  std::size_t counts = 0;
  std::size_t beyond = 0;
  for (std::size_t row = firstRow; row < rows.size(); ++row) {
    const auto number = numberOf(rows[row].front());
    if (!number || *number < 0 || *number != std::floor(*number)) return false;
    const auto rated =
        std::ranges::count_if(rows[row].begin() + 1, rows[row].end(),
                              [&](const std::string& cell) { return !isUnrated(cell, noRating); });
    counts += *number == static_cast<double>(rated);
    beyond += *number > cells.highest;
  }
  const std::size_t all = rows.size() - firstRow;
  return counts * 10 >= all * 9 || beyond * 10 >= all * 9;
}

/// Whether a column spreads over the common range as a column of ratings would.
bool spreads(const SampleRows& rows, std::size_t firstRow, std::size_t column,
             const MatrixCells& all) {
  const MatrixCells own = matrixCells(rows, firstRow, column, column + 1, std::nullopt);
  return own.numbers < 3 || (own.highest - own.lowest) * 4 >= all.highest - all.lowest;
}

Text noteOnMatrix(Text axes, const std::optional<double>& noRating, bool zeros, bool asked) {
  if (!noRating && zeros) {
    return coreText("Import", "%1; empty cells are no interactions, 0 is a value")
        .arg(std::move(axes));
  }
  if (!noRating)
    return coreText("Import", "%1; empty cells are no interactions").arg(std::move(axes));
  if (!asked) {
    return coreText("Import", "%1; 1 is an interaction and 0 is none").arg(std::move(axes));
  }
  return coreText("Import", "%1; %2 means not rated").arg(std::move(axes)).arg(*noRating);
}

/// A row an item, a column a user.
Text turnRound(FileFormat& format, std::string_view corner) {
  std::swap(format.columns[0], format.columns[1]);
  std::swap(format.roles[0], format.roles[1]);
  return coreText("Import", "a row an item, as “%1” above them says, a column a user")
      .arg(std::string(trimmed(corner)));
}

void noteLeftOut(FileFormat& format, const std::vector<std::string>& header,
                 const std::vector<bool>& leftOut) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < leftOut.size(); ++i)
    if (leftOut[i]) names.push_back(header[i]);
  if (names.empty()) return;
  format.layoutNote = coreText("Import", "%1; left out, as they are no items: %2")
                          .arg(std::move(format.layoutNote))
                          .arg(joined(names));
}

}  // namespace

bool looksLikeMatrix(const SampleRows& rows) {
  constexpr std::size_t kFewestItems = 8;
  constexpr std::size_t kFewestRows = 4;
  constexpr double kWidestRange = 100;
  const bool header = matrixHeader(rows, std::nullopt);
  if (header) {
    const std::vector<bool> beside = columnsBesideItems(rows.front());
    if (!beside.empty()) return looksLikeMatrix(withoutColumns(rows, beside));
  }
  const std::size_t width = commonWidth(rows);
  const std::size_t firstRow = header ? 1 : 0;
  if (width <= kFewestItems || rows.size() < kFewestRows + firstRow) return false;
  if (std::ranges::any_of(rows, [width](const auto& row) { return row.size() != width; })) {
    return false;
  }
  if (header) {
    for (std::size_t i = 1; i < width; ++i) {
      if (hintOf(rows.front()[i]).strength == 3) return false;
    }
  }
  const std::vector<std::string> users = firstCells(rows, firstRow);
  if (!mostlyDistinct(users)) return false;
  // Without names, numbers in the first column may be values like the others.
  if (!header && areNumbers(users)) {
    return false;
  }
  const MatrixCells cells = matrixCells(rows, firstRow, 1, width, std::nullopt);
  if (cells.numbers < 2 * kFewestItems || cells.numbers != cells.filled) return false;
  if (cells.highest - cells.lowest > kWidestRange || std::abs(cells.highest) > 10 * kWidestRange) {
    return false;
  }
  std::size_t alike = 0;
  for (std::size_t i = 1; i < width; ++i) alike += spreads(rows, firstRow, i, cells);
  return alike * 10 >= (width - 1) * 9;
}

void takeMatrix(FileFormat& format, const SampleRows& rows, const TextFormat& given) {
  MatrixShape shape;
  shape.noRating = given.noRating;
  const bool header = given.header.value_or(matrixHeader(rows, shape.noRating));
  const std::size_t firstRow = header ? 1 : 0;
  const std::size_t width = header && !rows.empty() ? rows.front().size() : commonWidth(rows);
  const std::vector<std::string> users = firstCells(rows, firstRow);
  shape.named = header || !areNumbers(users) || mostlyDistinct(users);
  const bool counts = !shape.named && countsRatings(rows, firstRow, shape.noRating);
  shape.firstItem = shape.named || counts ? 1 : 0;
  const bool names = header && !rows.empty() && !rows.front().empty();
  for (std::size_t i = shape.firstItem; i < width; ++i) {
    shape.items.emplace_back(names ? std::string(trimmed(rows.front()[i]))
                                   : std::to_string(i + 1 - shape.firstItem));
  }
  if (names) shape.leftOut = columnsBesideItems(rows.front());
  const SampleRows kept = withoutColumns(rows, shape.leftOut);
  const MatrixCells cells = matrixCells(kept, firstRow, shape.firstItem, width, shape.noRating);
  const bool marks = cells.numbers > 0 && cells.zeros + cells.ones == cells.numbers &&
                     cells.zeros * 2 > cells.numbers;
  const bool asked = given.noRating.has_value();
  if (!asked && marks) shape.noRating = 0;
  format.layout = Layout::Matrix;
  format.text.header = header;
  format.text.noRating = shape.noRating;
  format.remarkable = true;
  format.columns = {"user", "item", "value"};
  format.roles = {ColumnRole::User, ColumnRole::Item, ColumnRole::Rating};
  Text axes = coreText("Import", "a row a user, a column an item");
  if (names && namesItemsDown(rows.front().front())) axes = turnRound(format, rows.front().front());
  format.layoutNote = noteOnMatrix(std::move(axes), shape.noRating, cells.zeros > 0, asked);
  if (names) {
    noteLeftOut(format, rows.front(), shape.leftOut);
  }
  if (shape.firstItem > 0 && !shape.leftOut.empty()) shape.leftOut.erase(shape.leftOut.begin());
  format.matrix = std::move(shape);
}

std::size_t columnsLikeItems(const SampleRows& rows) {
  constexpr std::size_t kFewest = 3;
  if (!matrixHeader(rows, std::nullopt) || !mostlyDistinct(firstCells(rows, 1))) return 0;
  const auto& names = rows.front();
  std::size_t alike = 0;
  std::size_t others = 0;
  for (std::size_t i = 1; i < names.size(); ++i) {
    if (isBesideItems(names[i]) || namesAMeasure(names[i])) continue;
    const MatrixCells cells = matrixCells(rows, 1, i, i + 1, std::nullopt);
    const bool item = cells.filled > 0 && cells.numbers == cells.filled;
    ++(item && hintOf(names[i]).strength < 3 ? alike : others);
  }
  return alike >= kFewest && alike > others ? alike : 0;
}

namespace {

bool opensBlock(const std::vector<std::string>& row) {
  if (row.size() != 1) return false;
  const std::string_view cell = trimmed(row.front());
  return cell.size() > 1 && cell.ends_with(':') &&
         cell.find_first_of(" \t{}\"'<>") == std::string_view::npos;
}

SampleRows rowsOfBlocks(const SampleRows& rows) {
  SampleRows inside;
  std::ranges::copy_if(rows, std::back_inserter(inside),
                       [](const auto& row) { return !opensBlock(row); });
  return inside;
}

}  // namespace

bool looksLikeBlocks(const SampleRows& rows) {
  if (rows.size() < 2 || !opensBlock(rows.front())) return false;
  const SampleRows inside = rowsOfBlocks(rows);
  const std::size_t width = commonWidth(inside);
  const auto fitting = std::ranges::count_if(inside, [width](const auto& row) {
    const std::string_view user = row.front();
    return row.size() == width && !user.empty() && user.front() != ' ' && user.front() != '-';
  });
  return !inside.empty() && static_cast<std::size_t>(fitting) * 10 >= inside.size() * 9;
}

void takeBlocks(FileFormat& format, const SampleRows& rows) {
  const SampleRows inside = rowsOfBlocks(rows);
  format.layout = Layout::Blocks;
  format.text.header = false;
  format.columns = {"item", "user"};
  format.roles = {ColumnRole::Item, ColumnRole::User};
  bool value = false;
  bool time = false;
  for (std::size_t column = 1; column < commonWidth(inside); ++column) {
    std::vector<std::string_view> cells;
    std::size_t numbers = 0;
    for (const auto& row : inside) {
      if (column >= row.size() || trimmed(row[column]).empty()) continue;
      cells.push_back(row[column]);
      numbers += numberOf(row[column]).has_value();
    }
    ColumnRole role = ColumnRole::Unused;
    if (!time && looksLikeTimes(cells)) {
      role = ColumnRole::Time;
      time = true;
    } else if (!value && !cells.empty() && numbers * 10 >= cells.size() * 9) {
      role = ColumnRole::Rating;
      value = true;
    }
    format.columns.push_back(role == ColumnRole::Time     ? "time"
                             : role == ColumnRole::Rating ? "value"
                                                          : std::to_string(column + 1));
    format.roles.push_back(role);
  }
  format.layoutNote =
      coreText("Import", "a line such as “7:” opens the block of an item, rows of users follow");
  format.remarkable = true;
}

namespace {

constexpr std::array<const char*, 5> kItemSeparators{"[]", "|", ";", ",", " "};

struct ListFit {
  ItemList list;
  bool fits = false;
  bool even = false;  ///< would fit, were its cells not all equally long
};

/// Short tokens without spaces.
bool looksLikeId(std::string_view token) {
  return token.size() <= 40 && token.find_first_of(" \t\"'") == std::string_view::npos;
}

/// How the cells of a column fall apart at a separator.
class TokenCounts {
 public:
  TokenCounts(const SampleRows& sample, std::size_t column, const std::string& separator) {
    constexpr std::size_t kEnoughRows = 300;
    const std::span rows(sample.data(), std::min(sample.size(), kEnoughRows));
    std::vector<std::string_view> items;
    std::vector<std::string> buffers;
    for (const auto& row : rows) {
      if (column >= row.size() || trimmed(row[column]).empty()) continue;
      ++cells_;
      const std::string_view cell = trimmed(row[column]);
      brackets_ += cell.starts_with('[') && cell.ends_with(']');
      cutItems(cell, separator, items, buffers);
      several_ += items.size() > 1;
      numbers_ += separator == "," && items.size() == 2 && parseNumber(cell, ',').has_value();
      lengths_.insert(items.size());
      for (const std::string_view item : items) add(item);
    }
  }

  /// Nearly always a list, of tokens that could be ids: words of a title are not. Where all are
  /// equally long they may be parts of something else.
  [[nodiscard]] bool areLists(const std::string& separator) const {
    return lengths_.size() > 1 && fallApart(separator);
  }
  [[nodiscard]] bool fallApart(const std::string& separator) const {
    if (cells_ < 2 || tokens_ == 0) return false;
    if (separator == "[]") return brackets_ == cells_;
    // "3,87": the comma is a decimal sign.
    if (numbers_ > 0 && numbers_ == several_) return false;
    const bool idLike = ids_ * 100 >= tokens_ * 98;
    const bool digits = digits_ * 10 >= tokens_ * 8;
    const bool recurring = distinct_.size() * 2 <= tokens_ && separator != " ";
    return brackets_ == 0 && several_ * 2 >= cells_ && idLike && (digits || recurring);
  }
  /// Looser than areLists: what a person could mean by lists.
  [[nodiscard]] bool mayBeLists(const std::string& separator) const {
    if (separator == "[]") return cells_ > 0 && brackets_ * 10 >= cells_;
    const bool idLike = ids_ * 100 >= tokens_ * 98;
    const bool codes = separator != " " || digits_ * 10 >= tokens_ * 8;
    return several_ > 0 && several_ * 10 >= cells_ && brackets_ == 0 && idLike && codes;
  }
  [[nodiscard]] bool areMarked() const {
    return shown_ > 0 && chosen_ > 0 && (shown_ + chosen_) * 100 >= tokens_ * 95;
  }
  [[nodiscard]] std::size_t several() const { return several_; }

 private:
  void add(std::string_view item) {
    ++tokens_;
    ids_ += looksLikeId(item);
    digits_ += item.find_first_of("0123456789") != std::string_view::npos;
    shown_ += item.size() > 2 && item.ends_with("-0");
    chosen_ += item.size() > 2 && item.ends_with("-1");
    distinct_.emplace(item);
  }

  std::size_t cells_ = 0;
  std::size_t several_ = 0;
  std::size_t numbers_ = 0;
  std::size_t brackets_ = 0;
  std::size_t tokens_ = 0;
  std::size_t ids_ = 0;
  std::size_t digits_ = 0;
  std::size_t shown_ = 0;
  std::size_t chosen_ = 0;
  std::set<std::size_t> lengths_;
  std::set<std::string, std::less<>> distinct_;
};

ListFit fitOf(const SampleRows& rows, std::size_t column) {
  ListFit fit;
  for (const char* separator : kItemSeparators) {
    const TokenCounts counts(rows, column, separator);
    if (counts.areLists(separator) || (counts.areMarked() && counts.fallApart(separator))) {
      return {{column, 0, separator, counts.areMarked()}, true, false};
    }
    fit.even = fit.even || counts.fallApart(separator);
  }
  return fit;
}

std::vector<std::string_view> cellsUnder(const SampleRows& rows, std::size_t column) {
  std::vector<std::string_view> cells;
  for (const auto& row : rows) {
    if (column < row.size()) cells.push_back(row[column]);
  }
  return cells;
}

/// 1, 2, 3, ...: the number of a row.
bool countsUp(const SampleRows& rows, std::size_t column) {
  std::size_t up = 0;
  std::optional<double> last;
  for (const std::string_view cell : cellsUnder(rows, column)) {
    const auto number = parseNumber(cell);
    up += number && last && *number == *last + 1;
    last = number;
  }
  return rows.size() > 2 && up * 10 >= (rows.size() - 1) * 9;
}

/// The column a person called the item, by name or number.
std::optional<std::size_t> assignedItem(const FileFormat& format,
                                        const std::vector<RoleAssignment>& assigned) {
  const auto role = std::ranges::find(assigned, ColumnRole::Item, &RoleAssignment::role);
  if (role == assigned.end()) return std::nullopt;
  for (std::size_t i = 0; i < format.columns.size(); ++i) {
    if (format.columns[i] == role->column || std::to_string(i + 1) == role->column) return i;
  }
  return std::nullopt;
}

/// A column that can be nothing but an id: no time, number of a row, or known attribute.
bool mayBeId(const FileFormat& format, const SampleRows& rows, std::size_t column) {
  const NameHint hint = format.named() ? hintOf(format.columns[column]) : NameHint{};
  // What was "bought" may be a list of things.
  const bool flag = hint.role == ColumnRole::Rating && hint.standing != Standing::Full;
  if (hint.strength == 3 && !flag)
    return hint.role == ColumnRole::User || hint.role == ColumnRole::Item;
  return !looksLikeTimes(cellsUnder(rows, column)) && !countsUp(rows, column);
}

/// The list column that must be the items: called so, or with only users beside it.
std::optional<ItemList> guessedList(const FileFormat& format, const SampleRows& rows,
                                    std::optional<std::size_t> item) {
  if (item) {
    const ListFit fit = fitOf(rows, *item);
    return fit.fits ? std::optional(fit.list) : std::nullopt;
  }
  std::vector<ItemList> lists;
  std::size_t others = 0;
  for (std::size_t i = 0; i < format.columns.size(); ++i) {
    if (!mayBeId(format, rows, i)) continue;
    const ListFit fit = fitOf(rows, i);
    const NameHint hint = format.named() ? hintOf(format.columns[i]) : NameHint{};
    const bool item2 = hint.role == ColumnRole::Item && hint.strength >= 2;
    if (fit.fits && item2) return fit.list;
    if (item2) return std::nullopt;
    if (fit.fits) {
      lists.push_back(fit.list);
    } else if (!fit.even) {
      ++others;
    }
  }
  if (lists.size() > 1) std::erase_if(lists, [](const ItemList& list) { return !list.marked; });
  if (lists.size() != 1 || others != 1) return std::nullopt;
  return lists.front();
}

/// The column that falls apart most at a separator a person chose.
std::size_t columnCutMost(const FileFormat& format, const SampleRows& rows,
                          const std::string& separator) {
  std::size_t best = 0;
  std::size_t most = 0;
  for (std::size_t i = 0; i < format.columns.size(); ++i) {
    const std::size_t several = TokenCounts(rows, i, separator).several();
    if (several > most) {
      most = several;
      best = i;
    }
  }
  if (most > 0) return best;
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "No column holds lists of items with “%1” between them. Choose another "
                       "separator.")
                  .arg(separator));
}

Text noteOnList(const FileFormat& format, const ItemList& list) {
  const std::string& column = format.columns[list.column];
  if (list.marked) {
    return coreText("Import",
                    "every item in the lists of “%1” is an interaction when it ends in -1, and "
                    "only shown when it ends in -0")
        .arg(column);
  }
  if (list.separator == "[]") {
    return coreText("Import", "every item in the lists of “%1” is an interaction").arg(column);
  }
  return coreText("Import", "every item in the lists of “%1”, cut at “%2”, is an interaction")
      .arg(column)
      .arg(list.separator);
}

/// Who has the list, where nothing names them: the one column left.
void sayUser(FileFormat& format, const SampleRows& rows) {
  std::optional<std::size_t> user;
  for (std::size_t i = 0; i < format.columns.size(); ++i) {
    const bool named = format.named() && hintOf(format.columns[i]).role == ColumnRole::User;
    if (named) return;
    if (i == format.itemList->column || !mayBeId(format, rows, i)) continue;
    const ListFit fit = fitOf(rows, i);
    if (fit.fits || fit.even) continue;
    if (user) return;
    user = i;
  }
  if (user) format.roles[*user] = ColumnRole::User;
}

}  // namespace

void takeItemList(FileFormat& format, const SampleRows& rows,
                  const std::vector<RoleAssignment>& assigned, const TextFormat& given,
                  bool guess) {
  // Every item repeats its row's cells: a table too wide for that holds no lists.
  constexpr std::size_t kMostColumns = 1000;
  if (format.layout != Layout::Delimited || format.columns.size() > kMostColumns) return;
  const std::optional<std::size_t> item = assignedItem(format, assigned);
  if (given.listSeparator && !given.listSeparator->empty()) {
    const std::string& separator = *given.listSeparator;
    std::optional<std::size_t> column = item;
    if (!column) column = columnCutMost(format, rows, separator);
    const TokenCounts counts(rows, *column, separator);
    format.itemList = {*column, 0, separator, counts.areMarked()};
  } else if (!given.listSeparator && guess) {
    format.itemList = guessedList(format, rows, item);
  }
  if (format.itemList) format.itemList->columns = format.columns.size();
  format.text.listSeparator = format.itemList ? format.itemList->separator : std::string();
  if (!format.itemList) return;
  format.roles.assign(format.columns.size(), ColumnRole::Unused);
  format.roles[format.itemList->column] = ColumnRole::Item;
  sayUser(format, rows);
  format.layoutNote = noteOnList(format, *format.itemList);
  format.remarkable = true;
}

std::vector<std::string> itemSeparators(const FileFormat& format, const SampleRows& rows) {
  std::vector<std::string> separators;
  for (const char* separator : kItemSeparators) {
    for (std::size_t i = 0; i < format.columns.size(); ++i) {
      if (!TokenCounts(rows, i, separator).mayBeLists(separator)) continue;
      if (looksLikeTimes(cellsUnder(rows, i))) continue;
      separators.emplace_back(separator);
      break;
    }
  }
  return separators;
}

std::vector<double> unratedNumbers(const SampleRows& records) {
  std::set<double> values;
  for (const auto& record : records) {
    const auto value = record.size() > 2 ? numberOf(record[2]) : std::nullopt;
    if (value) values.insert(*value);
  }
  std::vector<double> numbers;
  constexpr std::size_t kFewest = 3;
  if (values.size() < kFewest) return numbers;
  const double lowest = *values.begin();
  const double highest = *values.rbegin();
  const double below = *std::next(values.rbegin());
  if (lowest <= 0) numbers.push_back(lowest);
  if (highest - below > below - lowest) numbers.push_back(highest);
  return numbers;
}

}  // namespace tastescope
