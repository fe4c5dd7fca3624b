#include "core/models/SideFeatures.h"

#include <algorithm>
#include <cmath>

namespace tastescope {
namespace {

constexpr std::size_t kRanges = 8;  ///< a numeric column is cut into

/// Feature codes of one column: which of `distinct` each entity has, row after row.
struct Codes {
  std::vector<std::uint64_t> offsets{0};
  std::vector<Index> codes;
  std::size_t distinct = 0;
};

Codes codesOfLabels(const AttributeColumn& column, Index entities) {
  Codes made{.offsets = {0}, .codes = {}, .distinct = column.labels.size()};
  for (Index entity = 0; entity < entities; ++entity) {
    if (column.type == AttributeType::Tags) {
      for (auto tag = column.tagOffsets[entity]; tag < column.tagOffsets[entity + 1]; ++tag) {
        made.codes.push_back(column.codes[tag]);
      }
    } else if (column.codes[entity] != kNoIndex) {
      made.codes.push_back(column.codes[entity]);
    }
    made.offsets.push_back(made.codes.size());
  }
  return made;
}

Codes codesOfNumbers(const AttributeColumn& column) {
  std::vector<double> sorted;
  for (const double number : column.numbers) {
    if (!std::isnan(number)) sorted.push_back(number);
  }
  std::sort(sorted.begin(), sorted.end());
  Codes made{.offsets = {0}, .codes = {}, .distinct = kRanges};
  for (const double number : column.numbers) {
    if (!std::isnan(number)) {
      const auto below = std::lower_bound(sorted.begin(), sorted.end(), number) - sorted.begin();
      made.codes.push_back(
          static_cast<Index>(static_cast<std::size_t>(below) * kRanges / sorted.size()));
    }
    made.offsets.push_back(made.codes.size());
  }
  return made;
}

/// Numbers the codes that at least two entities share from `next` on; the others get kNoIndex.
std::vector<Index> numbered(const Codes& column, Index& next) {
  std::vector<std::uint32_t> counts(column.distinct, 0);
  for (const Index code : column.codes) ++counts[code];
  std::vector<Index> numbers(column.distinct, kNoIndex);
  for (std::size_t code = 0; code < counts.size(); ++code) {
    if (counts[code] >= 2) numbers[code] = next++;
  }
  return numbers;
}

}  // namespace

SideFeatures sideFeatures(const AttributeTable* table, Index entities) {
  std::vector<std::vector<Index>> rows(entities);
  Index next = 0;
  if (table != nullptr && table->entityCount() == entities) {
    for (const AttributeColumn& column : table->columns()) {
      if (column.type == AttributeType::Text) continue;
      const Codes codes = column.type == AttributeType::Number ? codesOfNumbers(column)
                                                               : codesOfLabels(column, entities);
      const std::vector<Index> numbers = numbered(codes, next);
      for (Index entity = 0; entity < entities; ++entity) {
        for (auto at = codes.offsets[entity]; at < codes.offsets[entity + 1]; ++at) {
          const Index feature = numbers[codes.codes[at]];
          if (feature != kNoIndex) rows[entity].push_back(feature);
        }
      }
    }
  }
  SideFeatures features;
  features.count = next;
  for (std::vector<Index>& row : rows) {
    std::sort(row.begin(), row.end());
    row.erase(std::unique(row.begin(), row.end()), row.end());
    features.rows.addRow(row);
  }
  features.rows.normaliseRows();
  return features;
}

nn::SparseBatch projectOnto(const nn::SparseBatch& x, const SideFeatures& features) {
  nn::SparseBatch projected;
  std::vector<float> sums(static_cast<std::size_t>(features.count));
  std::vector<std::uint32_t> occurring;
  std::vector<float> values;
  for (std::int64_t row = 0; row < x.rows(); ++row) {
    std::fill(sums.begin(), sums.end(), 0.0F);
    const auto entities = x.itemsOf(row);
    const auto weights = x.valuesOf(row);
    for (std::size_t e = 0; e < entities.size(); ++e) {
      const auto own = features.rows.itemsOf(entities[e]);
      const auto shares = features.rows.valuesOf(entities[e]);
      for (std::size_t f = 0; f < own.size(); ++f) sums[own[f]] += weights[e] * shares[f];
    }
    occurring.clear();
    values.clear();
    for (std::size_t f = 0; f < sums.size(); ++f) {
      if (sums[f] == 0.0F) continue;
      occurring.push_back(static_cast<std::uint32_t>(f));
      values.push_back(sums[f]);
    }
    projected.addRow(occurring, values);
  }
  return projected;
}

}  // namespace tastescope
