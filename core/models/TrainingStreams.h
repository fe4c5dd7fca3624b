// Private to core/models: which random stream a trained model draws what from, so that a resumed
// run draws as the uninterrupted one does; and what all of them refuse. Thread rule: any thread.
#pragma once

#include <cstdint>

#include "core/base/Error.h"
#include "core/data/Interactions.h"

namespace tastescope {

inline constexpr std::uint64_t kWeightStream = 1;
inline constexpr std::uint64_t kOrderStream = 2;
inline constexpr std::uint64_t kStepStream = 3;
/// The steps done so far, in trainingState().
inline constexpr const char* kStepsDone = "steps-done";

/// Throws Error(InvalidInput).
inline void refuseEmpty(const Interactions& train) {
  if (train.size() > 0) return;
  throw Error(ErrorCode::InvalidInput,
              coreText("Models",
                       "The training part has no interactions, so there is nothing to "
                       "learn from. Choose another split or looser filters."));
}

}  // namespace tastescope
