#include "core/data/SideCollector.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/data/AttributeColumns.h"
#include "core/data/ColumnNames.h"
#include "core/data/FormatGuess.h"
#include "core/data/SideLayout.h"
#include "core/data/ValueParsing.h"

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

/// {"4": [1, 2], ...} in one piece, as against one object a line.
bool isJsonDictionary(const SourceMember& member, const TextSample& sample) {
  if (!member.leaf().ends_with(".json") || !sample.text.starts_with('{')) return false;
  const auto lines = makeDelimitedReader(feedOf(sample.text), "", '\0');
  Record record;
  std::size_t objects = 0;
  while (objects < 2 && lines->next(record)) objects += record.raw.starts_with("{");
  return objects == 1;
}

/// The column that holds the ids: the one most sample cells of which are known, then the name, then
/// the first.
std::size_t idColumnOf(const std::vector<std::string>& names,
                       const std::vector<std::vector<std::string>>& rows, const IdMap& ids,
                       const SideRequest& request) {
  std::size_t best = 0;
  std::size_t bestScore = 0;
  const ColumnRole role = request.entity == Entity::User ? ColumnRole::User : ColumnRole::Item;
  for (std::size_t column = 0; column < names.size(); ++column) {
    std::size_t known = 0;
    for (const auto& row : rows) {
      known += column < row.size() && ids.find(trimmed(row[column])).has_value();
    }
    const std::string name = normalisedName(names[column]);
    const bool sameName = !request.idName.empty() && name == normalisedName(request.idName);
    const bool namesId = name == "id" || hintOf(name).role == role;
    // A number among other numbers is an id of something by chance; the right name counts double.
    const std::size_t score = known * (sameName ? 4 : (namesId ? 3 : 1));
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
  std::vector<bool> matched;  ///< by entity
  std::uint64_t unknown = 0;  ///< rows of ids the interactions do not have
  std::uint64_t unusable = 0;
};

SideRows readSideRows(const SideRequest& request, const FileFormat& format, std::size_t width,
                      std::size_t idColumn, const IdMap& ids, const std::stop_token& stop) {
  SideRows rows;
  rows.cells.assign(width, std::vector<std::string>(ids.size()));
  rows.matched.assign(ids.size(), false);
  const auto records = openRecords(request.member, format, stop);
  Record record;
  while (records->next(record)) {
    if (record.problem != RecordProblem::None || record.cells.size() <= idColumn) {
      ++rows.unusable;
      continue;
    }
    const auto entity = ids.find(trimmed(record.cells[idColumn]));
    if (!entity) {
      ++rows.unknown;
      continue;
    }
    rows.matched[*entity] = true;
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

bool SideCollector::accept(const SideRequest& request, const std::vector<bool>& matched,
                           std::uint64_t unknown, std::vector<Text>& notes) const {
  const auto known = static_cast<std::size_t>(std::ranges::count(matched, true));
  if (request.found && known * 2 < matched.size()) return false;
  const bool items = entity_ == Entity::Item;
  if (known == 0) {
    notes.push_back((items ? coreText("Import", "No row of “%1” names an item of the interactions.")
                           : coreText("Import", "No row of “%1” names a user of the interactions."))
                        .arg(request.member.name()));
    return false;
  }
  if (unknown > 0) {
    notes.push_back((items ? coreText("Import", "%1 rows of “%2” name items nobody has.")
                           : coreText("Import", "%1 rows of “%2” name users without interactions."))
                        .arg(static_cast<unsigned long long>(unknown))
                        .arg(request.member.name()));
  }
  return true;
}

void SideCollector::addFile(const SideRequest& request, std::vector<Text>& notes,
                            const std::stop_token& stop) {
  TextSample sample = sampleOf(request.member, request.encoding);
  if (isJsonDictionary(request.member, sample)) {
    addJson(request, notes);
  } else {
    addRecords(request, std::move(sample), notes, stop);
  }
}

void SideCollector::addJson(const SideRequest& request, std::vector<Text>& notes) {
  const CellJson root = parseWholeFile(request.member);
  std::vector<bool> matched(ids_.size(), false);
  std::uint64_t unknown = 0;
  for (const auto& [id, value] : root.items()) {
    const auto entity = ids_.find(id);
    if (entity) matched[*entity] = true;
    unknown += !entity;
  }
  if (!accept(request, matched, unknown, notes)) return;
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

void SideCollector::addRecords(const SideRequest& request, TextSample sample,
                               std::vector<Text>& notes, const std::stop_token& stop) {
  SideLayout layout = sideLayoutOf(request.member.leaf(), request.genreNames);
  if (!sample.complete && !sample.encodingGiven) {
    sample.encoding = encodingOfWhole(request.member, stop);
  }
  const bool json = looksLikeJson(sample.text);
  if (json) layout.format.path = "";  // an object is an entity, whatever lists it holds
  FileFormat format =
      guessFormat(sample, json ? Layout::JsonObjects : Layout::Delimited, layout.format);
  if (layout.columns.empty()) layout = sideLayoutFromHeader(format.columns);
  const std::size_t width = layout.columns.size();
  const std::size_t idColumn =
      layout.fixed ? 0 : idColumnOf(format.columns, sampleRows(sample, format), ids_, request);

  SideRows rows = readSideRows(request, format, width, idColumn, ids_, stop);
  if (!accept(request, rows.matched, rows.unknown, notes)) return;
  if (rows.unusable > 0) {
    notes.push_back(coreText("Import", "%1 rows of “%2” cannot be read and are left out.")
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
