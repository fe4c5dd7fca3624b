// An attribute as labels: what diversity, calibration and segments compare. A category gives an
// entity one label, tags any number. A number gives the band it lies in: its distinct values when
// there are at most 8, else five bands that hold about as many entities each, named by their
// smallest and largest value ("0.42–0.83"). Thread rule: pure. Cost: one pass over a column, a sort
// for numbers.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/data/AttributeTable.h"

namespace tastescope {

struct EntityLabels {
  std::string attribute;
  bool ordered = false;  ///< bands: names stand from low to high
  std::vector<std::string> names;
  std::vector<std::uint64_t> offsets{0};  ///< entity e owns codes[offsets[e] .. offsets[e+1])
  std::vector<Index> codes;               ///< ascending and distinct within an entity

  /// Positions in `names`; empty when the entity has no value.
  [[nodiscard]] std::span<const Index> of(Index entity) const {
    return std::span(codes).subspan(offsets[entity], offsets[entity + 1] - offsets[entity]);
  }
};

/// Nothing for free text, and for a column with fewer than two different labels.
std::optional<EntityLabels> labelsOf(const AttributeColumn& column);

/// Names of the columns that labelsOf() takes: categories and tags first, then numbers.
std::vector<std::string> labelledAttributes(const AttributeTable& table);

}  // namespace tastescope
