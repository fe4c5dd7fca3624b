// Private to core/store: the rows of a run's curves, with a checksum for each series that grows with
// it: a point that comes last is added to it, and nothing before it is read again. Series from before
// version 12 have none until points are put in or taken out. Thread rule: as the connection. Cost: an
// indexed insert a point.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>

#include "core/store/RunResults.h"

namespace tastescope {

/// Inside the caller's transaction. A point replaces the one of the same step.
void insertPoints(SQLite::Database& database, RunId run, const Curves& points,
                  const std::filesystem::path& file);
/// Inside the caller's transaction: takes out the points after `step`. Error(Corrupt) as readCurves().
void removePointsAfter(SQLite::Database& database, RunId run, std::int64_t step,
                       const std::filesystem::path& file);
/// Inside the caller's transaction. Error(Corrupt) when a series does not fit its checksum.
Curves readCurves(SQLite::Database& database, RunId run, const std::filesystem::path& file);

}  // namespace tastescope
