// Use case: move one user through a run's latent space and see what would be recommended there.
// Thread rule: any thread. Cost: one encoding, one decoding per point, O(items) selection: a few
// ms.
#pragma once

#include <array>
#include <utility>
#include <vector>

#include "core/workflow/latent/LatentSpace.h"
#include "core/workflow/recommend/RecommendUse.h"

namespace tastescope {

/// The list at the user's point shifted by (dimension, shift). Shifts are in standard deviations of
/// the user's posterior (Kingma & Welling 2014) where the model has one, else in the space's own
/// unit. No shift gives the user's usual list. Items the user is known to have are hidden.
/// Error(Unsupported) when the model has no user latent space or cannot place unseen histories
/// there, Error(InvalidInput) for a dimension beyond it.
std::vector<RecommendationRow> recommendAtLatent(Session& session, RunId run, Index user,
                                                 const std::vector<std::pair<Index, float>>& shifts,
                                                 std::size_t k);

/// Where the user at `position` of a space of users lies on its map after the same shifts: x and y.
/// Errors as recommendAtLatent().
std::array<double, 2> movedOnMap(Session& session, const LatentSpace& space, std::size_t position,
                                 const std::vector<std::pair<Index, float>>& shifts);

/// Where a dimension leads from a user's point: the item whose score rises most when going `reach`
/// standard deviations down, and up.
struct DimensionEnds {
  Index dimension = 0;
  std::string low;  ///< title, or the id when there is none
  std::string high;
};
std::vector<DimensionEnds> dimensionEnds(Session& session, RunId run, Index user,
                                         const std::vector<Index>& dimensions, float reach = 3.0F);

}  // namespace tastescope
