#include "core/eval/Segments.h"

#include <algorithm>
#include <array>
#include <limits>

#include "core/base/Error.h"
#include "core/base/Rng.h"

namespace tastescope {
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

double meanOf(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double resampledMean(const std::vector<double>& values, Rng& rng) {
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) sum += values[rng.below(values.size())];
  return sum / static_cast<double>(values.size());
}

/// Largest minus smallest of meanOfGroup(group) over the groups that are not empty.
template <typename MeanOfGroup>
double gapOf(std::span<const std::vector<double>> groups, MeanOfGroup&& meanOfGroup) {
  double lowest = std::numeric_limits<double>::infinity();
  double highest = -lowest;
  for (const std::vector<double>& group : groups) {
    if (group.empty()) continue;
    const double mean = meanOfGroup(group);
    lowest = std::min(lowest, mean);
    highest = std::max(highest, mean);
  }
  return highest - lowest;
}

}  // namespace

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

std::vector<GroupMembers> membersByActivity(std::span<const std::uint64_t> lengths,
                                            std::span<const ActivityGroup> groups) {
  std::vector<GroupMembers> members(groups.size());
  for (std::size_t user = 0; user < lengths.size(); ++user) {
    for (std::size_t g = 0; g < groups.size(); ++g) {
      const bool below = groups[g].high == 0 || lengths[user] <= groups[g].high;
      if (lengths[user] >= groups[g].low && below) members[g].push_back(user);
    }
  }
  return members;
}

std::vector<LabelGroup> membersByLabel(const EntityLabels& labels, std::span<const Index> users,
                                       std::size_t most) {
  std::vector<LabelGroup> all(labels.names.size());
  for (Index label = 0; label < all.size(); ++label) all[label].label = label;
  for (std::size_t user = 0; user < users.size(); ++user) {
    for (const Index label : labels.of(users[user])) all[label].members.push_back(user);
  }
  std::stable_sort(all.begin(), all.end(), [](const LabelGroup& a, const LabelGroup& b) {
    return a.members.size() > b.members.size();
  });
  std::vector<LabelGroup> groups;
  LabelGroup others;
  for (LabelGroup& group : all) {
    if (groups.size() < most && group.members.size() > 1) {
      groups.push_back(std::move(group));
    } else {
      others.members.insert(others.members.end(), group.members.begin(), group.members.end());
    }
  }
  if (labels.ordered) {
    std::sort(groups.begin(), groups.end(),
              [](const LabelGroup& a, const LabelGroup& b) { return a.label < b.label; });
  }
  // With tags a person can have several of the other labels, but counts once among them.
  std::sort(others.members.begin(), others.members.end());
  others.members.erase(std::unique(others.members.begin(), others.members.end()),
                       others.members.end());
  if (!others.members.empty()) groups.push_back(std::move(others));
  return groups;
}

std::vector<double> valuesOf(std::span<const double> values, const GroupMembers& members) {
  std::vector<double> own;
  own.reserve(members.size());
  for (const std::size_t member : members) own.push_back(values[member]);
  return own;
}

std::vector<std::vector<double>> recallByItemGroup(std::span<const RankedList> lists, std::size_t k,
                                                   const Interactions& target,
                                                   std::span<const std::uint8_t> groupOfItem,
                                                   std::size_t groups) {
  std::vector<std::vector<double>> values(groups);
  std::vector<double> hits(groups);
  std::vector<double> wanted(groups);
  for (const RankedList& list : lists) {
    std::ranges::fill(hits, 0.0);
    std::ranges::fill(wanted, 0.0);
    for (const Index item : target.row(list.user).items) wanted[groupOfItem[item]] += 1;
    for (std::size_t place = 0; place < std::min(k, list.items.size()); ++place) {
      if (list.relevant[place]) hits[groupOfItem[list.items[place]]] += 1;
    }
    for (std::size_t group = 0; group < groups; ++group) {
      if (wanted[group] > 0) values[group].push_back(hits[group] / wanted[group]);
    }
  }
  return values;
}

SegmentGap segmentGap(std::span<const std::vector<double>> groups, std::size_t rounds,
                      std::uint64_t seed, const std::stop_token& stop) {
  const auto filled = std::count_if(groups.begin(), groups.end(),
                                    [](const std::vector<double>& each) { return !each.empty(); });
  if (filled < 2 || rounds == 0) return {};
  Rng rng(seed);
  std::vector<double> gaps(rounds);
  for (double& gap : gaps) {
    throwIfStopped(stop);
    gap =
        gapOf(groups, [&](const std::vector<double>& group) { return resampledMean(group, rng); });
  }
  std::sort(gaps.begin(), gaps.end());
  const auto at = [&](double share) {
    return gaps[static_cast<std::size_t>(share * static_cast<double>(rounds - 1))];
  };
  return {gapOf(groups, meanOf), at(0.025), at(0.975)};
}

}  // namespace tastescope
