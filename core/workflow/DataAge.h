// How old the data is that a run was trained on, where data was added since. Thread rule: any thread.
// Cost: none; the newest moment of today's data is looked for once a run.
#pragma once

#include <cstdint>
#include <optional>

#include "core/base/Moment.h"
#include "core/base/Text.h"
#include "core/store/RunStore.h"

namespace tastescope {

class Session;

struct DataAge {
  bool known = false;              ///< it is data of this project
  std::int64_t since = 0;          ///< unix seconds when the last of it came in; 0: not known
  std::optional<Moment> latest;    ///< its newest moment, where there are dates and data came since
  std::uint64_t interactions = 0;  ///< that came since
  Index users = 0;
  Index items = 0;
  [[nodiscard]] bool isOld() const { return interactions > 0 || users > 0 || items > 0; }
};
DataAge ageOf(const Session& session, const RunRecord& run);

/// What came since a run and what it makes of that; empty when nothing did.
Text inWords(const DataAge& age);

}  // namespace tastescope
