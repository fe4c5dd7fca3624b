// A user's whole known history, or one with items put in and taken out: what models are given for
// recommendations for use. Thread rule: value type; a view of an unchanged history borrows from the
// dataset. Cost: a copy of one history when it is changed.
#pragma once

#include <vector>

#include "core/models/Recommender.h"

namespace tastescope {

class KnownHistory {
 public:
  /// Everything the data knows of `user` (all parts of the split: train, valid and test), or
  /// nothing for kNoIndex, without `removed`, followed by `added` as the newest entries. An added
  /// item that is there already stays where it is. Added entries carry the mean value of the user's
  /// own (of the whole data for somebody new) and the last known time. Kept repeats of an item go
  /// with it. Error(NotFound) for a user or item the data does not have.
  KnownHistory(const Dataset& data, Index user, const std::vector<Index>& added,
               const std::vector<Index>& removed);

  [[nodiscard]] History history() const;

 private:
  /// A row of the history in its own memory.
  struct Row {
    std::vector<Index> items;
    std::vector<float> values;
    std::vector<Moment> times;

    void copyWithout(const HistoryView& view, const std::vector<Index>& removed);
    void append(Index item, float value, Moment time, bool timed);
    [[nodiscard]] HistoryView view() const { return {items, values, times}; }
  };
  void append(const Dataset& data, const std::vector<Index>& added);

  bool changed_;
  History own_;
  Row pairs_;
  Row events_;
};

}  // namespace tastescope
