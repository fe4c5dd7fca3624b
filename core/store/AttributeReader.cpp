#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/store/AttributeRows.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

std::optional<AttributeType> attributeTypeFromKey(const std::string& key) {
  for (const auto type :
       {AttributeType::Text, AttributeType::Number, AttributeType::Category, AttributeType::Tags}) {
    if (key == attributeTypeKey(type)) return type;
  }
  return std::nullopt;
}

/// Columns as described, with missing values everywhere; sql names aligned (empty for tags).
struct Description {
  std::vector<AttributeColumn> columns;
  std::vector<std::string> sqlNames;
  std::optional<std::size_t> title;
};

/// Attributes take memory for every entity at once, and a few bytes of a file ask for one.
class AttributeRoom {
 public:
  AttributeRoom(SQLite::Database& database, Index entityCount)
      : entities_(entityCount), bytes_(storedBytes(database)) {}
  /// False when there are more than a project holds, or than its file could fill: a wide row has a
  /// byte for every column, and tags, which have none, may cost some memory for each byte.
  bool takes(AttributeType type) {
    constexpr std::uintmax_t kTagsPerByte = 8;
    ++(type == AttributeType::Tags ? tags_ : wide_);
    return wide_ + tags_ <= kMaxAttributes && wide_ * entities_ <= bytes_ &&
           tags_ * entities_ <= kTagsPerByte * bytes_;
  }

 private:
  std::uintmax_t entities_;
  std::uintmax_t bytes_;
  std::uintmax_t wide_ = 0;
  std::uintmax_t tags_ = 0;
};

Description readDescription(SQLite::Database& database, Entity entity, Index entityCount,
                            const std::filesystem::path& file) {
  Description description;
  AttributeRoom room(database, entityCount);
  const SmallValues small(database);
  SQLite::Statement select(database,
                           "SELECT ordinal, name, type, sql_column, is_title FROM attribute WHERE "
                           "entity = ? ORDER BY ordinal");
  select.bind(1, attributeEntityKey(entity));
  while (select.executeStep()) {
    AttributeColumn column;
    const auto type = attributeTypeFromKey(select.getColumn(2).getString());
    if (!type ||
        select.getColumn(0).getInt64() != static_cast<std::int64_t>(description.columns.size())) {
      throwDamaged(file, "attribute description");
    }
    column.name = select.getColumn(1).getString();
    column.type = *type;
    if (!room.takes(*type)) throwDamaged(file, "more attributes than the file has room for");
    if (*type == AttributeType::Text) column.texts.resize(entityCount);
    if (*type == AttributeType::Number)
      column.numbers.assign(entityCount, std::numeric_limits<double>::quiet_NaN());
    if (*type == AttributeType::Category) column.codes.assign(entityCount, kNoIndex);
    if (*type == AttributeType::Tags) column.tagOffsets.assign(std::size_t{entityCount} + 1, 0);
    if (select.getColumn(4).getInt() != 0) description.title = description.columns.size();
    description.columns.push_back(std::move(column));
    description.sqlNames.push_back(select.getColumn(3).getString());
  }
  return description;
}

void readLabels(SQLite::Database& database, Entity entity, Description& description,
                const std::filesystem::path& file) {
  SQLite::Statement select(
      database,
      "SELECT ordinal, code, label FROM attribute_label WHERE entity = ? ORDER BY ordinal, code");
  select.bind(1, attributeEntityKey(entity));
  while (select.executeStep()) {
    const auto ordinal = static_cast<std::size_t>(select.getColumn(0).getInt64());
    if (ordinal >= description.columns.size() ||
        select.getColumn(1).getInt64() !=
            static_cast<std::int64_t>(description.columns[ordinal].labels.size())) {
      throwDamaged(file, "attribute labels");
    }
    description.columns[ordinal].labels.push_back(select.getColumn(2).getString());
  }
}

/// Text of a category back to its code; a label somebody wrote with another program is added.
class LabelCodes {
 public:
  explicit LabelCodes(AttributeColumn& column) : column_(column) {
    for (std::size_t code = 0; code < column.labels.size(); ++code) {
      codes_.emplace(column.labels[code], static_cast<Index>(code));
    }
  }
  Index code(const std::string& label) {
    const auto [found, added] =
        codes_.try_emplace(label, static_cast<Index>(column_.labels.size()));
    if (added) column_.labels.push_back(label);
    return found->second;
  }

