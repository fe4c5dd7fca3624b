#include "core/workflow/recommend/ItemFilters.h"

#include <algorithm>

#include "core/base/DidYouMean.h"

namespace tastescope {
namespace {

std::size_t positionOf(const AttributeTable& attributes, const std::string& name) {
  const auto& columns = attributes.columns();
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return c.name == name; });
  if (found == columns.end()) {
    throw Error(
        ErrorCode::NotFound,
        orDidYouMean(
            coreText("Recommend", "Items have no attribute %1. Choose another filter.").arg(name),
            name, columns, &AttributeColumn::name));
  }
  return static_cast<std::size_t>(found - columns.begin());
}

/// Which labels of a column are wanted, by code.
std::vector<bool> wantedCodes(const AttributeColumn& column,
                              const std::vector<std::string>& labels) {
  std::vector<bool> wanted(column.labels.size(), false);
  for (std::size_t code = 0; code < wanted.size(); ++code) {
    wanted[code] = std::find(labels.begin(), labels.end(), column.labels[code]) != labels.end();
  }
  return wanted;
}

void keepLabels(const AttributeTable& attributes, std::size_t position,
                const std::vector<std::string>& labels, std::vector<bool>& allowed) {
  const AttributeColumn& column = attributes.columns()[position];
  const std::vector<bool> wanted = wantedCodes(column, labels);
  const auto isWanted = [&](Index code) { return code != kNoIndex && wanted[code]; };
  for (Index item = 0; item < attributes.entityCount(); ++item) {
    bool fits = false;
    if (column.type == AttributeType::Category) {
      fits = isWanted(column.codes[item]);
    } else if (column.type == AttributeType::Tags) {
      const auto begin =
          column.codes.begin() + static_cast<std::ptrdiff_t>(column.tagOffsets[item]);
      const auto end =
          column.codes.begin() + static_cast<std::ptrdiff_t>(column.tagOffsets[item + 1]);
      fits = std::any_of(begin, end, isWanted);
    } else {
      fits = std::find(labels.begin(), labels.end(), attributes.display(position, item)) !=
             labels.end();
    }
    if (!fits) allowed[item] = false;
  }
}

void keepRange(const AttributeColumn& column, const ItemFilter& filter,
               std::vector<bool>& allowed) {
  if (column.type != AttributeType::Number) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Recommend", "%1 is not a number, so it cannot be limited to a range.")
                    .arg(filter.attribute));
  }
  for (std::size_t item = 0; item < allowed.size(); ++item) {
    const double value = column.numbers[item];
    // Written so that a missing value (NaN) fails.
    const bool fits = (!filter.min || value >= *filter.min) &&
                      (!filter.max || value <= *filter.max) && value == value;
    if (!fits) allowed[item] = false;
  }
}

}  // namespace

std::vector<bool> allowedItems(const AttributeTable& attributes,
                               const std::vector<ItemFilter>& filters) {
  if (filters.empty()) return {};
  std::vector<bool> allowed(attributes.entityCount(), true);
  for (const ItemFilter& filter : filters) {
    const std::size_t position = positionOf(attributes, filter.attribute);
    if (!filter.labels.empty()) keepLabels(attributes, position, filter.labels, allowed);
    if (filter.min || filter.max) keepRange(attributes.columns()[position], filter, allowed);
  }
  return allowed;
}

}  // namespace tastescope
