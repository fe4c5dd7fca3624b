#include <algorithm>
#include <span>

#include "core/data/Dataset.h"
#include "core/data/HashBytes.h"

namespace tastescope {
namespace {

template <typename T>
std::uint64_t hashArray(std::span<const T> values, std::uint64_t seed) {
  return hashBytes({reinterpret_cast<const char*>(values.data()), values.size_bytes()}, seed);
}

std::uint64_t hashTimes(std::span<const Moment> times, std::uint64_t seed) {
  const Moment unit = coarsestUnit(times);
  if (unit != kMicrosPerSecond) seed = hashBytes("times", seed ^ static_cast<std::uint64_t>(unit));
  std::vector<std::int64_t> counts(times.size());
  std::ranges::transform(times, counts.begin(), [unit](Moment time) { return time / unit; });
  return hashArray(std::span<const std::int64_t>(counts), seed);
}

std::uint64_t hashIds(const IdMap& ids, std::uint64_t seed) {
  for (Index index = 0; index < ids.size(); ++index) seed = hashBytes(ids.id(index), seed);
  return seed;
}

std::uint64_t hashEvents(const EventSequences& events, std::uint64_t seed) {
  std::uint64_t hash = hashBytes("events", seed);
  hash = hashArray(events.offsets(), hash);
  hash = hashArray(events.items(), hash);
  hash = hashArray(events.values(), hash);
  return hashTimes(events.times(), hash);
}

}  // namespace

std::string fingerprintOf(const Dataset& dataset) {
  std::uint64_t hash = hashIds(dataset.items, hashIds(dataset.users, 1));
  const Interactions& entries = *dataset.interactions;
  hash = hashArray(entries.offsets(), hash);
  hash = hashArray(entries.items(), hash);
  hash = hashArray(entries.values(), hash);
  hash = hashTimes(entries.times(), hash);
  hash = hashArray(std::span<const Part>(dataset.parts), hash);
  if (entries.events()) hash = hashEvents(*entries.events(), hash);
  return hexDigits(hash);
}

}  // namespace tastescope
