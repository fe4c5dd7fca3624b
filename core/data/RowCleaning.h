// Entries into sorted, distinct rows of users and items that have enough of each other.
// Thread rule: one caller; `threads` workers inside.
// Cost: see EntryRows.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "core/data/EntryRows.h"
#include "core/data/RowReading.h"

namespace tastescope {

/// Everything read, cleaned and counted.
struct CleanRows {
  IdMap users;
  IdMap items;
  EntryRows rows;
  std::optional<EntryRows> events;  ///< the same pairs with their repeats, when these are kept
  std::vector<InlineAttribute> attributes;
  ImportReport report;
};

/// The steps in their order, as `options` ask for them.
std::vector<Text> cleaningSteps(const ImportOptions& options, const InteractionFormat& format);

/// What rows are added to: its users and items stay, and a value counts with what is there already of
/// its pair.
struct KnownRows {
  const IdMap& users;
  const IdMap& items;
  const Interactions& pairs;
};

/// Throws Error(InvalidInput) when no interaction remains.
CleanRows cleanRows(RowsRead read, const ImportOptions& options, Progress& progress,
                    const std::stop_token& stop, const KnownRows* known = nullptr);

}  // namespace tastescope
