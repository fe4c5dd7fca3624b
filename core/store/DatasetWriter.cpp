#include <algorithm>
#include <array>
#include <chrono>
#include <string>

#include "core/data/ReadingJson.h"
#include "core/store/AttributeRows.h"
#include "core/store/Checksum.h"
#include "core/store/DatasetRows.h"
#include "core/store/HistoryBlob.h"
#include "core/store/Schema.h"
#include "core/store/SqlSupport.h"
#include "core/store/TextRow.h"

namespace tastescope {
namespace {

void writeIds(SQLite::Database& database, const char* table, const IdMap& ids, Index from,
              const std::stop_token& stop) {
  SQLite::Statement insert(database, std::string("INSERT INTO ") + table + " VALUES(?,?)");
  std::string id;
  for (Index i = from; i < ids.size(); ++i) {
    if (i % kCheckEvery == 0) throwIfStopped(stop);
    id = ids.id(i);
    insert.bind(1, i);
    insert.bindNoCopy(2, id);
    insert.exec();
    insert.reset();
  }
}

template <typename T>
void bindArray(SQLite::Statement& insert, int index, std::span<const T> values,
               std::vector<std::byte>& scratch) {
  const auto bytes = littleEndianBytes(values, scratch);
  // A null pointer would be stored as NULL; an empty history is an empty blob.
  insert.bindNoCopy(index, bytes.empty() ? static_cast<const void*>("") : bytes.data(),
                    static_cast<int>(bytes.size()));
}

/// Amounts of one user's row: nothing when all are 1, doubles where a float would lose digits, else
/// floats.
void bindAmounts(SQLite::Statement& insert, int index, const HistoryRows& all, Index user,
                 std::vector<double>& exact, std::vector<std::byte>& scratch) {
  const HistoryView row = all.row(user);
  exact.clear();
  bool lossy = false;
  for (std::size_t i = 0; all.hasExactAmounts() && i < row.size(); ++i) {
    exact.push_back(all.amount(all.offsets()[user] + i));
    lossy = lossy || EntryValues::amountOf(row.values[i]) != exact.back();
  }
  if (lossy) return bindArray(insert, index, std::span<const double>(exact), scratch);
  const bool allOne = std::ranges::all_of(row.values, [](float value) { return value == 1.0F; });
  allOne ? insert.bind(index) : bindArray(insert, index, row.values, scratch);
}

/// What stored times count in: the coarsest that loses nothing of pairs and events.
Moment storedUnit(const Interactions& all) {
  const Moment unit = coarsestUnit(all.times());
  return all.events() ? std::min(unit, coarsestUnit(all.events()->times())) : unit;
}

/// Writes rows of a table of histories one after the other.
class RowWriter {
 public:
  RowWriter(SQLite::Statement& insert, const HistoryRows& all, Moment unit)
      : insert_(insert), all_(all), unit_(unit) {}

  /// Row `index` of all as that of `user`. `parts`: for a table that has a column of them; one an
  /// entry, or empty.
  void write(Index index, Index user, const std::vector<Part>* parts) {
    const HistoryView row = all_.row(index);
    insert_.bind(1, user);
    insert_.bind(2, static_cast<std::int64_t>(row.size()));
    bindArray(insert_, 3, row.items, scratch_[0]);
    bindAmounts(insert_, 4, all_, index, exact_, scratch_[1]);
    if (all_.hasTimes()) {
      times_.resize(row.size());
      std::ranges::transform(row.times, times_.begin(),
                             [this](Moment time) { return time / unit_; });
      bindArray(insert_, 5, std::span<const std::int64_t>(times_), scratch_[2]);
    } else {
      insert_.bind(5);
    }
    if (parts != nullptr && parts->empty()) {
      insert_.bind(6);
    } else if (parts != nullptr) {
      bindArray(insert_, 6, std::span(*parts).subspan(all_.offsets()[index], row.size()),
                scratch_[3]);
    }
    insert_.exec();
    insert_.reset();
  }

