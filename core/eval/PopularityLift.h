// How much more popular the recommended items are than those people chose themselves.
// phi(i) = number of training entries of item i; GAP of a set of profiles = mean over users of the
// mean of phi over the profile:
//
//   lift@k = (GAP(lists up to k) - GAP(histories)) / GAP(histories)
//
// (Delta GAP: Abdollahpouri et al., The unfairness of popularity bias in recommendation, RMSE
// workshop at RecSys 2019.) 0: as popular as the histories, 0.5: half more. Deviations: phi counts
// users instead of their share, which cancels; all users are one group; users without history or
// list are left out of both means. Thread rule: pure. Cost: one pass over histories and lists.
#pragma once

#include <optional>
#include <span>

#include "core/eval/Evaluate.h"

namespace tastescope {

struct PopularityLift {
  double history = 0;  ///< GAP of the histories
  double lists = 0;    ///< GAP of the lists
  double lift = 0;
};

/// `itemEntries`: phi, one per item. Nothing when no user counts or GAP(histories) is 0.
std::optional<PopularityLift> popularityLift(std::span<const RankedList> lists, std::size_t k,
                                             const Interactions& histories,
                                             std::span<const std::uint32_t> itemEntries);

}  // namespace tastescope
