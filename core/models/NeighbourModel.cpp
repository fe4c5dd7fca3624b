#include "core/models/NeighbourModel.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/models/NetworkParams.h"
#include "core/models/WeightAccess.h"

namespace tastescope {

void keepNearest(std::vector<Similar>& found, std::size_t keep) {
  keep = std::min(found.size(), keep);
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(keep), found.end(),
                    [](const Similar& x, const Similar& y) {
                      return x.similarity != y.similarity ? x.similarity > y.similarity
                                                          : x.index < y.index;
                    });
  found.resize(keep);
}

ParamSpec itemNeighboursParam() {
  return countParam("neighbours", 10000, coreText("Models", "Neighbours"),
                    coreText("Models",
                             "More neighbours smooth the scores and reach more of the catalogue; "
                             "fewer keep only the closest items and need less memory."));
}

std::vector<Json> neighbourCandidates() { return {kUsualNeighbours, 10, 20, 50, 200, 500}; }

std::vector<Json> shrinkCandidates() { return {kUsualShrink, 5.0, 20.0, 100.0, 500.0}; }

void NeighbourModel::score(std::span<const History> batch, std::span<float> scores) const {
  std::fill(scores.begin(), scores.end(), 0.0F);
  for (std::size_t row = 0; row < batch.size(); ++row) {
    const HistoryView& history = batch[row].view;
    for (std::size_t entry = 0; entry < history.size(); ++entry) {
      addRow(history.items[entry], valueOf(history, entry, values_), scores.data() + row * items_);
    }
  }
}

NeighbourModel::Rows NeighbourModel::findForItems(
    const std::function<std::vector<Similar>(Index item, SparseSums& sums)>& find,
    Progress& progress, const std::stop_token& stop) const {
  constexpr std::size_t kItemsPerPiece = 32;
  Rows rows(items_);
  std::vector<SparseSums> scratch(workerCount(0), SparseSums(items_));
  parallelFor(items_, kItemsPerPiece, 0, stop,
              [&](std::size_t begin, std::size_t end, unsigned worker) {
                for (std::size_t item = begin; item < end; ++item) {
                  rows[item] = find(static_cast<Index>(item), scratch[worker]);
                }
                progress.add(end - begin);
              });
  return rows;
}

void NeighbourModel::setRows(const Rows& rows) {
  targets_.clear();
  similarities_.clear();
  for (std::size_t item = 0; item < items_; ++item) {
    for (const Similar& n : rows[item]) {
      targets_.push_back(n.index);
      similarities_.push_back(n.similarity);
    }
    offsets_[item + 1] = static_cast<std::int64_t>(targets_.size());
  }
}

void NeighbourModel::setColumns(const Rows& columns) {
  std::fill(offsets_.begin(), offsets_.end(), 0);
  for (const auto& column : columns) {
    for (const Similar& n : column) ++offsets_[n.index + std::size_t{1}];
  }
  for (std::size_t i = 1; i < offsets_.size(); ++i) offsets_[i] += offsets_[i - 1];
  targets_.resize(static_cast<std::size_t>(offsets_.back()));
  similarities_.resize(targets_.size());
  std::vector<std::int64_t> next(offsets_.begin(), offsets_.end() - 1);
  for (Index item = 0; item < items_; ++item) {
    for (const Similar& n : columns[item]) {
      const auto place = static_cast<std::size_t>(next[n.index]++);
      targets_[place] = item;
      similarities_[place] = n.similarity;
    }
  }
}

void NeighbourModel::addRow(Index item, float factor, float* out) const {
  const auto end = static_cast<std::size_t>(offsets_[item + std::size_t{1}]);
  for (auto k = static_cast<std::size_t>(offsets_[item]); k < end; ++k) {
    out[targets_[k]] += factor * similarities_[k];
  }
}

TensorMap NeighbourModel::weights() const {
  TensorMap map;  // an initialiser list would copy each tensor once more
  map.emplace(name_ + ".offsets", hostTensor(offsets_));
  map.emplace(name_ + ".items", hostTensor(targets_));
  map.emplace(name_ + ".values",
              hostTensor(similarities_, {static_cast<std::int64_t>(similarities_.size())}));
  return map;
}

void NeighbourModel::setWeights(const TensorMap& weights) {
  const auto offsets = valuesOf<std::int64_t>(requireTensor(
      weights, name_ + ".offsets", ElementType::Int64, {static_cast<std::int64_t>(items_) + 1}));
  const std::int64_t count = offsets.back();
  const auto targets =
      valuesOf<Index>(requireTensor(weights, name_ + ".items", ElementType::Int32, {count}));
  const bool sane =
      offsets.front() == 0 && std::is_sorted(offsets.begin(), offsets.end()) &&
      std::all_of(targets.begin(), targets.end(), [this](Index item) { return item < items_; });
  if (!sane) {
    throw Error(ErrorCode::Corrupt,
                coreText("Models", "The saved neighbours name items that do not exist."));
  }
  similarities_ =
      valuesOf<float>(requireTensor(weights, name_ + ".values", ElementType::Float32, {count}));
  offsets_ = offsets;
  targets_ = targets;
}

}  // namespace tastescope
