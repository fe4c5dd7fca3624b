// Does a list hold the kinds of items in the shares a person's history has them?
// Each item spreads its weight of 1 evenly over its labels g; p_u(g) is the share of label g in the
// history, q_u(g) in the list up to k, both over items that have labels:
//
//   calibration-kl@k = mean over users of sum_g p_u(g) ln(p_u(g) / q~_u(g)),
//   q~_u(g) = (1 - a) q_u(g) + a p_u(g), a = 0.01
//
// (C_KL: Steck, Calibrated recommendations, RecSys 2018.) 0 is perfect, -ln(0.01) = 4.6 the worst.
// Deviations: all entries weigh the same, as do all places of the list; users whose history or list
// has no labelled item are left out. Thread rule: pure. Cost: one pass over histories and lists and
// O(labels) a user.
#pragma once

#include <span>
#include <vector>

#include "core/eval/EntityLabels.h"
#include "core/eval/Evaluate.h"

namespace tastescope {

struct Calibration {
  std::vector<double> perUser;  ///< KL of each list's user, NaN when left out
  std::vector<double> history;  ///< per label: mean of p_u over the users that count
  std::vector<double> lists;    ///< per label: mean of q_u over the same users
};

Calibration calibration(std::span<const RankedList> lists, std::size_t k,
                        const Interactions& histories, const EntityLabels& labels);

}  // namespace tastescope
