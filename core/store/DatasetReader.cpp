#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <future>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "core/data/ReadingJson.h"
#include "core/store/AppendRows.h"
#include "core/store/AttributeRows.h"
#include "core/store/Checksum.h"
#include "core/store/DatasetRows.h"
#include "core/store/HistoryReader.h"
#include "core/store/SqlSupport.h"
#include "core/store/TextRow.h"

namespace tastescope {
namespace {

std::string textFact(SQLite::Database& database, const char* key) {
  SQLite::Statement select(database, "SELECT value FROM project WHERE key = ?");
  select.bind(1, key);
  return select.executeStep() ? select.getColumn(0).getString() : std::string();
}

/// The first `most` of them.
IdMap readIds(SQLite::Database& database, const char* table, Index most,
              const std::filesystem::path& file, const std::stop_token& stop) {
  IdMap ids;
  SQLite::Statement count(database, std::string("SELECT count(*) FROM ") + table);
  count.executeStep();
  const auto rows = static_cast<std::size_t>(count.getColumn(0).getInt64());
  ids.reserve(rows, rows * 8);
  SQLite::Statement select(database, std::string("SELECT position, id FROM ") + table +
                                         " WHERE position < ? ORDER BY position");
  select.bind(1, most);
  Index expected = 0;
  while (select.executeStep()) {
    if (expected % kCheckEvery == 0) throwIfStopped(stop);
    const SQLite::Column id = select.getColumn(1);
    const char* text = id.getText();
    const Index position = ids.add(std::string_view(text, static_cast<std::size_t>(id.getBytes())));
    if (select.getColumn(0).getInt64() != expected || position != expected) {
      throwDamaged(file, std::string("gap or repeated id in ") + table);
    }
    ++expected;
  }
  return ids;
}

/// Whether the events of every user are of exactly the items of the row.
bool samePairs(const Interactions& all, const EventSequences& events) {
  enum Mark : char { kAbsent, kOwned, kMet };
  std::vector<char> marks(all.itemCount(), kAbsent);
  for (Index user = 0; user < all.userCount(); ++user) {
    const auto own = all.row(user).items;
    for (const Index item : own) marks[item] = kOwned;
    for (const Index item : events.row(user).items) {
      if (marks[item] == kAbsent) return false;
      marks[item] = kMet;
    }
    for (const Index item : own) {
      if (std::exchange(marks[item], kAbsent) != kMet) return false;
    }
  }
  return true;
}

void readLinks(SQLite::Database& database, Dataset& dataset, Index userCount,
               const std::filesystem::path& file, const std::stop_token& stop) {
  SQLite::Statement select(database, "SELECT source, target FROM link ORDER BY ordinal");
  while (select.executeStep()) {
    if (dataset.links.size() % kCheckEvery == 0) throwIfStopped(stop);
    const std::int64_t source = select.getColumn(0).getInt64();
    const std::int64_t target = select.getColumn(1).getInt64();
    const std::int64_t users = userCount;
    if (source < 0 || source >= users || target < 0 || target >= users)
      throwDamaged(file, "link out of range");
    dataset.links.emplace_back(static_cast<Index>(source), static_cast<Index>(target));
  }
}

Text storedText(const std::string& json, const std::filesystem::path& file) {
  auto text = textFromJson(json);
  if (!text) throwDamaged(file, "sentence of the import report");
  return std::move(*text);
}

/// Empty in projects from before readings were kept.
Reading readReading(SQLite::Database& database, const std::filesystem::path& file) {
  const std::string stored = textFact(database, "reading");
  if (stored.empty()) return {};
  const auto json = storedJson(stored);
  auto reading = readingFromJson(
      json, [&file](const nlohmann::json& text) { return storedText(text.dump(), file); });
  if (!reading) throwDamaged(file, "reading");
  return std::move(*reading);
}

ImportReport readReport(SQLite::Database& database, const std::filesystem::path& file) {
  ImportReport report;
  const auto fact = [&](const char* key) {
    return static_cast<std::uint64_t>(countFact(database, key));
  };
  report.rows = {fact("rows_read"), fact("rows_imported"), fact("rows_merged"),
                 fact("rows_filtered"), fact("rows_rejected")};
  SQLite::Statement seconds(database, "SELECT value FROM project WHERE key = 'import_seconds'");
  if (seconds.executeStep()) report.seconds = seconds.getColumn(0).getDouble();
  report.reading = readReading(database, file);
  SQLite::Statement notes(database, "SELECT template FROM import_note ORDER BY ordinal");
  while (notes.executeStep())
    report.notes.push_back(storedText(notes.getColumn(0).getString(), file));
  SQLite::Statement rows(
      database,
      "SELECT file, line, \"column\", reason_template, text FROM rejected_row ORDER BY ordinal");
  while (rows.executeStep()) {
    report.rejected.push_back(
        {rows.getColumn(0).getString(), static_cast<std::uint64_t>(rows.getColumn(1).getInt64()),
         static_cast<std::uint64_t>(rows.getColumn(2).getInt64()),
         storedText(rows.getColumn(3).getString(), file), rows.getColumn(4).getString()});
  }
  return report;
}

void readFacts(SQLite::Database& database, Dataset& dataset, const std::filesystem::path& file) {
  const std::int64_t domain = countFact(database, "domain");
  if (domain < 0 || domain > static_cast<std::int64_t>(Domain::Education))
    throwDamaged(file, "domain");
  dataset.domain = static_cast<Domain>(domain);
  dataset.listed = countFact(database, "listed") != 0;
  dataset.timesArePositions = countFact(database, "times_are_positions") != 0;
  const SmallValues small(database);
  dataset.name = textFact(database, "name");
}

/// Projects from before version 10 have none.
void requireSideChecksum(SQLite::Database& database, const std::filesystem::path& file,
                         const std::stop_token& stop) {
  const std::int64_t stored = countFact(database, "checksum");
  if (stored == 0 || stored == sideChecksum(database, stop)) return;
  throw Error(
      ErrorCode::Corrupt,
      coreText("Project",
               "%1 is damaged, or another program changed it: what was imported besides the "
               "interactions, such as titles and links, does not fit its checksum. Restore it from "
               "a copy, or repair it: check the project and save what it holds now as a new one.")
          .arg(pathText(file)));
}

/// Positions have no gaps (readIds checks it), so the last one tells how many there are.
Index countOf(SQLite::Database& database, const char* table, const std::filesystem::path& file) {
  const std::int64_t count =
      database.execAndGet(std::string("SELECT coalesce(max(position) + 1, 0) FROM ") + table)
          .getInt64();
  if (count < 0 || count >= std::int64_t{kNoIndex})
    throwDamaged(file, std::string("positions of ") + table);
  return static_cast<Index>(count);
}

/// What of the stored data is asked for: all that was added, or the data as it was before the last of
/// it.
struct Extent {
  std::vector<AppendRecord> appends;  ///< all there are
  std::size_t generation = 0;         ///< so many of them count
  Index allUsers = 0;
  Index allItems = 0;

