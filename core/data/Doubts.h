// What makes a reading doubtful: signs in what was read that a column means something else.
// Thread rule: pure functions.
// Cost: a look at the first thousand ids.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Moment.h"
#include "core/data/IdMap.h"
#include "core/data/Reading.h"
#include "core/data/RoleGuess.h"

namespace tastescope {

/// Counted while rows are read.
struct RowSigns {
  std::uint64_t valuesNotPositive = 0;  ///< of 0 or less
  double lowestPositive = 0;            ///< 0: there is none
  void see(double value) {
    if (value <= 0) {
      ++valuesNotPositive;
    } else if (lowestPositive == 0 || value < lowestPositive) {
      lowestPositive = value;
    }
  }
};

/// Rows that stayed with a time outside plausibleMoments().
struct OddTimes {
  std::uint64_t count = 0;
  Moment first = std::numeric_limits<Moment>::max();
  Moment last = std::numeric_limits<Moment>::min();
  void add(Moment moment) {
    ++count;
    first = std::min(first, moment);
    last = std::max(last, moment);
  }
};

/// What doubts are made of.
struct ReadingEvidence {
  const InteractionFormat& format;
  const IdMap& users;  ///< as read, before cleaning
  const IdMap& items;
  RowSigns signs;
  std::uint64_t rows = 0;  ///< usable ones
  OddTimes oddTimes;
  Moment lastTime;            ///< of all rows
  std::uint64_t otherOrders;  ///< rejected: month first among dates read day first, or the reverse
  std::uint64_t rejected = 0;
  const CleaningOptions& cleaning;
  const std::vector<Doubt>& before;  ///< what choosing the files has doubted
};

std::vector<Doubt> doubtsOf(const ReadingEvidence& evidence);

/// How many of what there are once repeated rows are merged.
struct PairEvidence {
  const InteractionFormat& format;
  Index users = 0;
  Index items = 0;
  std::uint64_t pairs = 0;
  std::uint64_t rows = 0;
};

std::optional<Doubt> doubtOfPairs(const PairEvidence& evidence);

}  // namespace tastescope
