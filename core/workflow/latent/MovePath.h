// Use case: move a user along a line through a run's space, to another user or towards (or away from)
// people with something in common, and see what the list becomes.
// Thread rule: any thread. Cost: a path O(points * dimensions); a stop on it one decoding.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/workflow/latent/MapLayout.h"
#include "core/workflow/recommend/RecommendUse.h"

namespace tastescope {

/// The places start + t * step: t = 0 is the user's own, 1 the end, below 0 away from it.
struct MovePath {
  std::uint32_t position = 0;  ///< whose, in LatentSpace::entities
  std::vector<float> start = {};
  std::vector<float> step = {};
  /// Towards a group: how well the direction tells its people from all others. The chance that one of
  /// them lies further along it than one of the others, each half of the people measured along the
  /// direction of the other half: 0.5 says nothing, 1 all. Below 0: between two users.
  double separation = -1;
  std::size_t members = 0;  ///< of the group
};

/// From one user's point to another's.
MovePath pathBetween(const LatentSpace& space, std::uint32_t from, std::uint32_t to);
/// Along the difference of the mean point of a group and that of all others. `members`: positions.
/// Error(InvalidInput) when there is nobody in the group or outside it.
MovePath pathToward(const LatentSpace& space, std::uint32_t from,
                    const std::vector<std::uint32_t>& members);

/// Users for whom an attribute has a value: "country=Germany". Error(NotFound) that names what there is.
std::vector<Index> usersWith(const Session& session, const std::string& attributeAndValue);

struct MoveStop {
  double at = 0;
  std::vector<RecommendationRow> rows = {};  ///< without what the user has
  std::vector<RecommendationRow> left = {};  ///< in the list at 0 and no longer here
  std::vector<bool> entered = {};            ///< a row each: not in the list at 0
  std::array<double, 2> map{};
};
/// The stops of a path at `places`, with lists of k items.
std::vector<MoveStop> stopsOf(Session& session, const LatentSpace& space, const MovePath& path,
                              const std::vector<double>& places, std::size_t k);

/// The line on the map: `pieces` + 1 places from t = `from` to t = `to`.
std::vector<std::array<double, 2>> lineOnMap(const LatentSpace& space, const MovePath& path,
                                             double from, double to, std::size_t pieces);

}  // namespace tastescope
