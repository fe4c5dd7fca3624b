// Who had what, when, how much: an immutable sparse matrix [users, items] in compressed rows, each
// pair once. Where the data keeps every event of a pair, the sequences with repeats come along.
// Thread rule: immutable after construction; the transposed twin is made once, on first use, under
// a lock.
// Cost: that of HistoryRows, and of the events where there are any. Copying is never needed: share
// by shared_ptr.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "core/data/EventSequences.h"

namespace tastescope {

class Interactions : public HistoryRows {
 public:
  Interactions() = default;
  /// Rows as HistoryRows takes them, each item once a row. `events`, when given, are the same pairs
  /// with their repeats: as many users and items. Throws Error(Internal) when the shapes disagree.
  Interactions(std::vector<std::uint64_t> offsets, std::vector<Index> items,
               std::vector<float> values, std::vector<Moment> times, Index itemCount,
               std::vector<double> exact = {}, EventSequencesPtr events = nullptr);

  /// Null unless repeats were kept.
  [[nodiscard]] const EventSequencesPtr& events() const { return events_; }
  /// What a model that reads order learns from: the events with their repeats, or these rows when
  /// none were kept.
  [[nodiscard]] const HistoryRows& sequences() const {
    if (events_) return *events_;
    return *this;
  }

  /// The same entries as [items, users]; rows are in ascending user order. Made once, then shared.
  [[nodiscard]] const Interactions& transposed() const;
  /// Number of users who have each item: [items].
  [[nodiscard]] std::vector<std::uint32_t> itemCounts() const;

 private:
  EventSequencesPtr events_;
  struct Twin {
    std::once_flag once;
    std::unique_ptr<Interactions> matrix;
  };
  std::shared_ptr<Twin> twin_ = std::make_shared<Twin>();
};

using InteractionsPtr = std::shared_ptr<const Interactions>;

}  // namespace tastescope
