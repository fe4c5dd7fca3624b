// Moments of the data, as the whole core keeps them, and how they print. The one home of their unit.
// Thread rule: pure functions.
// Cost: an integer; tens of nanoseconds to print one.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>

namespace tastescope {

/// Microseconds since 1970-01-01 00:00 UTC. Data that knows an order and no dates
/// (Dataset::timesArePositions) has a million for every position instead.
using Moment = std::int64_t;

inline constexpr Moment kMicrosPerSecond = 1'000'000;
inline constexpr Moment kMicrosPerDay = 86'400 * kMicrosPerSecond;

constexpr std::int64_t floorQuotient(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

/// Whole seconds since 1970, fractions cut off.
constexpr std::int64_t secondsOf(Moment moment) { return floorQuotient(moment, kMicrosPerSecond); }

/// `count` units of `unit` microseconds each; what would not fit ends at the last moment that does.
constexpr Moment momentOf(std::int64_t count, Moment unit = kMicrosPerSecond) {
  constexpr Moment kMost = std::numeric_limits<Moment>::max();
  if (count > kMost / unit) return kMost;
  if (count < -(kMost / unit)) return -kMost;
  return count * unit;
}

/// 7 or 7.5, where moments are positions.
constexpr double positionOf(Moment moment) {
  return static_cast<double>(moment) / static_cast<double>(kMicrosPerSecond);
}

/// Years -9999 to 9999: what lies outside is no date.
Moment withinCalendar(Moment moment);

/// The coarsest of a second, a millisecond and a microsecond, in microseconds, that all moments are
/// whole numbers of.
Moment coarsestUnit(std::span<const Moment> moments);

struct MomentRange {
  Moment first = 0;
  Moment last = 0;  ///< inclusive
  [[nodiscard]] bool contains(Moment moment) const { return moment >= first && moment <= last; }
};

/// 1990 to the end of tomorrow: what lies outside is hardly meant. Programs write year 1, 1900 or
/// 1970 where they know no time.
MomentRange plausibleMoments();

/// "2011-12-09"
std::string dateText(Moment moment);

/// "2011-12-09 12:50:00", followed by ".300" or ".300250" where there are fractions.
void appendMoment(std::string& text, Moment moment);
std::string momentText(Moment moment);

}  // namespace tastescope
