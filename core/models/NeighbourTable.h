// A sparse item-to-item matrix kept as rows by history item, so that scoring walks a history once:
// what ItemKNN, RP3beta and item transitions leave behind. Thread rule: fill on one thread; scoring
// is const and safe from several. Cost: 8 bytes an entry; scoring adds up the rows of the history's
// items.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/HostTensor.h"
#include "core/models/InteractionValues.h"

namespace tastescope {

struct Similar {
  Index index = 0;  ///< of the item, or user, that is near
  float similarity = 0;
};

/// Leaves the `keep` most similar, by similarity and then by position.
void keepNearest(std::vector<Similar>& found, std::size_t keep);

class NeighbourTable {
 public:
  /// `name` begins the names of its tensors.
  explicit NeighbourTable(Index items, std::string name = "similarity");

  /// rows[i]: what an item i of the history adds, and to which items.
  void setRows(const std::vector<std::vector<Similar>>& rows);
  /// columns[i]: which history items add to item i, and how much.
  void setColumns(const std::vector<std::vector<Similar>>& columns);

  /// out[items] += factor * the row of an item.
  void addRow(Index item, float factor, float* out) const;
  /// The rows of a history's items, each by its value.
  void addScores(const HistoryView& history, InteractionValues values, float* out) const;

  [[nodiscard]] Index itemCount() const { return items_; }
  [[nodiscard]] TensorMap weights() const;
  /// Throws Error(Corrupt) when shapes do not fit or an item does not exist.
  void setWeights(const TensorMap& weights);

 private:
  Index items_;
  std::string name_;
  std::vector<std::int64_t> offsets_;  ///< [items + 1], by item of the history
  std::vector<Index> targets_;
  std::vector<float> similarities_;
};

}  // namespace tastescope
