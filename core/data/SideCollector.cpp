#include "core/data/SideCollector.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/Error.h"
#include "core/base/Joined.h"
#include "core/base/Utf8.h"
#include "core/data/AttributeColumns.h"
#include "core/data/ColumnNames.h"
#include "core/data/IdGuards.h"
#include "core/data/NumberParsing.h"
#include "core/data/SideLayout.h"

namespace tastescope {
namespace {

constexpr std::size_t kMaxJsonBytes = std::size_t{64} << 20;

using CellJson = nlohmann::json;  // its objects find a key fast, however many there are

std::string joinedScalars(const CellJson& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.is_null() ? std::string() : value.dump();
  std::string joined;
  for (const CellJson& part : value) {
    if (part.is_structured()) continue;
    joined +=
        (joined.empty() ? "" : "|") + (part.is_string() ? part.get<std::string>() : part.dump());
  }
  return joined;
}

CellJson parseWholeFile(const SourceMember& member) {
  bool complete = false;
  const std::string text = readHead(member, kMaxJsonBytes, complete);
  constexpr int kMaxDepth = 16;
  CellJson root = CellJson::parse(
      text, [](int depth, CellJson::parse_event_t, CellJson&) { return depth <= kMaxDepth; },
      false);
  if (complete && root.is_object()) return root;
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "“%1” is not one JSON object of at most %2 MB. Use a table or one object a "
                       "line.")
                  .arg(member.name())
                  .arg(static_cast<unsigned long long>(kMaxJsonBytes >> 20)));
}

/// How alike two names are: shared pairs of letters, 0 to 1 (Dice's coefficient).
double likeness(const std::string& a, const std::string& b) {
  std::multiset<std::string> pairs;
  for (std::size_t i = 0; i + 1 < a.size(); ++i) pairs.insert(a.substr(i, 2));
  const std::size_t all = pairs.size() + (b.empty() ? 0 : b.size() - 1);
  std::size_t shared = 0;
  for (std::size_t i = 0; i + 1 < b.size(); ++i) {
    const auto found = pairs.find(b.substr(i, 2));
    if (found == pairs.end()) continue;
    pairs.erase(found);
    ++shared;
  }
  return all == 0 ? 0 : 2.0 * static_cast<double>(shared) / static_cast<double>(all);
}

std::vector<std::string> namesOf(const SideLayout& layout) {
  std::vector<std::string> names;
  for (const SideLayout::Column& column : layout.columns) names.push_back(column.name);
  return names;
}

std::size_t columnCalled(const std::vector<std::string>& names, const SideRequest& request) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == request.idColumn || std::to_string(i + 1) == request.idColumn) return i;
  }
  throw Error(ErrorCode::InvalidInput,
              coreText("Import", "“%1” has no column “%2”. The columns are: %3.")
                  .arg(request.member.name())
                  .arg(request.idColumn)
                  .arg(joined(names)));
}

/// The column that holds the ids: the one asked for, else the one with the most different known
/// ids in the sample, weighed by how seldom one comes twice and how alike its name is. A number
/// among other numbers is an id of something by chance.
std::size_t idColumnOf(const std::vector<std::string>& names,
                       const std::vector<std::vector<std::string>>& rows, const IdMap& ids,
                       const SideRequest& request) {
  if (!request.idColumn.empty()) return columnCalled(names, request);
  std::size_t best = 0;
  double bestScore = 0;
  const ColumnRole role = request.entity == Entity::User ? ColumnRole::User : ColumnRole::Item;
  const std::string wanted = normalisedName(request.idName);
  for (std::size_t column = 0; column < names.size(); ++column) {
    std::set<std::string_view> different;
    std::set<Index> known;
    for (const auto& row : rows) {
      if (column >= row.size()) continue;
      const std::string_view cell = trimmed(row[column]);
      different.insert(cell);
      if (const auto entity = findCell(ids, cell)) known.insert(*entity);
    }
    const std::string name = normalisedName(names[column]);
    const bool namesId = name == "id" || hintOf(name).role == role;
    const double once = static_cast<double>(different.size()) /
                        static_cast<double>(std::max<std::size_t>(1, rows.size()));
    const double score = static_cast<double>(known.size()) * once *
                         (1 + 2 * likeness(name, wanted) + (namesId ? 1 : 0));
    if (score > bestScore) {
      best = column;
      bestScore = score;
    }
  }
  return best;
}

/// The cells of a side file by column and entity.
struct SideRows {
  std::vector<std::vector<std::string>> cells;
  SideMatches matches;
  std::uint64_t unusable = 0;
};

SideRows readSideRows(const SideRequest& request, const FileFormat& format, std::size_t width,
                      std::size_t idColumn, const IdMap& ids, const std::stop_token& stop) {
  SideRows rows;
  request.memory.require(std::uint64_t{ids.size()} * width * sizeof(std::string),
                         request.member.name());
  rows.cells.assign(width, std::vector<std::string>(ids.size()));
  rows.matches.matched.assign(ids.size(), false);
  const auto records = openRecords(request.member, format, stop);
  Record record;
  while (records->next(record)) {
    if (record.problem != RecordProblem::None || record.cells.size() <= idColumn) {
      ++rows.unusable;
      continue;
    }
    const std::string_view id = trimmed(record.cells[idColumn]);
    const auto entity = findCell(ids, id);
    rows.matches.see(id, entity);
    if (!entity) continue;
    const std::size_t filled = std::min(width, record.cells.size());
    for (std::size_t i = 0; i < filled; ++i) rows.cells[i][*entity] = record.cells[i];
  }
  return rows;
}

}  // namespace

SideCollector::Column& SideCollector::columnNamed(const std::string& name) {
  const auto found = std::ranges::find(columns_, name, &Column::name);
  if (found != columns_.end()) return *found;
  return columns_.emplace_back(Column{name, std::vector<std::string>(ids_.size()), false, false});
}

