#include "ui/evaluate/ListShares.h"

#include <algorithm>
#include <numeric>

namespace tastescope::ui {

namespace {

/// Lower ends that read well: every number below 10, then fifteen steps a decade.
std::uint64_t roundEdge(std::uint64_t value) {
  constexpr std::array<std::uint64_t, 15> kSteps{10, 12, 15, 18, 20, 25, 30, 35,
                                                 40, 45, 50, 60, 70, 80, 100};
  if (value < 10) return value;
  std::uint64_t scale = 1;
  while (value / scale >= 100) scale *= 10;
  std::uint64_t best = kSteps.front() * scale;
  for (const std::uint64_t step : kSteps) {
    const std::uint64_t edge = step * scale;
    const auto away = [value](std::uint64_t other) {
      return other > value ? other - value : value - other;
    };
    if (away(edge) < away(best)) best = edge;
  }
  return best;
}

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

std::vector<ActivityGroup> activityGroups(std::vector<std::uint64_t> lengths, std::size_t count) {
  if (lengths.empty() || count == 0) return {};
  std::sort(lengths.begin(), lengths.end());
  std::vector<std::uint64_t> lows{lengths.front()};
  for (std::size_t cut = 1; cut < count; ++cut) {
    const std::uint64_t low = roundEdge(lengths[lengths.size() * cut / count]);
    if (low > lows.back() && low <= lengths.back()) lows.push_back(low);
  }
  std::vector<ActivityGroup> groups;
  for (std::size_t i = 0; i < lows.size(); ++i) {
    ActivityGroup group{lows[i], i + 1 < lows.size() ? lows[i + 1] - 1 : 0, 0};
    const auto from = std::lower_bound(lengths.begin(), lengths.end(), group.low);
    const auto to = group.high == 0 ? lengths.end()
                                    : std::upper_bound(lengths.begin(), lengths.end(), group.high);
    group.users = static_cast<std::uint64_t>(to - from);
    if (group.users > 0) groups.push_back(group);
  }
  return groups;
}

std::vector<MeanInterval> byActivity(std::span<const double> values,
                                     std::span<const std::uint64_t> lengths,
                                     std::span<const ActivityGroup> groups) {
  std::vector<MeanInterval> intervals;
  intervals.reserve(groups.size());
  for (const ActivityGroup& group : groups) {
    std::vector<double> own;
    own.reserve(group.users);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (lengths[i] >= group.low && (group.high == 0 || lengths[i] <= group.high))
        own.push_back(values[i]);
    }
    intervals.push_back(own.empty() ? MeanInterval{} : meanInterval(own));
  }
  return intervals;
}

}  // namespace tastescope::ui