  /// The first append that does not count; null: all do.
  [[nodiscard]] const AppendRecord* next() const { return after(generation); }
  [[nodiscard]] const AppendRecord* after(std::size_t count) const {
    return count < appends.size() ? &appends[count] : nullptr;
  }
  [[nodiscard]] Index users(std::size_t count) const {
    return after(count) != nullptr ? after(count)->users : allUsers;
  }
  [[nodiscard]] Index items(std::size_t count) const {
    return after(count) != nullptr ? after(count)->items : allItems;
  }
};

Extent extentOf(SQLite::Database& database, std::optional<std::int64_t> generation,
                const std::filesystem::path& file) {
  Extent extent;
  extent.appends = readAppends(database, file);
  extent.generation = extent.appends.size();
  if (generation && *generation >= 0)
    extent.generation = std::min(extent.generation, static_cast<std::size_t>(*generation));
  extent.allUsers = countOf(database, "users", file);
  extent.allItems = countOf(database, "items", file);
  const bool fits = extent.appends.empty() || (extent.appends.back().users <= extent.allUsers &&
                                               extent.appends.back().items <= extent.allItems);
  if (!fits) throwDamaged(file, "append: more than there is");
  return extent;
}

/// Everything but histories.
Dataset readAround(SQLite::Database& database, const Extent& extent,
                   const std::filesystem::path& file, const std::stop_token& stop) {
  requireSideChecksum(database, file, stop);
  Dataset dataset;
  dataset.users = readIds(database, "users", extent.users(extent.generation), file, stop);
  dataset.items = readIds(database, "items", extent.items(extent.generation), file, stop);
  dataset.userAttributes = readAttributes(database, Entity::User, extent.allUsers, file, stop);
  dataset.itemAttributes = readAttributes(database, Entity::Item, extent.allItems, file, stop);
  readLinks(database, dataset, extent.allUsers, file, stop);
  dataset.report = readReport(database, file);
  readFacts(database, dataset, file);
  dataset.fingerprint = textFact(database, "fingerprint");
  if (extent.generation > 0)
    dataset.fingerprint = extent.appends[extent.generation - 1].fingerprint;
  if (const AppendRecord* const next = extent.next()) {
    dataset.userAttributes = dataset.userAttributes.first(next->users, next->userLabels);
    dataset.itemAttributes = dataset.itemAttributes.first(next->items, next->itemLabels);
    if (next->links < dataset.links.size()) dataset.links.resize(next->links);
    const auto known = [next](const auto& link) {
      return link.first < next->users && link.second < next->users;
    };
    if (!std::ranges::all_of(dataset.links, known)) throwDamaged(file, "link out of range");
  }
  return dataset;
}

/// The histories of the import joined with those that were added.
void joinAdded(SQLite::Database& database, const Extent& extent, Dataset& dataset,
               const std::filesystem::path& file, const std::stop_token& stop) {
  if (extent.generation == 0) return;
  std::vector<AddedRows> added;
  std::vector<Addition> additions;
  added.reserve(extent.generation);  // additions point into it
  for (std::size_t count = 1; count <= extent.generation; ++count) {
    const AppendRecord& append = extent.appends[count - 1];
    added.push_back(
        readAddedRows(database, file, append, extent.users(count), extent.items(count), stop));
    additions.push_back({&added.back(), append.rule});
  }
  GrownRows grown =
      growRows(*dataset.interactions, dataset.parts, additions, extent.users(extent.generation),
               extent.items(extent.generation), stop);
  dataset.interactions = std::move(grown.interactions);
  dataset.parts = std::move(grown.parts);
}

/// A snapshot on each connection, both of the same data: somebody may add to it between them.
class TwoSnapshots {
 public:
  TwoSnapshots(SQLite::Database& first, SQLite::Database& second) {
    for (;;) {
      first_.emplace(first);
      const std::string state = storedFingerprint(first);
      if (&first == &second) return;
      second_.emplace(second);
      if (storedFingerprint(second) == state) return;
      second_.reset();
      first_.reset();
    }
  }

