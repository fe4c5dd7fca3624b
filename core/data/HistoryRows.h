// Compressed rows: one history a user, from oldest to newest (ties and missing times keep the file's
// order). What it means for an item to stand in a row once or several times is said by the classes
// made of it, Interactions and EventSequences.
// Thread rule: immutable after construction.
// Cost: 8 bytes an entry, 16 with times, 8 more when some value does not fit a float; offsets 8
// bytes a row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/Ids.h"
#include "core/base/Moment.h"

namespace tastescope {

/// One row: parallel views, `times` empty when the data has none.
struct HistoryView {
  std::span<const Index> items;
  std::span<const float> values;
  std::span<const Moment> times;
  [[nodiscard]] std::size_t size() const { return items.size(); }
};

/// Values as models want them and, where a float does not say what came in, exactly. 12.35 needs no
/// double: the float nearest to it is the float of no shorter number. 16777217 does.
struct EntryValues {
  std::vector<float> values;
  std::vector<double> exact;  ///< empty, or as long as values

  /// Of values of finite floats' range.
  static EntryValues of(std::vector<double> amounts);
  /// The number a float was made of when nothing else is known: the one with the fewest digits.
  static double amountOf(float value);
};

class HistoryRows {
 public:
  HistoryRows() = default;
  /// Takes ready rows. offsets.size() == users + 1; items.size() == values.size() ==
  /// offsets.back(); times and exact values (see EntryValues) are empty or as long. Every item <
  /// itemCount. Throws Error(Internal) when the shapes disagree.
  HistoryRows(std::vector<std::uint64_t> offsets, std::vector<Index> items,
              std::vector<float> values, std::vector<Moment> times, Index itemCount,
              std::vector<double> exact = {});

  [[nodiscard]] Index userCount() const { return static_cast<Index>(offsets_.size() - 1); }
  [[nodiscard]] Index itemCount() const { return itemCount_; }
  [[nodiscard]] std::uint64_t size() const { return items_.size(); }
  [[nodiscard]] bool hasTimes() const { return !times_.empty(); }
  [[nodiscard]] HistoryView row(Index user) const;
  [[nodiscard]] std::span<const std::uint64_t> offsets() const { return offsets_; }
  [[nodiscard]] std::span<const Index> items() const { return items_; }
  [[nodiscard]] std::span<const float> values() const { return values_; }
  [[nodiscard]] std::span<const Moment> times() const { return times_; }
  /// Whether some value is more than its float says.
  [[nodiscard]] bool hasExactAmounts() const { return !exact_.empty(); }
  /// The value of an entry as it came in.
  [[nodiscard]] double amount(std::size_t entry) const {
    return exact_.empty() ? EntryValues::amountOf(values_[entry]) : exact_[entry];
  }

 private:
  std::vector<std::uint64_t> offsets_{0};
  std::vector<Index> items_;
  std::vector<float> values_;
  std::vector<Moment> times_;
  std::vector<double> exact_;
  Index itemCount_ = 0;
};

}  // namespace tastescope
