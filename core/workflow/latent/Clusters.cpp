#include "core/workflow/latent/Clusters.h"

#include <set>

#include "core/base/Error.h"
#include "core/base/Joined.h"

namespace tastescope {
namespace {

constexpr std::size_t kFewest = 2;
constexpr std::size_t kMostTried = 10;
constexpr std::uint64_t kSeed = 1;
constexpr std::size_t kNamedBy = 5;  ///< items that a group may take its name from

std::string wordsOf(const CharacteristicItem& item) {
  return item.title.empty() ? item.id : item.title;
}

/// By the first of its items that no larger group is called by.
std::string nameOf(const Session& session, const LatentSpace& space, const SpaceCluster& cluster,
                   const std::set<std::string>& taken) {
  std::vector<Index> members;
  for (const std::uint32_t position : cluster.positions)
    members.push_back(space.entities[position]);
  const std::vector<CharacteristicItem> items =
      space.entity == Entity::User ? characteristicItems(session, members, kNamedBy)
                                   : selectionSummary(session, Entity::Item, members).items;
  for (const CharacteristicItem& item : items) {
    if (!taken.contains(wordsOf(item))) return wordsOf(item);
  }
  return std::to_string(taken.size() + 1);
}

}  // namespace

SpaceClusters clustersOf(const Session& session, const LatentSpace& space, std::size_t wanted,
                         Progress& progress, const std::stop_token& stop) {
  if (wanted == 1 || wanted > kMostClusters) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Latent", "Groups are 2 to %1, or 0 to find how many.")
                    .arg(static_cast<std::uint64_t>(kMostClusters)));
  }
  progress.begin(coreText("Latent", "Finding groups"), coreText("Latent", "points"), 0);
  const std::size_t n = space.entities.size();
  Clustering found =
      wanted > 0 ? kMeans(space.points, n, space.dimensions, wanted, kSeed, stop)
                 : bestKMeans(space.points, n, space.dimensions, kFewest, kMostTried, kSeed, stop);
  SpaceClusters result;
  result.clusters.resize(found.k);
  for (std::uint32_t position = 0; position < n; ++position)
    result.clusters[found.labels[position]].positions.push_back(position);
  // A group that nobody is in has no name either: k-means leaves one where points are the same.
  while (!result.clusters.empty() && result.clusters.back().positions.empty())
    result.clusters.pop_back();
  result.labels = std::move(found.labels);
  result.silhouette = found.silhouette;
  std::set<std::string> taken;
  for (SpaceCluster& cluster : result.clusters) {
    cluster.name = nameOf(session, space, cluster, taken);
    taken.insert(cluster.name);
  }
  return result;
}

const SpaceCluster& groupNamed(const SpaceClusters& found, const std::string& nameOrNumber) {
  std::vector<std::string> names;
  for (const SpaceCluster& cluster : found.clusters) {
    if (cluster.name == nameOrNumber) return cluster;
    names.push_back(cluster.name);
  }
  for (std::size_t number = 1; number <= found.clusters.size(); ++number)
    if (nameOrNumber == std::to_string(number)) return found.clusters[number - 1];
  throw Error(ErrorCode::NotFound, coreText("Latent", "There is no group “%1”. There are: %2.")
                                       .arg(nameOrNumber)
                                       .arg(joined(names)));
}

}  // namespace tastescope