 private:
  std::optional<SQLite::Transaction> first_;
  std::optional<SQLite::Transaction> second_;
};

/// Ids and histories are what was imported. Projects from before there were fingerprints have none.
void requireFingerprint(const Dataset& dataset, const std::filesystem::path& file) {
  if (dataset.fingerprint.empty()) return;
  const std::string found = fingerprintOf(dataset);
  if (found == dataset.fingerprint) return;
  throw Error(ErrorCode::Corrupt,
              coreText("Project",
                       "The data in %1 is not what was imported: the file is damaged, or another "
                       "program changed it. Restore it from a copy, or import the data again.")
                  .arg(pathText(file)),
              "fingerprint " + found + ", stored " + dataset.fingerprint);
}

}  // namespace

Dataset readDataset(SQLite::Database& database, SQLite::Database& second,
                    const std::filesystem::path& file, Progress& progress,
                    const std::stop_token& stop, std::optional<std::int64_t> generation) {
  progress.begin(
      coreText("Project", "Reading the project"), coreText("Project", "interactions"),
      static_cast<std::uint64_t>(std::max<std::int64_t>(0, countFact(database, "interactions"))));
  const TwoSnapshots snapshots(database, second);
  const Extent extent = extentOf(database, generation, file);
  auto around = std::async(&second != &database ? std::launch::async : std::launch::deferred,
                           [&] { return readAround(second, extent, file, stop); });
  HistoryReader histories(database, file, kPairs, extent.users(0), extent.items(0));
  histories.readAll(database, progress, stop);
  EventSequencesPtr events;
  if (countFact(database, kEvents.size) > 0) {
    HistoryReader reader(database, file, kEvents, extent.users(0), extent.items(0));
    reader.readAll(database, progress, stop);
    events = reader.takeEvents();
  }
  Dataset dataset = around.get();
  if (dataset.users.size() != extent.users(extent.generation) ||
      dataset.items.size() != extent.items(extent.generation)) {
    throwDamaged(file, "users or items are missing");
  }
  histories.moveInto(dataset, events);
  if (events && !samePairs(*dataset.interactions, *events))
    throwDamaged(file, "event_history: items");
  joinAdded(database, extent, dataset, file, stop);
  if (const EventSequencesPtr& all = dataset.interactions->events())
    dataset.report.rows.repeats = all->size() - dataset.interactions->size();
  requireFingerprint(dataset, file);
  return dataset;
}

namespace {

/// Collects what can be read; each step on its own.
class DatasetSalvage {
 public:
  DatasetSalvage(SQLite::Database& database, const std::filesystem::path& file,
                 const std::function<bool(const char*)>& mayRead, Progress& progress,
                 const std::stop_token& stop)
      : database_(database), file_(file), mayRead_(mayRead), progress_(progress), stop_(stop) {}