void SideMatches::see(std::string_view id, std::optional<Index> entity) {
  constexpr std::size_t kExamples = 3;
  constexpr std::size_t kShown = 40;
  auto& examples = entity ? matchedExamples : unknownExamples;
  if (examples.size() < kExamples) {
    std::string example(utf8Prefix(id, kShown));
    if (std::ranges::find(examples, example) == examples.end()) {
      examples.push_back(std::move(example));
    }
  }
  if (entity) {
    matched[*entity] = true;
  } else {
    ++unknown;
  }
}

bool SideCollector::accept(const SideRequest& request, const std::string& idColumn,
                           const SideMatches& matches, ImportReport& report) const {
  const auto known = static_cast<std::uint64_t>(std::ranges::count(matches.matched, true));
  const bool fits = known > 0 && (!request.found || known * 2 >= matches.matched.size());
  report.reading.sides.push_back({request.member.name(),
                                  entity_,
                                  idColumn,
                                  {},
                                  known,
                                  matches.matched.size(),
                                  matches.unknown,
                                  matches.matchedExamples,
                                  matches.unknownExamples,
                                  fits});
  const bool items = entity_ == Entity::Item;
  if (known == 0 && !request.found) {
    report.reading.doubts.push_back(
        {{},
         (items ? coreText("Import",
                           "No row of “%1” names an item of the interactions. Name its "
                           "column of ids.")
                : coreText("Import",
                           "No row of “%1” names a user of the interactions. Name its "
                           "column of ids."))
             .arg(request.member.name()),
         {},
         items ? "--item-id" : "--user-id"});
  }
  if (!fits) return false;
  if (matches.unknown > 0) {
    report.notes.push_back(
        (items ? coreText("Import", "%1 rows of “%2” name items nobody has.")
               : coreText("Import", "%1 rows of “%2” name users without interactions."))
            .arg(static_cast<unsigned long long>(matches.unknown))
            .arg(request.member.name()));
  }
  return true;
}

void SideCollector::addFile(const SideRequest& request, ImportReport& report,
                            const std::stop_token& stop) {
  TextSample sample = sampleOf(request.member, request.encoding);
  if (isJsonDictionary(request.member, sample)) {
    addJson(request, report);
  } else {
    addRecords(request, std::move(sample), report, stop);
  }
}

void SideCollector::addJson(const SideRequest& request, ImportReport& report) {
  const CellJson root = parseWholeFile(request.member);
  SideMatches matches;
  matches.matched.assign(ids_.size(), false);
  for (const auto& [id, value] : root.items()) matches.see(id, ids_.find(id));
  if (!accept(request, "id", matches, report)) return;
  for (const auto& [id, value] : root.items()) {
    const auto entity = ids_.find(id);
    if (!entity) continue;
    if (!value.is_object()) {
      columnNamed("attributes").texts[*entity] = joinedScalars(value);
      continue;
    }
    for (const auto& [key, cell] : value.items())
      columnNamed(key).texts[*entity] = joinedScalars(cell);
  }
}

void SideCollector::addRecords(const SideRequest& request, TextSample sample, ImportReport& report,
                               const std::stop_token& stop) {
  if (!sample.complete && !sample.encodingGiven) {
    sample.encoding = encodingOfWhole(request.member, stop);
  }
  auto [layout, format] = sideFormatOf(request.member, sample, request.genreNames);
  const std::size_t width = layout.columns.size();
  const std::size_t idColumn =
      layout.fixed && request.idColumn.empty()
          ? 0
          : idColumnOf(namesOf(layout), sampleRows(sample, format), ids_, request);

  SideRows rows = readSideRows(request, format, width, idColumn, ids_, stop);
  const bool fits = accept(request, layout.columns[idColumn].name, rows.matches, report);
  report.reading.sides.back().columns = namesOf(layout);
  if (!fits) return;
  if (rows.unusable > 0) {
    report.notes.push_back(coreText("Import", "%1 rows of “%2” cannot be read and are left out.")
                               .arg(static_cast<unsigned long long>(rows.unusable))
                               .arg(request.member.name()));
  }
  foldFlags(layout, rows.cells);
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    if (i == idColumn) continue;
    Column& column = columnNamed(layout.columns[i].name);
    column.spaceTags = layout.columns[i].spaceTags;
    column.texts = std::move(rows.cells[i]);
  }
}

void SideCollector::addInline(InlineAttribute attribute) {
  Column& column = columnNamed(attribute.name);
  attribute.texts.resize(ids_.size());
  column.texts = std::move(attribute.texts);
  column.isTitle = attribute.role == ColumnRole::ItemTitle;
}

AttributeTable SideCollector::table() && {
  AttributeTable table(ids_.size());
  std::optional<std::size_t> title;
  int titleStrength = 0;
  for (const Column& column : columns_) {
    const NameHint hint = hintOf(column.name);
    const int strength =
        column.isTitle ? 4 : (hint.role == ColumnRole::ItemTitle ? hint.strength : 0);
    if (strength > titleStrength) {
      titleStrength = strength;
      title = static_cast<std::size_t>(&column - columns_.data());
    }
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    Column& column = columns_[i];
    if (std::ranges::all_of(column.texts, &std::string::empty)) continue;
    if (title == i) table.setTitleColumn(table.columns().size());
    const char separator = column.spaceTags ? ' ' : '|';
    table.add(makeAttributeColumn(
        column.name, std::move(column.texts), separator,
        title == i ? std::optional(AttributeType::Text)
                   : (column.spaceTags ? std::optional(AttributeType::Tags) : std::nullopt)));
  }
  return table;
}

}  // namespace tastescope
