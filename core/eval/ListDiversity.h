// How different the items of one list are from each other. L is the list up to k, P its unordered
// pairs:
//
//   diversity@k = 1/|P| sum_{(i,j) in P} (1 - similarity(i, j))
//
// (intra-list dissimilarity: Ziegler et al., Improving recommendation lists through topic
// diversification, WWW 2005, there as the sum of similarities; the mean of dissimilarities as in
// Castells et al., Novelty and diversity in recommender systems, Recommender Systems Handbook
// 2015.) Similarities here:
//   by attribute     Jaccard of the two sets of labels, |A and B| / |A or B|: for a category 1 when
//                    equal, else 0. A pair in which an item has no label is left out of P.
//   by vectors       cosine of the model's item vectors, 0 for a vector of zeros
//   by co-occurrence cosine of the items' training columns, |U_i and U_j| / sqrt(|U_i| |U_j|) with
//                    U_i the users who have item i, 0 when nobody has it
// Thread rule: similarities are const and may be asked from several threads. Cost: O(k^2)
// similarities a list; a cosine of vectors O(size), of columns O(users of both items).
#pragma once

#include <span>
#include <stop_token>
#include <vector>

#include "core/base/HostTensor.h"
#include "core/data/Interactions.h"
#include "core/eval/EntityLabels.h"
#include "core/eval/Evaluate.h"

namespace tastescope {

class ItemSimilarity {
 public:
  virtual ~ItemSimilarity() = default;
  /// NaN when the pair cannot be compared.
  [[nodiscard]] virtual double between(Index a, Index b) const = 0;
  /// Whether a pair that comes again is better looked up than computed.
  [[nodiscard]] virtual bool costly() const { return false; }
};

class LabelSimilarity : public ItemSimilarity {
 public:
  /// `labels` must outlive it.
  explicit LabelSimilarity(const EntityLabels& labels) : labels_(labels) {}
  [[nodiscard]] double between(Index a, Index b) const override;

 private:
  const EntityLabels& labels_;
};

class VectorSimilarity : public ItemSimilarity {
 public:
  /// `vectors`: [items, size] Float32.
  explicit VectorSimilarity(const HostTensor& vectors);
  [[nodiscard]] double between(Index a, Index b) const override;

 private:
  std::size_t size_;
  std::vector<float> unit_;  ///< [items, size_], each of length 1 or 0
};

class ColumnSimilarity : public ItemSimilarity {
 public:
  explicit ColumnSimilarity(const Interactions& train) : byItem_(train.transposed()) {}
  [[nodiscard]] double between(Index a, Index b) const override;
  [[nodiscard]] bool costly() const override { return true; }

 private:
  const Interactions& byItem_;
};

/// diversity@k of each list; NaN for a list without a pair to compare. `threads` 0: all cores.
std::vector<double> listDiversity(std::span<const RankedList> lists, std::size_t k,
                                  const ItemSimilarity& similarity, unsigned threads,
                                  const std::stop_token& stop);

/// Mean and interval over the values that are not NaN.
MeanInterval meanOfKnown(std::span<const double> values);

}  // namespace tastescope