 private:
  SQLite::Statement& insert_;
  const HistoryRows& all_;
  Moment unit_;
  std::array<std::vector<std::byte>, 4> scratch_;
  std::vector<std::int64_t> times_;
  std::vector<double> exact_;
};

/// Tells how far it is, row by row.
template <typename Write>
void forEachRow(const HistoryRows& all, Progress& progress, const std::stop_token& stop,
                const Write& write) {
  progress.begin(coreText("Project", "Writing the project"), coreText("Project", "interactions"),
                 all.size());
  for (Index row = 0; row < all.userCount(); ++row) {
    if (row % kCheckEvery == 0) {
      throwIfStopped(stop);
      progress.set(all.offsets()[row]);
    }
    write(row);
  }
  progress.set(all.size());
}

void writeRows(SQLite::Statement insert, const HistoryRows& all, const std::vector<Part>* parts,
               Moment unit, Progress& progress, const std::stop_token& stop) {
  RowWriter writer(insert, all, unit);
  forEachRow(all, progress, stop, [&](Index user) { writer.write(user, user, parts); });
}

/// Rows that are of `users`, of one generation (parameter 7); times in microseconds.
void writeSomeRows(SQLite::Statement insert, std::int64_t generation,
                   const std::vector<Index>& users, const HistoryRows& all,
                   const std::vector<Part>& parts, Progress& progress,
                   const std::stop_token& stop) {
  insert.bind(7, generation);
  RowWriter writer(insert, all, 1);
  forEachRow(all, progress, stop, [&](Index row) { writer.write(row, users[row], &parts); });
}

void writeHistories(SQLite::Database& database, const Dataset& dataset, Progress& progress,
                    const std::stop_token& stop) {
  const Interactions& all = *dataset.interactions;
  const Moment unit = storedUnit(all);
  writeRows({database, "INSERT INTO history VALUES(?,?,?,?,?,?)"}, all, &dataset.parts, unit,
            progress, stop);
  if (!all.events()) return;
  writeRows({database, "INSERT INTO event_history VALUES(?,?,?,?,?)"}, *all.events(), nullptr, unit,
            progress, stop);
}

/// Those from number `from` on.
void writeLinks(SQLite::Database& database, const Dataset& dataset, std::size_t from,
                const std::stop_token& stop) {
  SQLite::Statement insert(database, "INSERT INTO link(source, target) VALUES(?,?)");
  for (std::size_t link = from; link < dataset.links.size(); ++link) {
    if (link % kCheckEvery == 0) throwIfStopped(stop);
    insert.bind(1, dataset.links[link].first);
    insert.bind(2, dataset.links[link].second);
    insert.exec();
    insert.reset();
  }
}

void writeReport(SQLite::Database& database, const ImportReport& report) {
  SQLite::Statement note(database, "INSERT INTO import_note(sentence, template) VALUES(?,?)");
  for (const Text& text : report.notes) {
    note.bind(1, text.english());
    note.bind(2, textToJson(text));
    note.exec();
    note.reset();
  }
  SQLite::Statement insert(database,
                           "INSERT INTO rejected_row(file, line, \"column\", reason, "
                           "reason_template, text) VALUES(?,?,?,?,?,?)");
  for (const RejectedRow& row : report.rejected) {
    insert.bind(1, row.file);
    insert.bind(2, static_cast<std::int64_t>(row.line));
    insert.bind(3, static_cast<std::int64_t>(row.column));
    insert.bind(4, row.reason.english());
    insert.bind(5, textToJson(row.reason));
    insert.bind(6, row.text);
    insert.exec();
    insert.reset();
  }
}

class Facts {
 public:
  explicit Facts(SQLite::Database& database)
      : insert_(database, "INSERT OR REPLACE INTO project VALUES(?,?)") {}
  template <typename Value>
  void set(const char* key, const Value& value) {
    insert_.bind(1, key);
    insert_.bind(2, value);
    insert_.exec();
    insert_.reset();
  }
  void count(const char* key, std::uint64_t value) { set(key, static_cast<std::int64_t>(value)); }

