#include "core/eval/PopularityLift.h"

#include <algorithm>

namespace tastescope {
namespace {

double meanEntries(std::span<const Index> items, std::span<const std::uint32_t> itemEntries) {
  double sum = 0;
  for (const Index item : items) sum += itemEntries[item];
  return sum / static_cast<double>(items.size());
}

}  // namespace

std::optional<PopularityLift> popularityLift(std::span<const RankedList> lists, std::size_t k,
                                             const Interactions& histories,
                                             std::span<const std::uint32_t> itemEntries) {
  PopularityLift result;
  std::size_t users = 0;
  for (const RankedList& list : lists) {
    const auto history = histories.row(list.user).items;
    const auto places = std::span(list.items).first(std::min(k, list.items.size()));
    if (history.empty() || places.empty()) continue;
    result.history += meanEntries(history, itemEntries);
    result.lists += meanEntries(places, itemEntries);
    ++users;
  }
  if (users == 0 || result.history <= 0) return std::nullopt;
  result.history /= static_cast<double>(users);
  result.lists /= static_cast<double>(users);
  result.lift = (result.lists - result.history) / result.history;
  return result;
}

}  // namespace tastescope
