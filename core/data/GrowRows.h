// Histories that grow: the rows of an append sorted into those there are, by the rule of the project.
// What comes out is what one import of both would have made of them.
// Thread rule: pure functions.
// Cost: one copy of the histories, however many additions there are; rows of users who get nothing new
// are copied whole.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "core/data/DataKinds.h"
#include "core/data/ImportOptions.h"
#include "core/data/Interactions.h"

namespace tastescope {

/// The rows that come in, of some users.
struct AddedRows {
  std::vector<Index> users;           ///< whose they are, ascending
  HistoryRows pairs;                  ///< a row each, every item once
  std::vector<Part> parts;            ///< one a pair, or empty
  std::optional<HistoryRows> events;  ///< the same pairs with their repeats, where these are kept
};

/// What of CleaningOptions decides how old and new rows of a pair become one.
struct GrowthRule {
  DuplicatePolicy duplicates = DuplicatePolicy::KeepLast;
  bool keepRepeats = false;
  std::optional<double> leastSum;  ///< pairs that add up to less go, where values are added up
};
GrowthRule growthRuleOf(const CleaningOptions& cleaning);

/// Rows that come in and the rule they come by.
struct Addition {
  const AddedRows* rows = nullptr;
  GrowthRule rule = {};
};

struct GrownRows {
  InteractionsPtr interactions;
  std::vector<Part> parts;
  std::uint64_t met = 0;      ///< added pairs that were there
  std::uint64_t dropped = 0;  ///< of these: their sum is too small now, so they are gone
};

/// Several additions one after the other, oldest first. `users` and `items`: how many there are with
/// all of them. A pair in two parts of a given split stays in the first of them.
GrownRows growRows(const Interactions& old, const std::vector<Part>& parts,
                   std::span<const Addition> additions, Index users, Index items,
                   const std::stop_token& stop);

/// Whether every added row is there already, value and time included.
bool allThere(const Interactions& old, const AddedRows& added);

}  // namespace tastescope
