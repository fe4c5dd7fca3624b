// What recommendation lists look like as a whole: how many of their places go to popular and to
// rare items, and how many items they use. Thread rule: pure functions. Cost: one pass over lists
// or histories.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/eval/Evaluate.h"

namespace tastescope {

/// Items by popularity: the most popular 5 %, the next 15 %, the next 30 %, the rarest half.
inline constexpr std::size_t kPopularityGroups = 4;
using GroupShares = std::array<double, kPopularityGroups>;

/// Group of each item, from the number of users who have it in training; ties go by item order.
std::vector<std::uint8_t> popularityGroups(std::span<const std::uint32_t> counts);
/// "top 5 %", "5–20 %", "20–50 %", "rarest half".
Text popularityGroupName(std::size_t group);
/// Share of the entries of `users`' histories that lie in each group; adds up to 1, all 0 when
/// there are none.
GroupShares historyShares(const Interactions& histories, std::span<const Index> users,
                          std::span<const std::uint8_t> groups);
/// Share of the first `k` places of all lists that each group holds.
GroupShares listShares(std::span<const RankedList> lists, std::size_t k,
                       std::span<const std::uint8_t> groups);
/// Number of different items in the first `k` places of all lists.
std::uint64_t distinctItems(std::span<const RankedList> lists, std::size_t k, Index items);

}  // namespace tastescope
