// Side information about users or items: typed columns over dense positions.
// Thread rule: fill on one thread, then share as const.
// Cost: a category 4 bytes a row, a number 8, text its bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Ids.h"

namespace tastescope {

enum class AttributeType : std::uint8_t {
  Text,      ///< free text, such as a title
  Number,    ///< NaN = missing
  Category,  ///< one label of few
  Tags,      ///< any number of labels, "Comedy|Drama"
};

struct AttributeColumn {
  std::string name;
  AttributeType type = AttributeType::Text;
  std::vector<std::string> texts;   ///< Text: one per entity, empty = missing
  std::vector<double> numbers;      ///< Number: one per entity
  std::vector<std::string> labels;  ///< Category and Tags: the distinct labels
  std::vector<Index>
      codes;  ///< Category: label per entity, kNoIndex = missing; Tags: all labels, row after row
  std::vector<std::uint64_t>
      tagOffsets;  ///< Tags: entity e owns codes[tagOffsets[e] .. tagOffsets[e+1])
};

class AttributeTable {
 public:
  AttributeTable() = default;
  explicit AttributeTable(Index entityCount) : entityCount_(entityCount) {}

  [[nodiscard]] Index entityCount() const { return entityCount_; }
  [[nodiscard]] const std::vector<AttributeColumn>& columns() const { return columns_; }
  [[nodiscard]] const AttributeColumn* find(std::string_view name) const;
  /// Adds a column whose vectors are as long as entityCount asks; throws Error(Internal) otherwise
  /// or on a repeated name.
  void add(AttributeColumn column);
  /// The first `entities` of them with the labels there were: `labels`, one a column.
  [[nodiscard]] AttributeTable first(Index entities, const std::vector<Index>& labels) const;
  /// What a person reads: the text, the shortest number, the label, or the tags joined by ", ";
  /// empty when missing.
  [[nodiscard]] std::string display(std::size_t column, Index entity) const;
  /// The column that names an entity (items: title), if there is one.
  [[nodiscard]] std::optional<std::size_t> titleColumn() const { return titleColumn_; }
  void setTitleColumn(std::optional<std::size_t> column) { titleColumn_ = column; }
  /// The title of an entity, or an empty string.
  [[nodiscard]] std::string title(Index entity) const;

 private:
  Index entityCount_ = 0;
  std::vector<AttributeColumn> columns_;
  std::optional<std::size_t> titleColumn_;
};

}  // namespace tastescope
