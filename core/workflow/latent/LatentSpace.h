// Use cases of the latent map: points of users or items in a run's space, their projection,
// neighbours, what a selection has in common. Thread rule: any thread. Cost: one encoding pass; PCA
// O(n d^2); neighbours O(n d).
#pragma once

#include "core/latent/Neighbours.h"
#include "core/latent/Pca.h"
#include "core/workflow/Session.h"

namespace tastescope {

/// Points of a run's space. Users: posterior means; items: embeddings. Entities without history are
/// left out of `entities`.
struct LatentSpace {
  RunId run = 0;
  Entity entity = Entity::User;
  std::size_t dimensions = 0;
  std::vector<Index> entities;         ///< [n]
  std::vector<float> points;           ///< [n, dimensions]
  std::vector<float> map;              ///< [n, 2], PCA
  std::vector<double> explainedShare;  ///< of the two map axes
  std::vector<double> klPerDimension;  ///< users of a VAE: mean KL to the prior, nats; else empty
  double fidelity = 0;                 ///< trustworthiness over 15 neighbours
};
/// Error(Unsupported) when the model has no such space.
std::shared_ptr<const LatentSpace> latentSpace(Session& session, RunId run, Entity entity,
                                               Progress& progress, const std::stop_token& stop);

struct NeighbourRow {
  std::size_t position = 0;  ///< in LatentSpace::entities
  Index index = 0;
  std::string id;
  std::string title;
  std::uint64_t inCommon = 0;  ///< users: shared items; items: shared users
  float distance = 0;
  std::vector<std::string> attributes;
};
std::vector<NeighbourRow> neighboursOf(const Session& session, const LatentSpace& space,
                                       std::size_t position, std::size_t k, Distance distance);

/// Items that a group of users has more often than everyone: share in the group and lift.
struct CharacteristicItem {
  Index item = 0;
  std::string id;
  std::string title;
  double share = 0;  ///< of the group's users
  double lift = 0;   ///< share / share among all users
};
/// At least 3 of the group must have an item; by lift weighted towards frequent ones (share * log
/// lift), at most `limit`.
std::vector<CharacteristicItem> characteristicItems(const Session& session,
                                                    const std::vector<Index>& users,
                                                    std::size_t limit);

/// CSV: id,title,x,y and with `vectors` one column per dimension. Written aside and renamed.
void writeLatentCsv(const Session& session, const LatentSpace& space, bool vectors,
                    const std::filesystem::path& file);

}  // namespace tastescope