 private:
  AttributeColumn& column_;
  std::unordered_map<std::string, Index> codes_;
};

void readWideRows(SQLite::Database& database, Entity entity, Index entityCount,
                  Description& description, const std::filesystem::path& file,
                  const std::stop_token& stop) {
  std::string names;
  std::vector<std::size_t> plain;
  std::vector<std::optional<LabelCodes>> codes;
  for (std::size_t c = 0; c < description.columns.size(); ++c) {
    if (description.columns[c].type == AttributeType::Tags) continue;
    plain.push_back(c);
    names += ", a." +
             quotedName(description.sqlNames[c]);  // unqualified, a missing one would be a string
    codes.emplace_back();
    if (description.columns[c].type == AttributeType::Category)
      codes.back().emplace(description.columns[c]);
  }
  if (plain.empty()) return;
  SQLite::Statement select(database, "SELECT a.position" + names + " FROM " +
                                         attributeEntityKey(entity) + "_attributes a");
  std::size_t rows = 0;
  while (select.executeStep()) {
    if (++rows % 4096 == 0) throwIfStopped(stop);
    const std::int64_t position = select.getColumn(0).getInt64();
    if (position < 0 || position >= std::int64_t{entityCount})
      throwDamaged(file, "attribute position");
    const auto e = static_cast<std::size_t>(position);
    for (std::size_t i = 0; i < plain.size(); ++i) {
      const SQLite::Column value = select.getColumn(static_cast<int>(i) + 1);
      if (value.isNull()) continue;
      AttributeColumn& column = description.columns[plain[i]];
      if (column.type == AttributeType::Text) column.texts[e] = value.getString();
      if (column.type == AttributeType::Number) column.numbers[e] = value.getDouble();
      if (column.type == AttributeType::Category)
        column.codes[e] = codes[i]->code(value.getString());
    }
  }
}

void readTags(SQLite::Database& database, Entity entity, Index entityCount,
              Description& description, const std::filesystem::path& file,
              const std::stop_token& stop) {
  SQLite::Statement select(database,
                           "SELECT ordinal, position, code FROM attribute_tag WHERE entity = ? "
                           "ORDER BY ordinal, position, place");
  select.bind(1, attributeEntityKey(entity));
  std::size_t rows = 0;
  while (select.executeStep()) {
    if (++rows % 4096 == 0) throwIfStopped(stop);
    const auto ordinal = static_cast<std::size_t>(select.getColumn(0).getInt64());
    const std::int64_t position = select.getColumn(1).getInt64();
    const auto code = static_cast<std::size_t>(select.getColumn(2).getInt64());
    if (ordinal >= description.columns.size() ||
        description.columns[ordinal].type != AttributeType::Tags || position < 0 ||
        position >= std::int64_t{entityCount} ||
        code >= description.columns[ordinal].labels.size()) {
      throwDamaged(file, "attribute tags");
    }
    AttributeColumn& column = description.columns[ordinal];
    column.codes.push_back(static_cast<Index>(code));
    ++column.tagOffsets[static_cast<std::size_t>(position) + 1];
  }
  for (AttributeColumn& column : description.columns) {
    for (std::size_t e = 1; e < column.tagOffsets.size(); ++e)
      column.tagOffsets[e] += column.tagOffsets[e - 1];
  }
}

}  // namespace

const char* attributeEntityKey(Entity entity) { return entity == Entity::User ? "user" : "item"; }

const char* attributeTypeKey(AttributeType type) {
  switch (type) {
    case AttributeType::Text: return "text";
    case AttributeType::Number: return "number";
    case AttributeType::Category: return "category";
    case AttributeType::Tags: return "tags";
  }
  return "text";
}

AttributeTable readAttributes(SQLite::Database& database, Entity entity, Index entityCount,
                              const std::filesystem::path& file, const std::stop_token& stop) {
  Description description = readDescription(database, entity, entityCount, file);
  readLabels(database, entity, description, file);
  readWideRows(database, entity, entityCount, description, file, stop);
  readTags(database, entity, entityCount, description, file, stop);
  AttributeTable table(entityCount);
  for (AttributeColumn& column : description.columns) {
    if (table.find(column.name) != nullptr) throwDamaged(file, "repeated attribute");
    table.add(std::move(column));
  }
  table.setTitleColumn(description.title);
  return table;
}

}  // namespace tastescope
