// Files of interactions into entries and dictionaries: the inner loop of an import.
// Thread rule: one thread, with one more reading ahead.
// Cost: about 100 ns a row, most of it two dictionary look-ups.
#pragma once

#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/data/Doubts.h"
#include "core/data/EntryStore.h"
#include "core/data/ImportPlan.h"

namespace tastescope {

/// Attribute cells met in rows of interactions: the first filled one of each entity counts.
struct InlineAttribute {
  std::string name;
  ColumnRole role = ColumnRole::ItemAttribute;
  std::vector<std::string> texts;  ///< by position in the dictionary, possibly shorter
};

/// How often each kind of event is met; the first kMostEvents kinds are told apart.
class EventCounts {
 public:
  static constexpr std::size_t kMostEvents = 200;
  void see(std::string_view name);
  /// Most frequent first; what `wanted` says of each. Empty `wanted`: all count alike.
  [[nodiscard]] std::vector<ReadEvent> events(const std::vector<EventWeight>& wanted) const;
  [[nodiscard]] bool none() const { return rows_.empty(); }
  /// What is wrong with `wanted` names: no row has one of them. Nothing when every one was met, or when
  /// there are more kinds than were told apart.
  [[nodiscard]] std::optional<Text> unmet(const std::vector<EventWeight>& wanted) const;

 private:
  std::map<std::string, std::uint64_t, std::less<>> rows_;
};

/// What all files of an import pour into.
struct RowsRead {
  explicit RowsRead(EntryShape shape) : entries(shape) {}
  IdMap users;
  IdMap items;
  EntryStore entries;
  std::vector<InlineAttribute> attributes;
  std::uint64_t attributeBytes = 0;  ///< of their texts
  RowSigns signs;
  OddTimes oddTimes;
  std::uint64_t otherOrders =
      0;  ///< dates that only make sense in the other order of day and month
  Moment lastTime = std::numeric_limits<Moment>::min();
  EventCounts events;
  ImportReport report;
};

/// Reads the plan's files to their ends; revises the plan, and begins again, when one of them
/// proves a guess wrong. Throws Error(InvalidInput) when there is no usable row, saying why, and before
/// the rows take more memory than the options allow.
RowsRead readRows(ImportPlan& plan, Progress& progress, const std::stop_token& stop);

}  // namespace tastescope
