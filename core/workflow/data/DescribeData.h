// Use cases of the data explorer and `info`: key figures, long tail, activity, pages of users and
// items, a history. Everything is answered from the session's memory. Thread rule: any thread.
// Cost: figures O(entries); a page O(entities) to filter and sort.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/workflow/Session.h"

namespace tastescope {

struct DataFigures {
  Index users = 0;
  Index items = 0;
  std::uint64_t interactions = 0;  ///< distinct pairs
  std::uint64_t rows = 0;          ///< imported + merged
  std::uint64_t repeats = 0;       ///< events kept beyond the pairs
  double density = 0;              ///< interactions / (users * items)
  double medianPerUser = 0;
  std::uint64_t minPerUser = 0;
  std::uint64_t maxPerUser = 0;
  double medianPerItem = 0;
  bool hasDates = false;
  bool positions = false;  ///< the times are positions in an order
  Moment firstTime = 0;    ///< of the plausible ones, see DataIndex::timeSpan()
  Moment lastTime = 0;
  double giniItems = 0;  ///< inequality of item popularity
};
DataFigures dataFigures(const Session& session);

/// Items from most to least popular.
struct LongTail {
  std::vector<std::uint32_t> users;  ///< users who have each item, descending
  std::vector<double> share;         ///< cumulative share of interactions, ends at 1
  /// Share carried by the first `fraction` of items.
  [[nodiscard]] double shareOfFirst(double fraction) const;
};
LongTail longTail(const Session& session);

enum class TimeBin { Day, Week, Month };
struct ActivityBin {
  Moment begin = 0;  ///< start of day, Monday or month, UTC
  std::uint64_t count = 0;
};
/// Over firstTime to lastTime without gaps; empty when the data has no dates.
std::vector<ActivityBin> activity(const Session& session, TimeBin bin);

struct EntityRow {
  Index index = 0;
  std::string id;
  std::string title;                    ///< items, when known
  std::uint64_t count = 0;              ///< items of the user / users of the item
  double total = 0;                     ///< sum of values (ratings or quantities)
  Moment lastTime = 0;                  ///< 0 = not known
  std::vector<std::string> attributes;  ///< as displayed, in the table's column order
};
struct EntityQuery {
  Entity entity = Entity::User;
  std::string filter;            ///< case-insensitive part of id, title or any attribute
  std::string sortBy = "count";  ///< "id", "title", "count", "total", "last" or an attribute's name
  bool descending = true;
  std::size_t offset = 0;
  std::size_t limit = 100;
  std::vector<Index> among = {};  ///< only these; empty: all
};
struct EntityPage {
  std::vector<EntityRow> rows;
  std::size_t matching = 0;  ///< all rows that pass the filter
};
EntityPage entityPage(const Session& session, const EntityQuery& query);

/// Interactions per time bin of one user over the data's span: a sparkline of `bins` counts; empty
/// without times.
std::vector<std::uint32_t> userSparkline(const Session& session, Index user, std::size_t bins);

struct HistoryRow {
  Index item = 0;
  std::string id;
  std::string title;
  float value = 0;
  Moment time = 0;                      ///< 0 = not known, or a position
  std::vector<std::string> attributes;  ///< of the item
};
/// Newest first.
std::vector<HistoryRow> historyOf(const Session& session, Index user);

/// Attribute values of all entities for colouring a map: numbers, or codes into labels (tags: the
/// first one).
struct AttributeValues {
  std::string name;
  bool numeric = false;
  std::vector<double> numbers;      ///< NaN = missing
  std::vector<std::string> labels;  ///< most frequent first
  std::vector<Index> codes;         ///< kNoIndex = missing
};
/// Attribute columns that can colour a map, with "activity" (count) first.
std::vector<std::string> colourings(const Session& session, Entity entity);
AttributeValues attributeValues(const Session& session, Entity entity, const std::string& name);

}  // namespace tastescope
