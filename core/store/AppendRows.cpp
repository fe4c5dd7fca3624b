#include "core/store/AppendRows.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/store/AttributeRows.h"
#include "core/store/Checksum.h"
#include "core/store/DatasetRows.h"
#include "core/store/HistoryReader.h"
#include "core/store/RunStore.h"
#include "core/store/SqlSupport.h"
#include "core/store/TextRow.h"

namespace tastescope {
namespace {

constexpr std::int64_t kMostGenerations = 1'000'000;

nlohmann::json labelCounts(const AttributeTable& table) {
  nlohmann::json counts = nlohmann::json::array();
  for (const AttributeColumn& column : table.columns()) counts.push_back(column.labels.size());
  return counts;
}

/// A file that may not be written is not brought up to date, and from before version 16 has none.
bool mayHaveAppends(SQLite::Database& database) { return database.tableExists("append"); }

std::vector<Index> labelsFrom(const nlohmann::json& json, const char* entity,
                              const std::filesystem::path& file) {
  if (!json.is_object() || !json.contains(entity) || !json.at(entity).is_array())
    throwDamaged(file, "append: labels");
  std::vector<Index> labels;
  for (const nlohmann::json& count : json.at(entity)) {
    if (!count.is_number_unsigned() || count.get<std::uint64_t>() >= kNoIndex ||
        labels.size() == kMaxAttributes) {
      throwDamaged(file, "append: labels");
    }
    labels.push_back(count.get<Index>());
  }
  return labels;
}

std::string notesAsJson(const std::vector<Text>& notes) {
  nlohmann::json json = nlohmann::json::array();
  for (const Text& note : notes) json.push_back(nlohmann::json::parse(textToJson(note)));
  return json.dump();
}

std::vector<Text> notesFrom(const nlohmann::json& json, const std::filesystem::path& file) {
  std::vector<Text> notes;
  if (!json.is_array()) throwDamaged(file, "append: notes");
  for (const nlohmann::json& note : json) {
    auto text = textFromJson(note.dump());
    if (!text) throwDamaged(file, "append: notes");
    notes.push_back(*std::move(text));
  }
  return notes;
}

Index addedPositionFrom(const SQLite::Column& column, const std::filesystem::path& file) {
  const std::int64_t position = column.getInt64();
  if (position < 0 || position >= std::int64_t{kNoIndex}) throwDamaged(file, "append: positions");
  return static_cast<Index>(position);
}

std::uint64_t addedCountFrom(const SQLite::Column& column, const std::filesystem::path& file) {
  const std::int64_t count = column.getInt64();
  if (count < 0) throwDamaged(file, "append: counts");
  return static_cast<std::uint64_t>(count);
}

constexpr const char* kAppendColumns =
    "SELECT generation, created, source, parent, fingerprint, content, users, items, links, "
    "labels, "
    "interactions, latest, duplicates, repeats, least_sum, rows_read, rows_new, rows_merged, "
    "rows_filtered, rows_rejected, notes FROM append ORDER BY generation";

AppendRecord appendFrom(SQLite::Statement& row, const std::filesystem::path& file) {
  AppendRecord record;
  record.generation = row.getColumn(0).getInt64();
  record.created = row.getColumn(1).getInt64();
  record.source = row.getColumn(2).getString();
  record.parent = row.getColumn(3).getString();
  record.fingerprint = row.getColumn(4).getString();
  record.content = row.getColumn(5).getString();
  record.users = addedPositionFrom(row.getColumn(6), file);
  record.items = addedPositionFrom(row.getColumn(7), file);
  record.links = addedCountFrom(row.getColumn(8), file);
  const nlohmann::json labels = jsonColumn(row.getColumn(9), file);
  record.userLabels = labelsFrom(labels, "user", file);
  record.itemLabels = labelsFrom(labels, "item", file);
  record.interactions = addedCountFrom(row.getColumn(10), file);
  if (!row.isColumnNull(11)) record.latest = row.getColumn(11).getInt64();
  const std::int64_t duplicates = row.getColumn(12).getInt64();
  if (duplicates < 0 || duplicates > static_cast<std::int64_t>(DuplicatePolicy::Sum))
    throwDamaged(file, "append: rule");
  record.rule.duplicates = static_cast<DuplicatePolicy>(duplicates);
  record.rule.keepRepeats = row.getColumn(13).getInt64() != 0;
  if (!row.isColumnNull(14)) record.rule.leastSum = row.getColumn(14).getDouble();
  record.rows = {addedCountFrom(row.getColumn(15), file), addedCountFrom(row.getColumn(16), file),
                 addedCountFrom(row.getColumn(17), file), addedCountFrom(row.getColumn(18), file),
                 addedCountFrom(row.getColumn(19), file)};
  record.notes = notesFrom(jsonColumn(row.getColumn(20), file), file);
  return record;
}

std::optional<Moment> latestOf(const Interactions& all) {
  if (!all.hasTimes() || all.size() == 0) return std::nullopt;
  return std::ranges::max(all.times());
}

template <typename T>
void bindOrNull(SQLite::Statement& insert, int index, const std::optional<T>& value) {
  value ? insert.bind(index, *value) : insert.bind(index);
}

void writeRecord(SQLite::Database& database, const AppendRecord& record,
                 const std::string& labels) {
  SQLite::Statement insert(database,
                           "INSERT INTO append VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  const auto number = [](std::uint64_t count) { return static_cast<std::int64_t>(count); };
  insert.bind(1, record.generation);
  insert.bind(2, record.created);
  insert.bind(3, record.source);
  insert.bind(4, record.parent);
  insert.bind(5, record.fingerprint);
  insert.bind(6, record.content);
  insert.bind(7, record.users);
  insert.bind(8, record.items);
  insert.bind(9, number(record.links));
  insert.bind(10, labels);
  insert.bind(11, number(record.interactions));
  bindOrNull(insert, 12, record.latest);
  insert.bind(13, static_cast<int>(record.rule.duplicates));
  insert.bind(14, record.rule.keepRepeats ? 1 : 0);
  bindOrNull(insert, 15, record.rule.leastSum);
  insert.bind(16, number(record.rows.read));
  insert.bind(17, number(record.rows.imported));
  insert.bind(18, number(record.rows.merged));
  insert.bind(19, number(record.rows.filtered));
  insert.bind(20, number(record.rows.rejected));
  insert.bind(21, notesAsJson(record.notes));
  insert.exec();
}

std::string textFactOf(SQLite::Database& database, const char* key) {
  SQLite::Statement select(database, "SELECT value FROM project WHERE key = ?");
  select.bind(1, key);
  return select.executeStep() ? select.getColumn(0).getString() : std::string();
}

void setChecksum(SQLite::Database& database, const std::stop_token& stop) {
  SQLite::Statement checksum(database, "INSERT OR REPLACE INTO project VALUES('checksum', ?)");
  checksum.bind(1, sideChecksum(database, stop));
  checksum.exec();
}

void removeFrom(SQLite::Database& database, const std::string& condition, std::int64_t from) {
  SQLite::Statement remove(database, "DELETE FROM " + condition);
  remove.bind(1, from);
  remove.exec();
}

/// Labels and tags of the attributes of one kind of entity.
void removeAttributes(SQLite::Database& database, Entity entity, Index from,
                      const std::vector<Index>& labels) {
  const std::string key = attributeEntityKey(entity);
  removeFrom(database, "attribute_tag WHERE entity = '" + key + "' AND position >= ?", from);
  removeFrom(database, key + "_attributes WHERE position >= ?", from);
  SQLite::Statement remove(
      database, "DELETE FROM attribute_label WHERE entity = ? AND ordinal = ? AND code >= ?");
  for (std::size_t ordinal = 0; ordinal < labels.size(); ++ordinal) {
    remove.bind(1, key);
    remove.bind(2, static_cast<std::int64_t>(ordinal));
    remove.bind(3, labels[ordinal]);
    remove.exec();
    remove.reset();
  }
}

/// Runs whose stored lists name what came with the append.
std::vector<RunId> listsNaming(SQLite::Database& database, const AppendRecord& last) {
  std::vector<RunId> runs;
  SQLite::Statement select(database,
                           "SELECT DISTINCT run FROM recommendation WHERE user >= ? OR item >= ?");
  select.bind(1, last.users);
  select.bind(2, last.items);
  while (select.executeStep()) runs.push_back(select.getColumn(0).getInt64());
  return runs;
}

}  // namespace

std::vector<AppendRecord> readAppends(SQLite::Database& database,
                                      const std::filesystem::path& file) {
  std::vector<AppendRecord> appends;
  if (!mayHaveAppends(database)) return appends;
  const SmallValues small(database);
  SQLite::Statement rows(database, kAppendColumns);
  while (rows.executeStep()) {
    AppendRecord record = appendFrom(rows, file);
    const bool follows =
        appends.empty() ||
        (appends.back().users <= record.users && appends.back().items <= record.items &&
         appends.back().links <= record.links && appends.back().fingerprint == record.parent);
    const auto next = static_cast<std::int64_t>(appends.size()) + 1;
    if (record.generation != next || next > kMostGenerations || !follows)
      throwDamaged(file, "append: order");
    appends.push_back(std::move(record));
  }
  return appends;
}

std::string storedFingerprint(SQLite::Database& database) {
  if (mayHaveAppends(database)) {
    SQLite::Statement last(database,
                           "SELECT fingerprint FROM append ORDER BY generation DESC LIMIT 1");
    if (last.executeStep()) return last.getColumn(0).getString();
  }
  return textFactOf(database, "fingerprint");
}

AppendRecord recordOf(const Dataset& before, const Append& append) {
  AppendRecord record;
  record.source = append.name;
  record.parent = before.fingerprint;
  record.fingerprint = append.grown.fingerprint;
  record.content = append.content;
  record.users = before.users.size();
  record.items = before.items.size();
  record.links = before.links.size();
  record.interactions = before.interactions->size();
  record.latest = latestOf(*before.interactions);
  record.rule = append.rule;
  record.rows = append.report.rows;
  record.notes = append.report.notes;
  for (const AttributeColumn& column : before.userAttributes.columns())
    record.userLabels.push_back(static_cast<Index>(column.labels.size()));
  for (const AttributeColumn& column : before.itemAttributes.columns())
    record.itemLabels.push_back(static_cast<Index>(column.labels.size()));
  return record;
}

void writeAppend(SQLite::Database& database, const Dataset& before, const Append& append,
                 const AppendRecord& record, Progress& progress, const std::stop_token& stop) {
  const nlohmann::json labels{{"user", labelCounts(before.userAttributes)},
                              {"item", labelCounts(before.itemAttributes)}};
  writeRecord(database, record, labels.dump());
  writeGrowth(database, before, append.grown, stop);
  writeAddedRows(database, record.generation, append.rows, progress, stop);
  setChecksum(database, stop);
}

void removeAppend(SQLite::Database& database, const AppendRecord& last,
                  const std::stop_token& stop) {
  removeFrom(database, "append_history WHERE generation >= ?", last.generation);
  removeFrom(database, "append WHERE generation >= ?", last.generation);
  for (const RunId run : listsNaming(database, last)) {
    for (const char* table : {"recommendation", "recommendation_sum", "recommendation_set"})
      removeFrom(database, std::string(table) + " WHERE run = ?", run);
  }
  removeFrom(database, "feedback_sum WHERE user >= ?", last.users);
  removeFrom(database, "link WHERE ordinal > ?", static_cast<std::int64_t>(last.links));
  removeAttributes(database, Entity::User, last.users, last.userLabels);
  removeAttributes(database, Entity::Item, last.items, last.itemLabels);
  removeFrom(database, "users WHERE position >= ?", last.users);
  removeFrom(database, "items WHERE position >= ?", last.items);
  setChecksum(database, stop);
}

AddedRows readAddedRows(SQLite::Database& database, const std::filesystem::path& file,
                        const AppendRecord& append, Index users, Index items,
                        const std::stop_token& stop) {
  AddedRows added;
  HistoryReader pairs(database, file, kAddedPairs, users, items);
  added.users = pairs.readSome(database, append.generation, stop);
  added.pairs = pairs.takeRows();
  added.parts = pairs.takeParts();
  if (!append.rule.keepRepeats) return added;
  HistoryReader events(database, file, kAddedEvents, users, items);
  if (events.readSome(database, append.generation, stop) != added.users)
    throwDamaged(file, "append_history: events");
  added.events = events.takeRows();
  return added;
}

}  // namespace tastescope
