// The rule of each split kind: every entry of the data gets one class; matrices are then cut out by
// class.
// Thread rule: pure functions over immutable data.
// Cost: one byte an entry and one pass; Time also copies the times once.
#pragma once

#include <initializer_list>
#include <vector>

#include "core/data/Split.h"

namespace tastescope {

/// Valid and Test are targets; the Shown classes exist in strong generalisation only.
enum class SplitClass : std::uint8_t { Train, Valid, Test, ValidShown, TestShown };

/// The entries of the given classes as [users, items], in the order of `all`.
InteractionsPtr entriesOf(const Interactions& all, const std::vector<SplitClass>& classes,
                          std::initializer_list<SplitClass> wanted);

/// Per user with n >= 3 entries: a seeded permutation; the first round(testShare * n) test, the
/// next round(validShare * n) validate, at least one trains. round() is half away from zero.
/// (RecBole 1.2.1 truncates the shares and then moves one entry into each part that would be empty;
/// the totals differ by about half an entry per user.)
std::vector<SplitClass> classifyUserRandom(const Interactions& all, const SplitSpec& spec);

/// Per user with n >= 3 entries: the last tests, the one before validates. Rows are in time order,
/// or in the file's order when there are no times.
std::vector<SplitClass> classifyLeaveOneOut(const Interactions& all);

/// With N entries sorted by time: test begins at the time of entry N - round(testShare * N),
/// validation at that of entry N - round(testShare * N) - round(validShare * N); an entry at
/// exactly such a moment belongs to the later part.
std::vector<SplitClass> classifyByTime(const Interactions& all, const SplitSpec& spec);

/// Liang, Krishnan, Hoffman, Jebara: Variational Autoencoders for Collaborative Filtering, WWW
/// 2018. A seeded permutation of the users with at least one entry: round(testShare * users) test,
/// round(validShare * users) validate, the others train. Of a held-out history of n >= 2 entries
/// round((1 - foldInShare) * n), at least 1 and at most n - 1, drawn at random, are the target; the
/// rest is shown. Deviation from the paper: items that only held-out users have stay in the
/// catalogue.
std::vector<SplitClass> classifyStrong(const Interactions& all, const SplitSpec& spec);

/// As dataset.parts says.
std::vector<SplitClass> classifyGiven(const Dataset& dataset);

}  // namespace tastescope
