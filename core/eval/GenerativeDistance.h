// Do generated histories look like real ones, and do they cover them? Histories are sets of items,
// compared by what they share: in the space of all items, where one drawn at random is near nobody,
// and not on a few axes, where it would lie in the middle of everyone. Thread rule: pure; a requested
// stop throws Cancelled. Cost: O((n + m)^2 * length).
#pragma once

#include <cstddef>
#include <span>
#include <stop_token>
#include <vector>

#include "core/data/Dataset.h"

namespace tastescope {

/// Each an ascending list of items.
using HistorySet = std::span<const std::vector<Index>>;

/// Items in both over items in either (Jaccard); 0 when there are none.
double sharedItems(std::span<const Index> a, std::span<const Index> b);

struct HistoryOverlap {
  double density = 0;   ///< 1 as real histories have it; more where only typical ones are made
  double coverage = 0;  ///< share of real histories with a generated one in their neighbourhood
};

/// Naeem, Oh, Uh, Choi, Yoo: Reliable Fidelity and Diversity Metrics for Generative Models, ICML
/// 2020. A real history's neighbourhood reaches to its k-th nearest other real one, by 1 -
/// sharedItems(). Density: in how many neighbourhoods a generated history lies, over k, in the mean.
/// Deviations for short lists of items, whose distances tie: what lies as far as the k-th counts in
/// part, so that all real ones in a neighbourhood count k, and what shares nothing never does. Error(InvalidConfig) for no more than k
/// real histories or no generated one.
HistoryOverlap historyOverlap(HistorySet real, HistorySet generated, std::size_t k,
                              const std::stop_token& stop);

/// Unbiased estimate of the squared maximum mean discrepancy (Gretton, Borgwardt, Rasch, Schölkopf,
/// Smola: A Kernel Two-Sample Test, JMLR 2012, equation 3) under the kernel sharedItems(), which is
/// positive definite (Bouchard, Jousselme, Doré: A Proof for the Positive Definiteness of the Jaccard
/// Index Matrix, International Journal of Approximate Reasoning 2013). Around 0 for two samples of one distribution, slightly negative ones included.
/// Both sets need at least 2 histories (Error(InvalidConfig)).
double squaredDiscrepancy(HistorySet a, HistorySet b, const std::stop_token& stop);

}  // namespace tastescope
