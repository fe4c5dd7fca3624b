// Evaluated users (or the items to be found) in groups: for whom is a model good, and how far apart
// are the groups? Groups by length of history, by the labels of an attribute, and by popularity of
// the items to be found. Thread rule: pure functions. Cost: one pass over users, lists and targets;
// the gap's interval O(rounds * users).
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "core/eval/EntityLabels.h"
#include "core/eval/Evaluate.h"
#include "core/eval/ListShares.h"

namespace tastescope {

/// People whose history has `low` to `high` entries; high = 0 means no upper end.
struct ActivityGroup {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  std::uint64_t users = 0;
};
/// About `count` groups of similar size with round lower ends; fewer when histories hardly differ.
std::vector<ActivityGroup> activityGroups(std::vector<std::uint64_t> lengths, std::size_t count);

/// Who belongs to a group: positions among the evaluated users.
using GroupMembers = std::vector<std::size_t>;
/// One per group; `lengths` belong to the evaluated users.
std::vector<GroupMembers> membersByActivity(std::span<const std::uint64_t> lengths,
                                            std::span<const ActivityGroup> groups);

struct LabelGroup {
  Index label = kNoIndex;  ///< of EntityLabels::names; kNoIndex: all other labels
  GroupMembers members;
};
/// The `most` labels with the most users, in the order of the labels when they are ordered, else
/// the largest first; then one group of all others. A label of a single user, who alone has no
/// interval, is among the others. Users without a label are in no group.
std::vector<LabelGroup> membersByLabel(const EntityLabels& labels, std::span<const Index> users,
                                       std::size_t most);

/// The values of a group's members.
std::vector<double> valuesOf(std::span<const double> values, const GroupMembers& members);

/// Recall@k of the items to be found that lie in each of `groups` groups, such as those by popularity,
/// of the users who have such items: hits of the group up to k / items of the group to be found.
std::vector<std::vector<double>> recallByItemGroup(std::span<const RankedList> lists, std::size_t k,
                                                   const Interactions& target,
                                                   std::span<const std::uint8_t> groupOfItem,
                                                   std::size_t groups);

/// Largest minus smallest mean of the groups.
struct SegmentGap {
  double value = 0;
  double low = 0;  ///< 95 % percentile bootstrap interval
  double high = 0;
};
/// Draws the users of each group again `rounds` times, with replacement and within the group
/// (stratified percentile bootstrap: Efron & Tibshirani, An introduction to the bootstrap, 1993).
/// Empty groups do not count; fewer than two groups have no gap. A gap is never negative, so its
/// interval lies above 0 even between equal groups: it says how exact the gap is, not whether there
/// is one. A requested stop throws Cancelled.
SegmentGap segmentGap(std::span<const std::vector<double>> groups, std::size_t rounds,
                      std::uint64_t seed, const std::stop_token& stop = {});

}  // namespace tastescope
