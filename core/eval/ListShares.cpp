#include "core/eval/ListShares.h"

#include <algorithm>
#include <numeric>

namespace tastescope {

namespace {

void normalise(GroupShares& shares) {
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  if (sum <= 0) return;
  for (double& share : shares) share /= sum;
}

}  // namespace

std::vector<std::uint8_t> popularityGroups(std::span<const std::uint32_t> counts) {
  std::vector<Index> order(counts.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](Index a, Index b) { return counts[a] > counts[b]; });
  constexpr std::array<double, kPopularityGroups> kEnds{0.05, 0.20, 0.50, 1.0};
  std::vector<std::uint8_t> groups(counts.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    std::uint8_t group = 0;
    // The item belongs to the group its middle falls into, so that small catalogues fill every
    // group they can.
    const double place = (static_cast<double>(rank) + 0.5) / static_cast<double>(order.size());
    while (group + 1U < kPopularityGroups && place > kEnds[group]) ++group;
    groups[order[rank]] = group;
  }
  return groups;
}

Text popularityGroupName(std::size_t group) {
  switch (group) {
    case 0: return coreText("Segments", "top 5 %");
    case 1: return coreText("Segments", "5–20 %");
    case 2: return coreText("Segments", "20–50 %");
    default: return coreText("Segments", "rarest half");
  }
}

GroupShares historyShares(const Interactions& histories, std::span<const Index> users,
                          std::span<const std::uint8_t> groups) {
  GroupShares shares{};
  for (const Index user : users) {
    for (const Index item : histories.row(user).items) shares[groups[item]] += 1;
  }
  normalise(shares);
  return shares;
}

GroupShares listShares(std::span<const RankedList> lists, std::size_t k,
                       std::span<const std::uint8_t> groups) {
  GroupShares shares{};
  for (const RankedList& list : lists) {
    const std::size_t places = std::min(k, list.items.size());
    for (std::size_t place = 0; place < places; ++place) shares[groups[list.items[place]]] += 1;
  }
  normalise(shares);
  return shares;
}

std::uint64_t distinctItems(std::span<const RankedList> lists, std::size_t k, Index items) {
  std::vector<bool> seen(items, false);
  std::uint64_t distinct = 0;
  for (const RankedList& list : lists) {
    const std::size_t places = std::min(k, list.items.size());
    for (std::size_t place = 0; place < places; ++place) {
      if (!seen[list.items[place]]) ++distinct;
      seen[list.items[place]] = true;
    }
  }
  return distinct;
}

}  // namespace tastescope
