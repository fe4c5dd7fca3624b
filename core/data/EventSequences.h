// Everything that happened, repeats and all: the events of each user from oldest to newest, an item
// as often as it occurred. It stands beside Interactions, which hold every pair of a user and an
// item once, for the models that read order (OrdersByTime); rankings, masks, metrics and lists know
// pairs alone. Both have the same users, and in a row the same items.
// A split deals out pairs, and an event belongs to the part its pair belongs to: whoever trains sees
// no event of a pair that validates or tests, however early it happened.
// Thread rule: immutable after construction; shared by shared_ptr.
// Cost: that of HistoryRows for every event. A split keeps copies of the events of its parts.
#pragma once

#include <memory>

#include "core/data/HistoryRows.h"

namespace tastescope {

class EventSequences : public HistoryRows {
 public:
  using HistoryRows::HistoryRows;
};

using EventSequencesPtr = std::shared_ptr<const EventSequences>;

}  // namespace tastescope
