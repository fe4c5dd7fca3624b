// A batch of histories as compressed rows: the input of a sparse first layer and the target of a
// multinomial loss. Thread rule: value type. Cost: 8 bytes an entry.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/Rng.h"

namespace tastescope::nn {

struct SparseBatch {
  std::vector<std::int64_t> offsets{0};  ///< [rows + 1]
  std::vector<std::uint32_t> items;
  std::vector<float> values;

  [[nodiscard]] std::int64_t rows() const { return static_cast<std::int64_t>(offsets.size()) - 1; }
  /// Appends a row; every value is 1 when `values` is empty.
  void addRow(std::span<const std::uint32_t> rowItems, std::span<const float> rowValues = {});
  [[nodiscard]] std::span<const std::uint32_t> itemsOf(std::int64_t row) const;
  [[nodiscard]] std::span<const float> valuesOf(std::int64_t row) const;
  /// Scales every row to length 1; empty and all-zero rows stay.
  void normaliseRows();
  /// Drops entries with probability `share` and scales the others by 1 / (1 - share).
  void dropout(double share, Rng& rng);
};

/// The batch by item: which rows hold an item and with what value, in row order.
struct ItemEntries {
  std::vector<std::uint32_t> items;      ///< items that occur, ascending
  std::vector<std::int64_t> offsets{0};  ///< [items.size() + 1]
  std::vector<std::uint32_t> rows;
  std::vector<float> values;
};
ItemEntries byItem(const SparseBatch& batch, std::int64_t itemCount);

}  // namespace tastescope::nn
