#include <algorithm>
#include <cmath>
#include <future>
#include <limits>
#include <string>
#include <utility>

#include "core/data/ReadingJson.h"
#include "core/store/AttributeRows.h"
#include "core/store/DatasetRows.h"
#include "core/store/HistoryBlob.h"
#include "core/store/SqlSupport.h"
#include "core/store/TextRow.h"

namespace tastescope {
namespace {

std::int64_t countFact(SQLite::Database& database, const char* key) {
  SQLite::Statement select(database, "SELECT value FROM project WHERE key = ?");
  select.bind(1, key);
  return select.executeStep() ? select.getColumn(0).getInt64() : 0;
}

/// Microseconds a stored time counts in.
Moment timeUnit(SQLite::Database& database, const std::filesystem::path& file) {
  const std::int64_t stored = countFact(database, "time_unit");
  if (stored != 0 && stored != 1 && stored != 1000 && stored != kMicrosPerSecond)
    throwDamaged(file, "unit of times");
  return stored == 0 ? kMicrosPerSecond : stored;
}

std::string textFact(SQLite::Database& database, const char* key) {
  SQLite::Statement select(database, "SELECT value FROM project WHERE key = ?");
  select.bind(1, key);
  return select.executeStep() ? select.getColumn(0).getString() : std::string();
}

IdMap readIds(SQLite::Database& database, const char* table, const std::filesystem::path& file,
              const std::stop_token& stop) {
  IdMap ids;
  SQLite::Statement count(database, std::string("SELECT count(*) FROM ") + table);
  count.executeStep();
  const auto rows = static_cast<std::size_t>(count.getColumn(0).getInt64());
  ids.reserve(rows, rows * 8);
  SQLite::Statement select(database,
                           std::string("SELECT position, id FROM ") + table + " ORDER BY position");
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

/// One of the two tables of histories: how it is read and where its number of entries stands.
struct HistoryTable {
  const char* select;
  const char* size;
  bool parts;
};
constexpr HistoryTable kPairs{
    "SELECT user, entries, items, amounts, times, parts FROM history ORDER BY user", "interactions",
    true};
constexpr HistoryTable kEvents{
    "SELECT user, entries, items, amounts, times FROM event_history ORDER BY user", "events",
    false};

/// Grows the arrays of all users together, row by row.
class HistoryReader {
 public:
  HistoryReader(SQLite::Database& database, const std::filesystem::path& file,
                const HistoryTable& table, Index users, Index items)
      : file_(file),
        table_(table),
        users_(users),
        itemCount_(items),
        hasTimes_(countFact(database, "has_times") != 0),
        timeUnit_(timeUnit(database, file)),
        hasParts_(table.parts && countFact(database, "has_parts") != 0) {
    // A damaged count must not ask for more memory than the file could fill.
    const auto most = static_cast<std::int64_t>(storedBytes(database) / sizeof(Index));
    const auto entries = static_cast<std::size_t>(
        std::clamp<std::int64_t>(countFact(database, table.size), 0, most));
    offsets_.reserve(static_cast<std::size_t>(std::min<std::int64_t>(users, most)) + 1);
    items_.reserve(entries);
    values_.reserve(entries);
    if (hasTimes_) times_.reserve(entries);
    if (hasParts_) parts_.reserve(entries);
  }

  void readAll(SQLite::Database& database, Progress& progress, const std::stop_token& stop) {
    SQLite::Statement select(database, table_.select);
    while (select.executeStep()) {
      if (offsets_.size() % kCheckEvery == 0) {
        throwIfStopped(stop);
        progress.set(items_.size());
      }
      if (select.getColumn(0).getInt64() != static_cast<std::int64_t>(offsets_.size()) - 1)
        damaged("user");
      readRow(select);
    }
    if (offsets_.size() - 1 != users_) damaged("missing users");
  }

  EventSequencesPtr takeEvents() {
    return std::make_shared<const EventSequences>(std::move(offsets_), std::move(items_),
                                                  std::move(values_), std::move(times_), itemCount_,
                                                  std::move(exact_));
  }

  void moveInto(Dataset& dataset, EventSequencesPtr events) {
    if (events && events->size() < items_.size()) damaged("missing events");
    dataset.interactions = std::make_shared<Interactions>(
        std::move(offsets_), std::move(items_), std::move(values_), std::move(times_), itemCount_,
        std::move(exact_), std::move(events));
    dataset.parts = std::move(parts_);
  }

 private:
  [[noreturn]] void damaged(const char* what) const {
    throwDamaged(file_, std::string("history: ") + what);
  }

  void readRow(SQLite::Statement& select) {
    const std::int64_t entries = select.getColumn(1).getInt64();
    const auto blob = blobView(select.getColumn(2));
    if (entries < 0 || blob.size() / sizeof(Index) != static_cast<std::size_t>(entries))
      damaged("entries");
    const auto count = static_cast<std::size_t>(entries);
    append(items_, blob, count, "items");
    const auto row = std::span(items_).last(count);
    if (!std::ranges::all_of(row, [this](Index item) { return item < itemCount_; }))
      damaged("item out of range");
    if (select.isColumnNull(3)) {
      values_.resize(values_.size() + count, 1.0F);
    } else {
      readAmounts(blobView(select.getColumn(3)), count);
    }
    if (!exact_.empty()) floatsAsExact();
    if (hasTimes_) {
      append(times_, blobView(select.getColumn(4)), count, "times");
      const Moment unit = timeUnit_;  // the loop writes no local, so it is known not to change
      for (Moment& time : std::span(times_).last(count)) time = momentOf(time, unit);
    }
    if (hasParts_) {
      append(parts_, blobView(select.getColumn(5)), count, "parts");
      const auto known = [](Part part) { return part <= Part::Test; };
      if (!std::ranges::all_of(std::span(parts_).last(count), known)) damaged("part out of range");
    }
    offsets_.push_back(items_.size());
  }

  /// Floats, or doubles where floats would lose digits.
  void readAmounts(std::string_view blob, std::size_t count) {
    if (count > 0 && blob.size() / sizeof(double) == count) {
      floatsAsExact();
      append(exact_, blob, count, "amounts");
      for (const double amount : std::span(exact_).last(count)) {
        if (!(std::abs(amount) <= double{std::numeric_limits<float>::max()}))
          damaged("amount not finite");
        values_.push_back(static_cast<float>(amount));
      }
    } else {
      append(values_, blob, count, "amounts");
    }
    const auto finite = [](float value) { return std::isfinite(value); };
    if (!std::ranges::all_of(std::span(values_).last(count), finite)) damaged("amount not finite");
  }

  /// From the first double on every value has one.
  void floatsAsExact() {
    while (exact_.size() < values_.size())
      exact_.push_back(EntryValues::amountOf(values_[exact_.size()]));
  }

  template <typename T>
  void append(std::vector<T>& all, std::string_view blob, std::size_t count, const char* what) {
    const std::size_t before = all.size();
    all.resize(before + count);
    if (!readLittleEndian(blob, count, all.data() + before)) damaged(what);
  }

  const std::filesystem::path& file_;
  const HistoryTable& table_;
  Index users_;
  Index itemCount_;
  bool hasTimes_;
  Moment timeUnit_;
  bool hasParts_;
  std::vector<std::uint64_t> offsets_{0};
  std::vector<Index> items_;
  std::vector<float> values_;
  std::vector<double> exact_;  ///< as Interactions keeps them
  std::vector<Moment> times_;
  std::vector<Part> parts_;
};

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

void readLinks(SQLite::Database& database, Dataset& dataset, const std::filesystem::path& file,
               const std::stop_token& stop) {
  SQLite::Statement select(database, "SELECT source, target FROM link ORDER BY ordinal");
  while (select.executeStep()) {
    if (dataset.links.size() % kCheckEvery == 0) throwIfStopped(stop);
    const std::int64_t source = select.getColumn(0).getInt64();
    const std::int64_t target = select.getColumn(1).getInt64();
    const std::int64_t users = dataset.users.size();
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

/// Everything but histories.
Dataset readAround(SQLite::Database& database, const std::filesystem::path& file,
                   const std::stop_token& stop) {
  const SQLite::Transaction snapshot(database);
  Dataset dataset;
  dataset.users = readIds(database, "users", file, stop);
  dataset.items = readIds(database, "items", file, stop);
  dataset.userAttributes = readAttributes(database, Entity::User, dataset.users.size(), file, stop);
  dataset.itemAttributes = readAttributes(database, Entity::Item, dataset.items.size(), file, stop);
  readLinks(database, dataset, file, stop);
  dataset.report = readReport(database, file);
  const std::int64_t domain = countFact(database, "domain");
  if (domain < 0 || domain > static_cast<std::int64_t>(Domain::Education))
    throwDamaged(file, "domain");
  dataset.domain = static_cast<Domain>(domain);
  dataset.listed = countFact(database, "listed") != 0;
  dataset.timesArePositions = countFact(database, "times_are_positions") != 0;
  dataset.name = textFact(database, "name");
  dataset.fingerprint = textFact(database, "fingerprint");
  return dataset;
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
                    const std::stop_token& stop) {
  progress.begin(
      coreText("Project", "Reading the project"), coreText("Project", "interactions"),
      static_cast<std::uint64_t>(std::max<std::int64_t>(0, countFact(database, "interactions"))));
  auto around = std::async(std::launch::async, [&] { return readAround(second, file, stop); });
  const SQLite::Transaction snapshot(database);
  const Index users = countOf(database, "users", file);
  const Index items = countOf(database, "items", file);
  HistoryReader histories(database, file, kPairs, users, items);
  histories.readAll(database, progress, stop);
  EventSequencesPtr events;
  if (countFact(database, kEvents.size) > 0) {
    HistoryReader reader(database, file, kEvents, users, items);
    reader.readAll(database, progress, stop);
    events = reader.takeEvents();
  }
  Dataset dataset = around.get();
  if (users != dataset.users.size() || items != dataset.items.size())
    throwDamaged(file, "users or items changed while reading");
  histories.moveInto(dataset, events);
  if (events) {
    if (!samePairs(*dataset.interactions, *events)) throwDamaged(file, "event_history: items");
    dataset.report.rows.repeats = events->size() - dataset.interactions->size();
  }
  requireFingerprint(dataset, file);
  return dataset;
}

}  // namespace tastescope
