#include "core/store/HistoryReader.h"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <utility>

#include "core/store/DatasetRows.h"
#include "core/store/HistoryBlob.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

/// Microseconds a stored time counts in.
Moment timeUnit(SQLite::Database& database, const std::filesystem::path& file) {
  const std::int64_t stored = countFact(database, "time_unit");
  if (stored != 0 && stored != 1 && stored != 1000 && stored != kMicrosPerSecond)
    throwDamaged(file, "unit of times");
  return stored == 0 ? kMicrosPerSecond : stored;
}

}  // namespace

std::int64_t countFact(SQLite::Database& database, const char* key) {
  SQLite::Statement select(database, "SELECT value FROM project WHERE key = ?");
  select.bind(1, key);
  return select.executeStep() ? select.getColumn(0).getInt64() : 0;
}

HistoryReader::HistoryReader(SQLite::Database& database, const std::filesystem::path& file,
                             const HistoryTable& table, Index users, Index items)
    : file_(file),
      table_(table),
      users_(users),
      itemCount_(items),
      hasTimes_(countFact(database, "has_times") != 0),
      hasDates_(countFact(database, "times_are_positions") == 0),
      timeUnit_(table.inMicros ? 1 : timeUnit(database, file)),
      hasParts_(table.parts && countFact(database, "has_parts") != 0) {
  // A damaged count must not ask for more memory than the file could fill.
  const auto most = static_cast<std::int64_t>(storedBytes(database) / sizeof(Index));
  const auto entries =
      static_cast<std::size_t>(std::clamp<std::int64_t>(countFact(database, table.size), 0, most));
  offsets_.reserve(static_cast<std::size_t>(std::min<std::int64_t>(users, most)) + 1);
  items_.reserve(entries);
  values_.reserve(entries);
  if (hasTimes_) times_.reserve(entries);
  if (hasParts_) parts_.reserve(entries);
}

void HistoryReader::readAll(SQLite::Database& database, Progress& progress,
                            const std::stop_token& stop) {
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

std::uint64_t HistoryReader::readWhatIsWhole(SQLite::Database& database, Progress& progress,
                                             const std::stop_token& stop) {
  SQLite::Statement select(database, table_.one);
  std::uint64_t lost = 0;
  for (Index user = 0; user < users_; ++user) {
    if (user % kCheckEvery == 0) {
      throwIfStopped(stop);
      progress.set(items_.size());
    }
    const std::size_t before = items_.size();
    try {
      select.bind(1, user);
      if (!select.executeStep()) damaged("missing user");
      readRow(select);
    } catch (const SQLite::Exception& error) {
      if (error.getErrorCode() == SQLITE_INTERRUPT) throw;
      shrinkTo(before);
      ++lost;
    } catch (const Error&) {
      shrinkTo(before);
      ++lost;
    }
    select.tryReset();
  }
  return lost;
}

std::vector<Index> HistoryReader::readSome(SQLite::Database& database, std::int64_t generation,
                                           const std::stop_token& stop) {
  std::vector<Index> users;
  SQLite::Statement select(database, table_.select);
  select.bind(1, generation);
  while (select.executeStep()) {
    if (users.size() % kCheckEvery == 0) throwIfStopped(stop);
    const std::int64_t user = select.getColumn(0).getInt64();
    if (user < 0 || user >= std::int64_t{users_} || (!users.empty() && user <= users.back()))
      damaged("user");
    users.push_back(static_cast<Index>(user));
    readRow(select);
  }
  return users;
}

HistoryRows HistoryReader::takeRows() {
  return {std::move(offsets_), std::move(items_), std::move(values_),
          std::move(times_),   itemCount_,        std::move(exact_)};
}

EventSequencesPtr HistoryReader::takeEvents() {
  return std::make_shared<const EventSequences>(std::move(offsets_), std::move(items_),
                                                std::move(values_), std::move(times_), itemCount_,
                                                std::move(exact_));
}

void HistoryReader::moveInto(Dataset& dataset, EventSequencesPtr events) {
  if (events && events->size() < items_.size()) damaged("missing events");
  dataset.interactions = std::make_shared<Interactions>(
      std::move(offsets_), std::move(items_), std::move(values_), std::move(times_), itemCount_,
      std::move(exact_), std::move(events));
  dataset.parts = std::move(parts_);
}

void HistoryReader::damaged(const char* what) const {
  throwDamaged(file_, std::string("history: ") + what);
}

void HistoryReader::readRow(SQLite::Statement& select) {
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
  if (hasTimes_) readTimes(blobView(select.getColumn(4)), count);
  if (hasParts_) {
    append(parts_, blobView(select.getColumn(5)), count, "parts");
    const auto known = [](Part part) { return part <= Part::Test; };
    if (!std::ranges::all_of(std::span(parts_).last(count), known)) damaged("part out of range");
  }
  offsets_.push_back(items_.size());
}

/// Floats, or doubles where floats would lose digits.
void HistoryReader::readAmounts(std::string_view blob, std::size_t count) {
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

void HistoryReader::readTimes(std::string_view blob, std::size_t count) {
  append(times_, blob, count, "times");
  const Moment unit = timeUnit_;  // the loop writes no local, so it is known not to change
  const auto times = std::span(times_).last(count);
  for (Moment& time : times) time = momentOf(time, unit);
  const auto isDate = [](Moment time) { return withinCalendar(time) == time; };
  if (hasDates_ && !std::ranges::all_of(times, isDate)) damaged("time outside the calendar");
}

/// From the first double on every value has one.
void HistoryReader::floatsAsExact() {
  while (exact_.size() < values_.size())
    exact_.push_back(EntryValues::amountOf(values_[exact_.size()]));
}

void HistoryReader::shrinkTo(std::size_t entries) {
  items_.resize(entries);
  values_.resize(entries);
  if (exact_.size() > entries) exact_.resize(entries);
  if (hasTimes_) times_.resize(entries);
  if (hasParts_) parts_.resize(entries);
  offsets_.push_back(entries);
}

template <typename T>
void HistoryReader::append(std::vector<T>& all, std::string_view blob, std::size_t count,
                           const char* what) {
  const std::size_t before = all.size();
  all.resize(before + count);
  if (!readLittleEndian(blob, count, all.data() + before)) damaged(what);
}

}  // namespace tastescope
