#include "core/eval/EntityLabels.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace tastescope {
namespace {

constexpr std::size_t kBands = 5;
constexpr std::size_t kMostSingleValues = 8;

void beginLabels(EntityLabels& labels, const AttributeColumn& column) {
  labels.attribute = column.name;
  labels.names = column.labels;
}

EntityLabels categoryLabels(const AttributeColumn& column) {
  EntityLabels labels;
  beginLabels(labels, column);
  for (const Index code : column.codes) {
    if (code != kNoIndex) labels.codes.push_back(code);
    labels.offsets.push_back(labels.codes.size());
  }
  return labels;
}

EntityLabels tagLabels(const AttributeColumn& column) {
  EntityLabels labels;
  beginLabels(labels, column);
  for (std::size_t entity = 0; entity + 1 < column.tagOffsets.size(); ++entity) {
    const auto begin =
        column.codes.begin() + static_cast<std::ptrdiff_t>(column.tagOffsets[entity]);
    const auto end =
        column.codes.begin() + static_cast<std::ptrdiff_t>(column.tagOffsets[entity + 1]);
    std::vector<Index> own(begin, end);
    std::sort(own.begin(), own.end());
    own.erase(std::unique(own.begin(), own.end()), own.end());
    labels.codes.insert(labels.codes.end(), own.begin(), own.end());
    labels.offsets.push_back(labels.codes.size());
  }
  return labels;
}

std::string shortNumber(double value) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, end.ptr};
}

/// Lowest value of each band, ascending; `sorted` is not empty.
std::vector<double> bandStarts(const std::vector<double>& sorted) {
  std::vector<double> distinct(sorted);
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  if (distinct.size() <= kMostSingleValues) return distinct;
  std::vector<double> starts{sorted.front()};
  for (std::size_t band = 1; band < kBands; ++band) {
    const double start = sorted[sorted.size() * band / kBands];
    if (start > starts.back()) starts.push_back(start);
  }
  return starts;
}

EntityLabels bandLabels(const AttributeColumn& column) {
  EntityLabels labels;
  beginLabels(labels, column);
  labels.ordered = true;
  std::vector<double> sorted;
  for (const double value : column.numbers) {
    if (std::isfinite(value)) sorted.push_back(value);
  }
  std::sort(sorted.begin(), sorted.end());
  const std::vector<double> starts = sorted.empty() ? std::vector<double>{} : bandStarts(sorted);
  for (std::size_t band = 0; band < starts.size(); ++band) {
    const auto next = band + 1 < starts.size()
                          ? std::lower_bound(sorted.begin(), sorted.end(), starts[band + 1])
                          : sorted.end();
    const double last = *std::prev(next);
    labels.names.push_back(last > starts[band] ? shortNumber(starts[band]) + "–" + shortNumber(last)
                                               : shortNumber(last));
  }
  for (const double value : column.numbers) {
    if (std::isfinite(value)) {
      const auto after = std::upper_bound(starts.begin(), starts.end(), value);
      labels.codes.push_back(static_cast<Index>(after - starts.begin() - 1));
    }
    labels.offsets.push_back(labels.codes.size());
  }
  return labels;
}

EntityLabels anyLabels(const AttributeColumn& column) {
  switch (column.type) {
    case AttributeType::Category: return categoryLabels(column);
    case AttributeType::Tags: return tagLabels(column);
    case AttributeType::Number: return bandLabels(column);
    case AttributeType::Text: break;
  }
  return {};
}

}  // namespace

std::optional<EntityLabels> labelsOf(const AttributeColumn& column) {
  EntityLabels labels = anyLabels(column);
  const auto differs = [&](Index code) { return code != labels.codes.front(); };
  if (std::none_of(labels.codes.begin(), labels.codes.end(), differs)) return std::nullopt;
  return labels;
}

std::vector<std::string> labelledAttributes(const AttributeTable& table) {
  std::vector<std::string> names;
  for (const bool numbers : {false, true}) {
    for (const AttributeColumn& column : table.columns()) {
      if ((column.type == AttributeType::Number) == numbers && labelsOf(column))
        names.push_back(column.name);
    }
  }
  return names;
}

}  // namespace tastescope
