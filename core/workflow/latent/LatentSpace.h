// Use cases of the latent map: points of users or items in a run's space, their projection,
// neighbours, what a selection has in common. Thread rule: any thread. Cost: one encoding pass; PCA
// O(n d^2); neighbours O(n d).
#pragma once

#include "core/base/OutputFile.h"
#include "core/latent/Neighbours.h"
#include "core/latent/Pca.h"
#include "core/report/ExportFormat.h"
#include "core/workflow/Session.h"

namespace tastescope {

/// How points of many dimensions get onto a plane.
enum class MapMethod { Pca, Tsne, Umap };
/// "PCA", "t-SNE", "UMAP": names, the same in every language.
const char* methodTitle(MapMethod method);

/// Points of a run's space. Users: posterior means; items: embeddings. Entities without history are
/// left out of `entities`.
struct LatentSpace {
  RunId run = 0;
  Entity entity = Entity::User;
  std::size_t dimensions = 0;
  bool settled = false;         ///< the run had ended when its weights were read: they stay
  std::vector<Index> entities;  ///< [n]
  std::vector<float> points;    ///< [n, dimensions]
  MapMethod method = MapMethod::Pca;
  std::vector<float> map;       ///< [n, 2]
  std::vector<double> mapAxes;  ///< PCA: [2, dimensions], how a place of the map follows a point
  std::vector<double> explainedShare;  ///< of the two axes of PCA
  std::vector<double> klPerDimension;  ///< users of a VAE: mean KL to the prior, nats; else empty
  double fidelity = 0;                 ///< trustworthiness over 15 neighbours
};
/// With the map by PCA. Error(Unsupported) when the model has no such space.
std::shared_ptr<const LatentSpace> latentSpace(Session& session, RunId run, Entity entity,
                                               Progress& progress, const std::stop_token& stop);

/// Trustworthiness of a map [n, 2] of the space over 15 neighbours, of a sample that takes about a second.
double mapFidelity(const LatentSpace& space, std::span<const float> map,
                   const std::stop_token& stop);

/// [n]: of each point the share of its 15 nearest on the space's map that are near in the space too, see
/// keptNeighbours().
std::vector<double> pointFidelity(const LatentSpace& space, Progress& progress,
                                  const std::stop_token& stop);

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
  double low = 0;    ///< its 95 % interval, see liftOf()
  double high = 0;
};
/// At least 3 of the group must have an item; by lift weighted towards frequent ones (share * log
/// lift), at most `limit`.
std::vector<CharacteristicItem> characteristicItems(const Session& session,
                                                    const std::vector<Index>& users,
                                                    std::size_t limit);

/// What chosen users or items have in common.
struct SelectionSummary {
  std::size_t count = 0;
  double medianCount = 0;   ///< items a user (users an item)
  std::string commonGroup;  ///< most frequent label of the first category column, empty when none
  double commonShare = 0;
  /// Users: characteristic items; items: the most popular, lift 0.
  std::vector<CharacteristicItem> items;
};
SelectionSummary selectionSummary(const Session& session, Entity entity,
                                  const std::vector<Index>& chosen);

/// Positions in `space` of users or items, in their order. Error(NotFound) for one without history,
/// which has no point.
std::vector<std::uint32_t> positionsOf(const Session& session, const LatentSpace& space,
                                       const std::vector<Index>& members);
/// Positions of those that have a point, ascending.
std::vector<std::uint32_t> positionsAmong(const LatentSpace& space,
                                          const std::vector<Index>& members);
/// Who lies at these positions.
std::vector<Index> entitiesOf(const LatentSpace& space,
                              const std::vector<std::uint32_t>& positions);
/// The space with the points at `positions` alone; what was measured on all of it stays.
LatentSpace subspace(const LatentSpace& space, const std::vector<std::uint32_t>& positions);

/// CSV: id,title,x,y, with `groups` (the name of each point's) group, with `fidelity` (each point's)
/// fidelity, and with `vectors` one column per dimension. Written aside and renamed.
ExportOutcome writeLatentCsv(const Session& session, const LatentSpace& space, bool vectors,
                             const OutputFile& file, const ExportFormat& format = {},
                             std::span<const std::string> groups = {},
                             std::span<const double> fidelity = {});

}  // namespace tastescope
