#include "core/latent/KeptNeighbours.h"

#include <algorithm>

#include "core/latent/NeighbourLists.h"

namespace tastescope {

std::vector<double> keptNeighbours(std::span<const float> points, std::size_t n, std::size_t d,
                                   std::span<const float> map, std::size_t k, Progress& progress,
                                   const std::stop_token& stop) {
  std::vector<double> kept(n, 1.0);
  if (n < 2 || k == 0) return kept;
  const NeighbourLists inSpace = neighbourLists(points, n, d, k, progress, stop);
  const NeighbourLists onMap = neighbourLists(map, n, 2, k, progress, stop);
  for (std::size_t point = 0; point < n; ++point) {
    const auto listOf = [point](const NeighbourLists& lists) {
      return std::span(lists.indices).subspan(point * lists.k, lists.k);
    };
    const auto wanted = listOf(inSpace);
    const auto met = std::ranges::count_if(listOf(onMap), [&](std::uint32_t neighbour) {
      return std::ranges::find(wanted, neighbour) != wanted.end();
    });
    kept[point] = static_cast<double>(met) / static_cast<double>(inSpace.k);
  }
  return kept;
}

}  // namespace tastescope
