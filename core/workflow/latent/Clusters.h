// Use case: the groups of a space, named by what is characteristic of them.
// Thread rule: any thread. Cost: k-means for each number of groups tried, some seconds for 10,000 points of
// 400 dimensions.
#pragma once

#include "core/latent/KMeans.h"
#include "core/workflow/latent/LatentSpace.h"

namespace tastescope {

struct SpaceCluster {
  std::string name;  ///< of its most characteristic items; of items: the most popular; never empty
  std::vector<std::uint32_t> positions;  ///< in LatentSpace::entities
};

struct SpaceClusters {
  std::vector<SpaceCluster> clusters;  ///< the largest first
  std::vector<std::uint32_t> labels;   ///< [n], by position in LatentSpace::entities
  double silhouette = 0;               ///< see Clustering
};

inline constexpr std::size_t kMostClusters = 12;

/// Groups in the space itself, not on its map. `wanted` 0: of 2 to 10 those with the best silhouette.
/// Error(InvalidInput) for more than kMostClusters or one alone.
SpaceClusters clustersOf(const Session& session, const LatentSpace& space, std::size_t wanted,
                         Progress& progress, const std::stop_token& stop);

/// The group of that name, else of that number, from 1. Error(NotFound) that says which there are.
const SpaceCluster& groupNamed(const SpaceClusters& found, const std::string& nameOrNumber);

}  // namespace tastescope