  SalvagedDataset collect() {
    Dataset& data = salvaged_.dataset;
    for (const char* table : {"project", "users", "items", "history"}) {
      if (!mayRead_(table)) throwDamaged(file_, std::string("table ") + table);
    }
    data.users = ids("users", "user");
    data.items = ids("items", "item");
    histories();
    data.userAttributes = attributes(Entity::User, data.users.size());
    data.itemAttributes = attributes(Entity::Item, data.items.size());
    part(
        {"link"}, coreText("Project", "The links between users are lost."),
        [&] { readLinks(database_, data, data.users.size(), file_, stop_); },
        [&] { data.links.clear(); });
    part(
        {"import_note", "rejected_row"}, coreText("Project", "The report of the import is lost."),
        [&] { data.report = readReport(database_, file_); }, [&] { data.report = {}; });
    part(
        {}, coreText("Project", "Some facts about the data are lost, such as its name."),
        [&] { readFacts(database_, data, file_); }, [] {});
    compareWithStored();
    return std::move(salvaged_);
  }

 private:
  /// Reads a part that can be done without.
  void part(const std::vector<const char*>& tables, const Text& loss,
            const std::function<void()>& read, const std::function<void()>& without) {
    throwIfStopped(stop_);
    try {
      if (!std::ranges::all_of(tables, mayRead_)) throwDamaged(file_, "schema");
      sqlGuard(file_, read);
    } catch (const Error& error) {
      without();
      salvaged_.lost.push_back(loss);
    }
  }

  IdMap ids(const char* table, const char* kind) {
    IdMap found;
    const Index count = countOf(database_, table, file_);
    if (count > storedBytes(database_)) throwDamaged(file_, "ids");
    SQLite::Statement select(database_,
                             std::string("SELECT id FROM ") + table + " WHERE position = ?");
    std::uint64_t lost = 0;
    for (Index position = 0; position < count; ++position) {
      if (position % kCheckEvery == 0) throwIfStopped(stop_);
      const std::string id = idAt(select, position);
      if (!id.empty() && found.add(id) == position) continue;
      ++lost;
      std::string other = std::string("lost ") + kind + " " + std::to_string(position + 1);
      while (found.add(other) != position) other += "'";
    }
    if (lost > 0) {
      salvaged_.lost.push_back(coreText("Project",
                                        "%1 ids of the table “%2” are lost; others stand "
                                        "in their place.")
                                   .arg(lost)
                                   .arg(table));
    }
    return found;
  }

  /// Empty: it cannot be read.
  std::string idAt(SQLite::Statement& select, Index position) const {
    std::string id;
    try {
      select.bind(1, position);
      if (select.executeStep()) id = select.getColumn(0).getString();
    } catch (const SQLite::Exception& error) {
      if (error.getErrorCode() == SQLITE_INTERRUPT) throw;
    }
    select.tryReset();
    return id;
  }

