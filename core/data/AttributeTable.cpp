#include "core/data/AttributeTable.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "core/base/Error.h"

namespace tastescope {
namespace {

std::string shortest(double value) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, end.ptr};
}

bool codesAreLabels(const AttributeColumn& column, bool missingAllowed) {
  return std::ranges::all_of(column.codes, [&](Index code) {
    return code < column.labels.size() || (missingAllowed && code == kNoIndex);
  });
}

bool hasShape(const AttributeColumn& column, std::size_t entities) {
  switch (column.type) {
    case AttributeType::Text: return column.texts.size() == entities;
    case AttributeType::Number: return column.numbers.size() == entities;
    case AttributeType::Category:
      return column.codes.size() == entities && codesAreLabels(column, true);
    case AttributeType::Tags:
      return column.tagOffsets.size() == entities + 1 && column.tagOffsets.front() == 0 &&
             std::ranges::is_sorted(column.tagOffsets) &&
             column.tagOffsets.back() == column.codes.size() && codesAreLabels(column, false);
  }
  return false;
}

std::string joinedTags(const AttributeColumn& column, Index entity) {
  std::string text;
  for (std::uint64_t tag = column.tagOffsets[entity]; tag < column.tagOffsets[entity + 1]; ++tag) {
    if (!text.empty()) text += ", ";
    text += column.labels[column.codes[tag]];
  }
  return text;
}

}  // namespace

const AttributeColumn* AttributeTable::find(std::string_view name) const {
  const auto found = std::ranges::find(columns_, name, &AttributeColumn::name);
  return found == columns_.end() ? nullptr : &*found;
}

void AttributeTable::add(AttributeColumn column) {
  if (find(column.name) != nullptr || !hasShape(column, entityCount_)) {
    throw Error(ErrorCode::Internal,
                coreText("Data", "The attribute column “%1” is inconsistent.").arg(column.name));
  }
  columns_.push_back(std::move(column));
}

AttributeTable AttributeTable::first(Index entities, const std::vector<Index>& labels) const {
  AttributeTable table(entities);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    AttributeColumn column = columns_[c];
    if (c < labels.size() && labels[c] < column.labels.size()) column.labels.resize(labels[c]);
    if (column.type == AttributeType::Text) column.texts.resize(entities);
    if (column.type == AttributeType::Number) column.numbers.resize(entities);
    if (column.type == AttributeType::Category) column.codes.resize(entities);
    if (column.type == AttributeType::Tags) {
      column.tagOffsets.resize(std::size_t{entities} + 1);
      column.codes.resize(column.tagOffsets.back());
    }
    table.add(std::move(column));
  }
  table.setTitleColumn(titleColumn_);
  return table;
}

std::string AttributeTable::display(std::size_t column, Index entity) const {
  const AttributeColumn& data = columns_[column];
  switch (data.type) {
    case AttributeType::Text: return data.texts[entity];
    case AttributeType::Number:
      return std::isnan(data.numbers[entity]) ? std::string() : shortest(data.numbers[entity]);
    case AttributeType::Category:
      return data.codes[entity] == kNoIndex ? std::string() : data.labels[data.codes[entity]];
    case AttributeType::Tags: return joinedTags(data, entity);
  }
  return {};
}

std::string AttributeTable::title(Index entity) const {
  return titleColumn_ ? display(*titleColumn_, entity) : std::string();
}

}  // namespace tastescope
