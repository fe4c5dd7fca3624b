#include "core/nn/SparseBatch.h"

#include <algorithm>
#include <cmath>

namespace tastescope::nn {

void SparseBatch::addRow(std::span<const std::uint32_t> rowItems,
                         std::span<const float> rowValues) {
  items.insert(items.end(), rowItems.begin(), rowItems.end());
  if (rowValues.empty()) {
    values.resize(items.size(), 1.0F);
  } else {
    values.insert(values.end(), rowValues.begin(), rowValues.end());
  }
  offsets.push_back(static_cast<std::int64_t>(items.size()));
}

std::span<const std::uint32_t> SparseBatch::itemsOf(std::int64_t row) const {
  const auto r = static_cast<std::size_t>(row);
  return std::span(items).subspan(static_cast<std::size_t>(offsets[r]),
                                  static_cast<std::size_t>(offsets[r + 1] - offsets[r]));
}

std::span<const float> SparseBatch::valuesOf(std::int64_t row) const {
  const auto r = static_cast<std::size_t>(row);
  return std::span(values).subspan(static_cast<std::size_t>(offsets[r]),
                                   static_cast<std::size_t>(offsets[r + 1] - offsets[r]));
}

void SparseBatch::normaliseRows() {
  for (std::size_t r = 0; r + 1 < offsets.size(); ++r) {
    const auto begin = values.begin() + offsets[r];
    const auto end = values.begin() + offsets[r + 1];
    double squares = 0;
    for (auto v = begin; v != end; ++v)
      squares += static_cast<double>(*v) * static_cast<double>(*v);
    if (squares == 0) continue;
    const auto factor = static_cast<float>(1.0 / std::sqrt(squares));
    std::for_each(begin, end, [factor](float& v) { v *= factor; });
  }
}

void SparseBatch::dropout(double share, Rng& rng) {
  if (share <= 0) return;
  const auto factor = static_cast<float>(1.0 / (1.0 - share));
  std::size_t kept = 0;
  std::size_t entry = 0;
  for (std::size_t r = 0; r + 1 < offsets.size(); ++r) {
    for (; entry < static_cast<std::size_t>(offsets[r + 1]); ++entry) {
      if (rng.uniform() < share) continue;
      items[kept] = items[entry];
      values[kept++] = values[entry] * factor;
    }
    offsets[r + 1] = static_cast<std::int64_t>(kept);
  }
  items.resize(kept);
  values.resize(kept);
}

ItemEntries byItem(const SparseBatch& batch, std::int64_t itemCount) {
  std::vector<std::int64_t> starts(static_cast<std::size_t>(itemCount) + 1, 0);
  for (const std::uint32_t item : batch.items) ++starts[item + std::size_t{1}];
  ItemEntries entries;
  for (std::size_t item = 0; item + 1 < starts.size(); ++item) {
    const std::int64_t count = starts[item + 1];
    starts[item + 1] = starts[item] + count;
    if (count == 0) continue;
    entries.items.push_back(static_cast<std::uint32_t>(item));
    entries.offsets.push_back(starts[item + 1]);
  }
  entries.rows.resize(batch.items.size());
  entries.values.resize(batch.items.size());
  for (std::size_t row = 0; row + 1 < batch.offsets.size(); ++row) {
    const auto end = static_cast<std::size_t>(batch.offsets[row + 1]);
    for (auto e = static_cast<std::size_t>(batch.offsets[row]); e < end; ++e) {
      const auto place = static_cast<std::size_t>(starts[batch.items[e]]++);
      entries.rows[place] = static_cast<std::uint32_t>(row);
      entries.values[place] = batch.values[e];
    }
  }
  return entries;
}

}  // namespace tastescope::nn
