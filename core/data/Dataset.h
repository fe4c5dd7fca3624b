// Everything imported, in memory: dictionaries, interactions, side information, links, a given
// split.
// Thread rule: immutable once made; shared by shared_ptr among threads.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/data/AttributeTable.h"
#include "core/data/DataKinds.h"
#include "core/data/IdMap.h"
#include "core/data/ImportReport.h"
#include "core/data/Interactions.h"

namespace tastescope {

struct Dataset {
  IdMap users;
  IdMap items;
  InteractionsPtr interactions = std::make_shared<Interactions>();  ///< and kept repeats
  std::vector<Part>
      parts;            ///< given split: one per entry of interactions, in its order; else empty
  bool listed = false;  ///< imported from lists: without times, histories keep the lists' order
  /// The times tell an order and are no dates; see Moment.
  bool timesArePositions = false;
  AttributeTable userAttributes;
  AttributeTable itemAttributes;
  std::vector<std::pair<Index, Index>> links;  ///< directed user -> user
  Domain domain = Domain::General;
  std::string name;  ///< for people: the source's name
  std::string
      fingerprint;  ///< 16 hex digits over ids, entries and times; equal data gives equal digits
  ImportReport report;

  /// Whether the entries of a history come in an order that means something. Models that read a
  /// history as a sequence need one.
  [[nodiscard]] bool hasOrder() const { return listed || interactions->hasTimes(); }
  /// Whether the times can be shown as dates.
  [[nodiscard]] bool hasDates() const { return interactions->hasTimes() && !timesArePositions; }
};

using DatasetPtr = std::shared_ptr<const Dataset>;

/// Hash of dictionaries, interactions and kept repeats (not of side information), as in
/// Dataset::fingerprint.
/// Times count in their coarsestUnit(), so that data of whole seconds has the digits it had when the
/// program knew seconds only.
std::string fingerprintOf(const Dataset& dataset);

}  // namespace tastescope
