// Private to core/models: which random stream a trained model draws what from, so that a resumed
// run draws as the uninterrupted one does. Thread rule: constants.
#pragma once

#include <cstdint>

namespace tastescope {

inline constexpr std::uint64_t kWeightStream = 1;
inline constexpr std::uint64_t kOrderStream = 2;
inline constexpr std::uint64_t kStepStream = 3;
/// The steps done so far, in trainingState().
inline constexpr const char* kStepsDone = "steps-done";

}  // namespace tastescope
