// What ItemKNN, RP3beta and item transitions share: they leave behind a sparse item-to-item matrix,
// kept as rows by history item, so that scoring walks a history once. Thread rule: as Recommender.
// Cost: 8 bytes an entry; scoring adds up the rows of the history's items.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/models/InteractionValues.h"
#include "core/models/ModelEntry.h"

namespace tastescope {

struct Similar {
  Index index = 0;  ///< of the item, or user, that is near
  float similarity = 0;
};

/// Leaves the `keep` most similar, by similarity and then by position.
void keepNearest(std::vector<Similar>& found, std::size_t keep);

/// Scratch for sums by position of which few are not zero.
class SparseSums {
 public:
  explicit SparseSums(std::size_t size) : sums_(size, 0.0) {}
  void add(Index at, double value) {
    if (sums_[at] == 0.0) touched_.push_back(at);
    sums_[at] += value;
  }
  /// Passes every position that was added to, and its sum, to `use`; all are zero afterwards.
  template <typename Use>
  void drain(const Use& use) {
    for (const Index at : touched_) use(at, std::exchange(sums_[at], 0.0));
    touched_.clear();
  }

 private:
  std::vector<double> sums_;
  std::vector<Index> touched_;
};

/// "More neighbours smooth the scores ...", for the models whose neighbours are items.
ParamSpec itemNeighboursParam();

/// What neighbours and shrinkage are chosen among on validation, the usual value first.
inline constexpr std::int64_t kUsualNeighbours = 100;
inline constexpr double kUsualShrink = 0;
std::vector<Json> neighbourCandidates();
std::vector<Json> shrinkCandidates();

class NeighbourModel : public Recommender, public ClosedForm, public FoldsIn {
 public:
  /// The rows of a history's items, each by its value.
  void score(std::span<const History> batch, std::span<float> scores) const override;
  [[nodiscard]] Index itemCount() const override { return items_; }
  [[nodiscard]] TensorMap weights() const override;
  /// Throws Error(Corrupt) when shapes do not fit or an item does not exist.
  void setWeights(const TensorMap& weights) override;

 protected:
  /// `name` begins the names of its tensors.
  explicit NeighbourModel(Index items, InteractionValues values = InteractionValues::Ones,
                          std::string name = "similarity")
      : items_(items),
        values_(values),
        name_(std::move(name)),
        offsets_(items + std::size_t{1}, 0) {}

  using Rows = std::vector<std::vector<Similar>>;
  /// What `find` gives for every item, worked out on all cores; its sums are zeros, [items].
  Rows findForItems(const std::function<std::vector<Similar>(Index item, SparseSums& sums)>& find,
                    Progress& progress, const std::stop_token& stop) const;
  /// rows[i]: what an item i of the history adds, and to which items.
  void setRows(const Rows& rows);
  /// columns[i]: which history items add to item i, and how much.
  void setColumns(const Rows& columns);
  /// out[items] += factor * the row of an item.
  void addRow(Index item, float factor, float* out) const;

 private:
  Index items_;
  InteractionValues values_;
  std::string name_;
  std::vector<std::int64_t> offsets_;  ///< [items + 1], by item of the history
  std::vector<Index> targets_;
  std::vector<float> similarities_;
};

}  // namespace tastescope
