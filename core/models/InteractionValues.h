// How much an interaction counts in a model. Thread rule: pure. Cost: none.
#pragma once

#include "core/data/Interactions.h"

namespace tastescope {

enum class InteractionValues {
  Ones,  ///< all alike
  Data   ///< by rating or quantity, where the data has one
};

/// What entry number `entry` of a history counts.
inline float valueOf(const HistoryView& history, std::size_t entry, InteractionValues values) {
  const bool own = values == InteractionValues::Data && entry < history.values.size();
  return own ? history.values[entry] : 1.0F;
}

}  // namespace tastescope
