// Rows under construction: compressed rows that cleaning may still reorder and thin out.
// Thread rule: one owner; functions use `threads` workers inside.
// Cost: see EntryStore; nothing is copied twice.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "core/data/EntryStore.h"
#include "core/data/ImportOptions.h"

namespace tastescope {

struct EntryRows {
  std::vector<std::uint64_t> offsets;  ///< users + 1
  std::vector<Index> items;
  std::vector<double> values;  ///< empty: all 1
  std::vector<Moment> times;
  std::vector<Part> parts;
  Index itemCount = 0;
  [[nodiscard]] Index userCount() const { return static_cast<Index>(offsets.size() - 1); }
};

/// Counting sort by user, keeping the order of reading; frees `entries` on the way.
EntryRows rowsOf(EntryStore entries, Index userCount, Index itemCount, const std::stop_token& stop);

/// Each row from oldest to newest, ties in the order of reading. Nothing to do without times.
void sortByTime(EntryRows& rows, unsigned threads, const std::stop_token& stop);

/// Leaves each user-item pair once and answers how many entries went. KeepFirst and KeepLast mean
/// the row's order, which is time order; Sum adds the values up in the place of the last. A pair in
/// several parts stays in the first of them (train, valid, test), and only entries of that part
/// count.
std::uint64_t mergeDuplicates(EntryRows& rows, DuplicatePolicy policy, const std::stop_token& stop);

/// A sum with the digits a float holds, or as a whole number: 0.1 + 0.2 is 0.3.
double summedAmounts(double a, double b);

/// Leaves of `events`, rows that were copied before pairs were merged, those of the pairs in `rows`:
/// of the same part, where there are parts.
void keepEventsOf(const EntryRows& rows, EntryRows& events, const std::stop_token& stop);

/// Takes out entries with a value below `lowest`, but for those that stay `anyway`; answers how many
/// went.
std::uint64_t keepFrom(EntryRows& rows, double lowest, const std::stop_token& stop,
                       const std::function<bool(Index user, Index item)>& anyway = {});

/// Users and items that stay whatever they have: those of a project that rows are added to.
struct Settled {
  std::vector<bool> users;  ///< by position; empty: none
  std::vector<bool> items;
};

/// Takes out users with fewer than minPerUser and items with fewer than minPerItem entries, again
/// and again until all have enough or are settled; answers how many entries went.
std::uint64_t keepCore(EntryRows& rows, std::uint32_t minPerUser, std::uint32_t minPerItem,
                       const Settled& settled, const std::stop_token& stop);

/// Users and items without entries vanish; the others keep their order. `events`, when there are
/// any, follow; they have the pairs of `rows` (see keepEventsOf()).
void dropUnusedIds(EntryRows& rows, EntryRows* events, IdMap& users, IdMap& items);

}  // namespace tastescope
