// What all lists together do with the catalogue. n = number of items, c_i = how many lists hold
// item i up to k, C = sum of c_i, m_i = training entries of item i:
//
//   coverage@k    (items with c_i > 0) / n
//   gini@k        sum_i (2 i - n - 1) c_(i) / (n C), c ascending, i from 1
//   entropy@k     -sum_i (c_i / C) ln(c_i / C) / ln n       Shannon's, 1 when every item is listed as often
//   popularity@k  mean over lists of the mean of m_i over the list
//   novelty@k     mean over lists of the mean of -log2(max(1, m_i) / users with training entries)
//
// gini: 0 = every item equally often, near 1 = few items take all. novelty is self-information
// (Zhou et al., Solving the apparent diversity-accuracy dilemma of recommender systems, PNAS 2010);
// an item never seen in training counts as seen once, where the formula has no value.
//
// Against RecBole 1.2.1: its catalogue counts a padding item, so it divides by n + 1:
//
//   itemcoverage = coverage * n / (n + 1)
//   giniindex    = (n * gini + 1) / (n + 1)
//
// and divides the entropy by the number of listed items, so that it falls as lists grow more diverse:
//
//   shannonentropy = entropy * ln n / (coverage * n)
//
// averagepopularity is the same as popularity as long as all lists are k long: here a list that is
// shorter (few items left after masking) is divided by its own length. RecBole has no novelty. Thread rule: pure functions. Cost: O(items log items) for gini,
// else O(items).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/data/Interactions.h"

namespace tastescope {

/// `counts`: c_i, one per item. All are 0 for empty lists.
double catalogueCoverage(std::span<const std::uint64_t> counts);
double giniIndex(std::span<const std::uint64_t> counts);
double listEntropy(std::span<const std::uint64_t> counts);

/// What novelty@k averages, per item: -log2(max(1, entries) / users), in bits.
std::vector<double> selfInformation(const Interactions& train);

}  // namespace tastescope
