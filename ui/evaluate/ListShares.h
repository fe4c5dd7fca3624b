// What recommendation lists look like as a whole: how many of their places go to popular and to
// rare items, and how good they are for people with short and long histories. Pure functions behind
// the pictures of the Evaluate screen. Thread rule: any thread. Cost: one pass over lists or
// histories.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/workflow/EvaluateRun.h"

namespace tastescope::ui {

/// Items by popularity: the most popular 5 %, the next 15 %, the next 30 %, the rarest half.
inline constexpr std::size_t kPopularityGroups = 4;
using GroupShares = std::array<double, kPopularityGroups>;

/// Group of each item, from the number of users who have it in training; ties go by item order.
std::vector<std::uint8_t> popularityGroups(std::span<const std::uint32_t> counts);
/// Share of the entries of `users`' histories that lie in each group; adds up to 1, all 0 when
/// there are none.
GroupShares historyShares(const Interactions& histories, std::span<const Index> users,
                          std::span<const std::uint8_t> groups);
/// Share of the first `k` places of all lists that each group holds.
GroupShares listShares(std::span<const RankedList> lists, std::size_t k,
                       std::span<const std::uint8_t> groups);
/// Number of different items in the first `k` places of all lists.
std::uint64_t distinctItems(std::span<const RankedList> lists, std::size_t k, Index items);

/// People whose history has `low` to `high` entries; high = 0 means no upper end.
struct ActivityGroup {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  std::uint64_t users = 0;
};
/// About `count` groups of similar size with round lower ends; fewer when histories hardly differ.
std::vector<ActivityGroup> activityGroups(std::vector<std::uint64_t> lengths, std::size_t count);
/// Mean and 95 % interval of one metric in each group. `values` and `lengths` belong to the same
/// users.
std::vector<MeanInterval> byActivity(std::span<const double> values,
                                     std::span<const std::uint64_t> lengths,
                                     std::span<const ActivityGroup> groups);

}  // namespace tastescope::ui
