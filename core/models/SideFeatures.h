// Attributes of users or items as sparse feature rows for networks: a label or a tag is one
// feature, a number falls into one of a few equally filled ranges, free text is left out. Free of
// torch. Thread rule: pure; the result owns its data. Cost: one pass over the table and a sort a
// numeric column.
#pragma once

#include "core/data/AttributeTable.h"
#include "core/nn/SparseBatch.h"

namespace tastescope {

struct SideFeatures {
  nn::SparseBatch rows;    ///< one a entity, scaled to length 1; empty when nothing is known
  std::int64_t count = 0;  ///< features
};

/// Labels and tags that only one entity has say nothing about others and are left out. `table` may
/// be null or of another size than `entities`: then every row is empty and there is no feature.
SideFeatures sideFeatures(const AttributeTable* table, Index entities);

/// Rows of `x` [rows, entities] summed over the features of their entries: x times features.
nn::SparseBatch projectOnto(const nn::SparseBatch& x, const SideFeatures& features);

}  // namespace tastescope