 private:
  SQLite::Statement insert_;
};

nlohmann::json textAsJson(const Text& text) { return nlohmann::json::parse(textToJson(text)); }

void writeFacts(SQLite::Database& database, const Dataset& dataset) {
  Facts facts(database);
  facts.set("name", dataset.name);
  facts.set("fingerprint", dataset.fingerprint);
  facts.count("interactions", dataset.interactions->size());
  const EventSequencesPtr& events = dataset.interactions->events();
  if (events) facts.count("events", events->size());
  facts.count("has_times", dataset.interactions->hasTimes() ? 1 : 0);
  facts.count("has_parts", dataset.parts.empty() ? 0 : 1);
  facts.count("listed", dataset.listed ? 1 : 0);
  // What readers of old take for granted is not said, so whole seconds are stored as ever.
  const Moment unit = storedUnit(*dataset.interactions);
  if (unit != kMicrosPerSecond) facts.count("time_unit", static_cast<std::uint64_t>(unit));
  if (dataset.timesArePositions) facts.count("times_are_positions", 1);
  facts.count("rows_read", dataset.report.rows.read);
  facts.count("rows_imported", dataset.report.rows.imported);
  facts.count("rows_merged", dataset.report.rows.merged);
  facts.count("rows_filtered", dataset.report.rows.filtered);
  facts.count("rows_rejected", dataset.report.rows.rejected);
  facts.set("reading", toJson(dataset.report.reading, textAsJson).dump());
  facts.set("import_seconds", dataset.report.seconds);
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  facts.set("created", static_cast<std::int64_t>(
                           std::chrono::duration_cast<std::chrono::seconds>(now).count()));
  facts.set("program", std::string(TASTESCOPE_VERSION));
}

}  // namespace

void writeDataset(SQLite::Database& database, const Dataset& dataset, Progress& progress,
                  const std::stop_token& stop) {
  dropIdIndexes(database);
  writeHistories(database, dataset, progress, stop);
  progress.begin(coreText("Project", "Writing users and items"), Text(), 0);
  writeIds(database, "users", dataset.users, 0, stop);
  writeIds(database, "items", dataset.items, 0, stop);
  createIdIndexes(database);
  writeAttributes(database, Entity::User, dataset.userAttributes, stop);
  writeAttributes(database, Entity::Item, dataset.itemAttributes, stop);
  writeLinks(database, dataset, 0, stop);
  writeReport(database, dataset.report);
  writeFacts(database, dataset);
  writeDomain(database, dataset.domain);
  SQLite::Statement checksum(database, "INSERT INTO project VALUES('checksum', ?)");
  checksum.bind(1, sideChecksum(database, stop));
  checksum.exec();
}

void writeGrowth(SQLite::Database& database, const Dataset& before, const Dataset& after,
                 const std::stop_token& stop) {
  writeIds(database, "users", after.users, before.users.size(), stop);
  writeIds(database, "items", after.items, before.items.size(), stop);
  writeMoreAttributes(database, Entity::User, before.userAttributes, after.userAttributes, stop);
  writeMoreAttributes(database, Entity::Item, before.itemAttributes, after.itemAttributes, stop);
  writeLinks(database, after, before.links.size(), stop);
}

void writeAddedRows(SQLite::Database& database, std::int64_t generation, const AddedRows& added,
                    Progress& progress, const std::stop_token& stop) {
  writeSomeRows({database, "INSERT INTO append_history VALUES(?7,0,?1,?2,?3,?4,?5,?6)"}, generation,
                added.users, added.pairs, added.parts, progress, stop);
  if (!added.events) return;
  writeSomeRows({database, "INSERT INTO append_history VALUES(?7,1,?1,?2,?3,?4,?5,?6)"}, generation,
                added.users, *added.events, {}, progress, stop);
}

void writeDomain(SQLite::Database& database, Domain domain) {
  Facts(database).count("domain", static_cast<std::uint64_t>(domain));
}

}  // namespace tastescope
