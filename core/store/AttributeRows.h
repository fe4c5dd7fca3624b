// Private to core/store: attribute tables as ordinary rows. Texts, numbers and category labels lie
// in one wide table per entity (user_attributes, item_attributes), one column per attribute, so
// that people can query them by name; tags lie in attribute_tag. Thread rule: as the connection.
// Cost: one row per entity, one per tag.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <stop_token>

#include "core/base/Ids.h"
#include "core/data/AttributeTable.h"

namespace tastescope {

/// The words the tables use: "user", "item"; "text", "number", "category", "tags".
const char* attributeEntityKey(Entity entity);
const char* attributeTypeKey(AttributeType type);
/// Makes the wide table and the view user_list or item_list (id, entries or users, attributes).
/// Inside the caller's transaction.
void writeAttributes(SQLite::Database& database, Entity entity, const AttributeTable& table,
                     const std::stop_token& stop);
/// Error(Corrupt) for values that cannot be.
AttributeTable readAttributes(SQLite::Database& database, Entity entity, Index entityCount,
                              const std::filesystem::path& file, const std::stop_token& stop);

}  // namespace tastescope
