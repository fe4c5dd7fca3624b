// Private to core/store: attribute tables as ordinary rows. Texts, numbers and category labels lie
// in one wide table per entity (user_attributes, item_attributes), one column per attribute, so
// that people can query them by name; tags lie in attribute_tag. Thread rule: as the connection.
// Cost: one row per entity, one per tag.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <stop_token>
#include <string>

#include "core/base/Ids.h"
#include "core/data/AttributeTable.h"

namespace tastescope {

/// The words the tables use: "user", "item"; "text", "number", "category", "tags".
const char* attributeEntityKey(Entity entity);
const char* attributeTypeKey(AttributeType type);
/// Attribute columns a project holds; SQLite's own limit is 2000 a table.
inline constexpr std::size_t kMaxAttributes = 1900;

/// The statements that make an entity's wide table and its view.
struct AttributeSchema {
  std::string tableName, table;
  std::string viewName, view;
};
/// Those that the rows of `attribute` ask for. Error(Corrupt) for more columns than a project holds.
AttributeSchema attributeSchema(SQLite::Database& database, Entity entity,
                                const std::filesystem::path& file);

/// Makes the wide table and the view user_list or item_list (id, entries or users, attributes).
/// Inside the caller's transaction.
void writeAttributes(SQLite::Database& database, Entity entity, const AttributeTable& table,
                     const std::stop_token& stop);
/// The labels and rows of `after` that `before` does not have: those of new entities, which come behind
/// the others.
void writeMoreAttributes(SQLite::Database& database, Entity entity, const AttributeTable& before,
                         const AttributeTable& after, const std::stop_token& stop);
/// Error(Corrupt) for values that cannot be.
AttributeTable readAttributes(SQLite::Database& database, Entity entity, Index entityCount,
                              const std::filesystem::path& file, const std::stop_token& stop);

}  // namespace tastescope