  void histories() {
    Dataset& data = salvaged_.dataset;
    const Extent extent = appended();
    const Index users = extent.users(0);
    HistoryReader pairs(database_, file_, kPairs, users, extent.items(0));
    const std::uint64_t lost = pairs.readWhatIsWhole(database_, progress_, stop_);
    EventSequencesPtr none;
    pairs.moveInto(data, none);
    if (lost > 0) {
      salvaged_.lost.push_back(
          coreText("Project", "The interactions of %1 of %2 users are lost.").arg(lost).arg(users));
    }
    if (countFact(database_, kEvents.size) > 0 &&
        !(lost == 0 && mayRead_("event_history") && addEvents(extent))) {
      salvaged_.lost.push_back(coreText(
          "Project", "Repeated interactions are lost; each item of a user is there once."));
    }
    join(extent);
  }

  /// What was added, as far as its records can be read; then everybody's rows are those of the import.
  Extent appended() {
    Extent extent;
    part(
        {"append", "append_history"},
        coreText("Project", "What was added after the import is lost."),
        [&] { extent = extentOf(database_, std::nullopt, file_); }, [&] { extent = {}; });
    extent.allUsers = salvaged_.dataset.users.size();
    extent.allItems = salvaged_.dataset.items.size();
    return extent;
  }

  void join(const Extent& extent) {
    Dataset& data = salvaged_.dataset;
    if (!extent.appends.empty()) {
      part(
          {"append_history"}, coreText("Project", "What was added after the import is lost."),
          [&] { joinAdded(database_, extent, data, file_, stop_); }, [] {});
      salvaged_.lost.push_back(
          coreText("Project",
                   "What was added after the import is part of it now: it can no longer "
                   "be undone, and runs that were trained before have to be trained "
                   "again."));
    }
    // Users of whom nothing could be read have no rows.
    GrownRows all =
        growRows(*data.interactions, data.parts, {}, data.users.size(), data.items.size(), stop_);
    data.interactions = std::move(all.interactions);
    data.parts = std::move(all.parts);
  }

  bool addEvents(const Extent& extent) {
    Dataset& data = salvaged_.dataset;
    HistoryReader reader(database_, file_, kEvents, extent.users(0), extent.items(0));
    if (reader.readWhatIsWhole(database_, progress_, stop_) > 0) return false;
    const EventSequencesPtr events = reader.takeEvents();
    if (!samePairs(*data.interactions, *events)) return false;
    HistoryReader pairs(database_, file_, kPairs, extent.users(0), extent.items(0));
    pairs.readAll(database_, progress_, stop_);
    pairs.moveInto(data, events);
    return true;
  }

  AttributeTable attributes(Entity entity, Index count) {
    AttributeTable table(count);
    const bool users = entity == Entity::User;
    part(
        {"attribute", "attribute_label", "attribute_tag",
         users ? "user_attributes" : "item_attributes"},
        users ? coreText("Project", "The attributes of users are lost.")
              : coreText("Project", "The attributes of items are lost, titles among them."),
        [&] { table = readAttributes(database_, entity, count, file_, stop_); },
        [&] { table = AttributeTable(count); });
    return table;
  }

  /// The fingerprint is of what there is now; where that is not what was imported, it is said.
  void compareWithStored() {
    Dataset& data = salvaged_.dataset;
    std::string stored;
    part(
        {}, coreText("Project", "Some facts about the data are lost, such as its name."),
        [&] { stored = storedFingerprint(database_); }, [] {});
    data.fingerprint = fingerprintOf(data);
    if (!stored.empty() && stored != data.fingerprint) {
      salvaged_.lost.push_back(
          coreText("Project",
                   "The interactions are not those that were imported, so runs that were "
                   "trained before cannot recommend or go on; their weights can be "
                   "exported."));
    }
    const std::int64_t sum = countFact(database_, "checksum");
    if (sum == 0 || !salvaged_.lost.empty()) return;
    if (sum != sideChecksum(database_, stop_)) {
      salvaged_.lost.push_back(
          coreText("Project",
                   "Some attributes, links or facts about the data are not as they were "
                   "imported; which ones is not known."));
    }
  }

  SQLite::Database& database_;
  const std::filesystem::path& file_;
  const std::function<bool(const char*)>& mayRead_;
  Progress& progress_;
  const std::stop_token& stop_;
  SalvagedDataset salvaged_;
};

}  // namespace

SalvagedDataset salvageDataset(SQLite::Database& database, const std::filesystem::path& file,
                               const std::function<bool(const char* table)>& mayRead,
                               Progress& progress, const std::stop_token& stop) {
  return DatasetSalvage(database, file, mayRead, progress, stop).collect();
}

}  // namespace tastescope
