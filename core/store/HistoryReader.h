// Private to core/store: the histories of all users out of one of the two tables that hold them.
// Checks every length and range: damage is Error(Corrupt), never undefined behaviour. Thread rule: as
// the connection. Cost: the bytes, once.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <stop_token>
#include <string_view>
#include <vector>

#include "core/base/Progress.h"
#include "core/data/Dataset.h"

namespace tastescope {

/// A number of `project`; 0 when it is not there.
std::int64_t countFact(SQLite::Database& database, const char* key);

/// How a table of histories is read and where its number of entries stands.
struct HistoryTable {
  const char* select;  ///< of all users, in their order
  const char* one;     ///< of the user bound to 1
  const char* size;
  bool parts;
  bool inMicros = false;  ///< times count in microseconds, not in the project's unit
};
inline constexpr HistoryTable kPairs{
    "SELECT user, entries, items, amounts, times, parts FROM history ORDER BY user",
    "SELECT user, entries, items, amounts, times, parts FROM history WHERE user = ?",
    "interactions", true};
inline constexpr HistoryTable kEvents{
    "SELECT user, entries, items, amounts, times FROM event_history ORDER BY user",
    "SELECT user, entries, items, amounts, times FROM event_history WHERE user = ?", "events",
    false};

inline constexpr HistoryTable kAddedPairs{
    "SELECT user, entries, items, amounts, times, parts FROM append_history WHERE generation = ? "
    "AND "
    "kind = 0 ORDER BY user",
    nullptr, "added", true, true};
inline constexpr HistoryTable kAddedEvents{
    "SELECT user, entries, items, amounts, times FROM append_history WHERE generation = ? AND kind "
    "= 1 "
    "ORDER BY user",
    nullptr, "added", false, true};

/// Grows the arrays of all users together, row by row.
class HistoryReader {
 public:
  HistoryReader(SQLite::Database& database, const std::filesystem::path& file,
                const HistoryTable& table, Index users, Index items);

  void readAll(SQLite::Database& database, Progress& progress, const std::stop_token& stop);
  /// Users whose row is damaged have an empty history; returns how many these are.
  std::uint64_t readWhatIsWhole(SQLite::Database& database, Progress& progress,
                                const std::stop_token& stop);

  /// Rows of some users; answers whose they are, ascending.
  std::vector<Index> readSome(SQLite::Database& database, std::int64_t generation,
                              const std::stop_token& stop);

  HistoryRows takeRows();
  std::vector<Part> takeParts() { return std::move(parts_); }
  EventSequencesPtr takeEvents();
  void moveInto(Dataset& dataset, EventSequencesPtr events);

 private:
  [[noreturn]] void damaged(const char* what) const;
  void readRow(SQLite::Statement& select);
  void readAmounts(std::string_view blob, std::size_t count);
  void readTimes(std::string_view blob, std::size_t count);
  void floatsAsExact();
  /// Takes back what a row that turned out damaged has brought.
  void shrinkTo(std::size_t entries);
  template <typename T>
  void append(std::vector<T>& all, std::string_view blob, std::size_t count, const char* what);

  const std::filesystem::path& file_;
  const HistoryTable& table_;
  Index users_;
  Index itemCount_;
  bool hasTimes_;
  bool hasDates_;  ///< the times are no positions
  Moment timeUnit_;
  bool hasParts_;
  std::vector<std::uint64_t> offsets_{0};
  std::vector<Index> items_;
  std::vector<float> values_;
  std::vector<double> exact_;  ///< as Interactions keeps them
  std::vector<Moment> times_;
  std::vector<Part> parts_;
};

}  // namespace tastescope
