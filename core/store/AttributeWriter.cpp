#include <cmath>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/store/AttributeRows.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

std::string lowerAscii(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// SQL names are case-insensitive and cannot hold NUL; an attribute's name may be anything.
std::vector<std::string> sqlColumns(const AttributeTable& table) {
  std::unordered_set<std::string> taken{"position", "id"};
  std::vector<std::string> names;
  for (const AttributeColumn& column : table.columns()) {
    std::string base;
    for (const char c : column.name) {
      if (c != '\0') base += c;
    }
    if (base.empty()) base = "attribute";
    std::string name = base;
    for (int suffix = 2; !taken.insert(lowerAscii(name)).second; ++suffix) {
      name = base + "_" + std::to_string(suffix);
    }
    names.push_back(std::move(name));
  }
  return names;
}

/// Those from number `from` on.
void writeLabels(SQLite::Database& database, Entity entity, std::size_t ordinal,
                 const AttributeColumn& column, std::size_t from) {
  SQLite::Statement label(database, "INSERT INTO attribute_label VALUES(?,?,?,?)");
  for (std::size_t code = from; code < column.labels.size(); ++code) {
    label.bind(1, attributeEntityKey(entity));
    label.bind(2, static_cast<std::int64_t>(ordinal));
    label.bind(3, static_cast<std::int64_t>(code));
    label.bind(4, column.labels[code]);
    label.exec();
    label.reset();
  }
}

void writeColumnRows(SQLite::Database& database, Entity entity, const AttributeTable& table,
                     const std::vector<std::string>& names) {
  SQLite::Statement attribute(database, "INSERT INTO attribute VALUES(?,?,?,?,?,?)");
  for (std::size_t c = 0; c < table.columns().size(); ++c) {
    const AttributeColumn& column = table.columns()[c];
    attribute.bind(1, attributeEntityKey(entity));
    attribute.bind(2, static_cast<std::int64_t>(c));
    attribute.bind(3, column.name);
    attribute.bind(4, attributeTypeKey(column.type));
    if (column.type == AttributeType::Tags) {
      attribute.bind(5);
    } else {
      attribute.bind(5, names[c]);
    }
    attribute.bind(6, table.titleColumn() == c ? 1 : 0);
    attribute.exec();
    attribute.reset();
    writeLabels(database, entity, c, column, 0);
  }
}

/// What of an attribute the wide table and its view are made of.
struct WideColumn {
  std::string name;
  bool isNumber = false;
};

/// Wide table and the view people look at first.
AttributeSchema schemaOf(Entity entity, const std::vector<WideColumn>& wide) {
  const std::string kind = attributeEntityKey(entity);
  std::string columns;
  std::string selected;
  for (const WideColumn& column : wide) {
    const std::string name = quotedName(column.name);
    columns.append(", ").append(name).append(column.isNumber ? " REAL" : " TEXT");
    selected.append(", a.").append(name).append(" AS ").append(name);
  }
  AttributeSchema schema{kind + "_attributes", {}, kind + "_list", {}};
  schema.table = "CREATE TABLE " + schema.tableName + "(position INTEGER PRIMARY KEY REFERENCES " +
                 kind + "s(position)" + columns + ")";
  schema.view = "CREATE VIEW " + schema.viewName + " AS SELECT e.position AS position, e.id AS id" +
                selected + " FROM " + kind + "s e LEFT JOIN " + schema.tableName +
                " a ON a.position = e.position";
  return schema;
}

void createTables(SQLite::Database& database, Entity entity, const AttributeTable& table,
                  const std::vector<std::string>& names) {
  std::vector<WideColumn> wide;
  for (std::size_t c = 0; c < names.size(); ++c) {
    const AttributeType type = table.columns()[c].type;
    if (type != AttributeType::Tags) wide.push_back({names[c], type == AttributeType::Number});
  }
  const AttributeSchema schema = schemaOf(entity, wide);
  database.exec(schema.table);
  database.exec(schema.view);
}

void bindValue(SQLite::Statement& insert, int index, const AttributeColumn& column, Index entity) {
  switch (column.type) {
    case AttributeType::Text:
      if (!column.texts[entity].empty()) return insert.bindNoCopy(index, column.texts[entity]);
      break;
    case AttributeType::Number:
      if (!std::isnan(column.numbers[entity])) return insert.bind(index, column.numbers[entity]);
      break;
    case AttributeType::Category:
      if (column.codes[entity] != kNoIndex)
        return insert.bindNoCopy(index, column.labels[column.codes[entity]]);
      break;
    case AttributeType::Tags: return;
  }
  insert.bind(index);
}

void writeWideRows(SQLite::Database& database, Entity entity, const AttributeTable& table,
                   Index from, const std::stop_token& stop) {
  std::string marks;
  std::vector<const AttributeColumn*> plain;
  for (const AttributeColumn& column : table.columns()) {
    if (column.type == AttributeType::Tags) continue;
    plain.push_back(&column);
    marks += ",?";
  }
  if (plain.empty()) return;
  SQLite::Statement insert(database, std::string("INSERT INTO ") + attributeEntityKey(entity) +
                                         "_attributes VALUES(?" + marks + ")");
  for (Index e = from; e < table.entityCount(); ++e) {
    if (e % 4096 == 0) throwIfStopped(stop);
    insert.bind(1, e);
    for (std::size_t c = 0; c < plain.size(); ++c)
      bindValue(insert, static_cast<int>(c) + 2, *plain[c], e);
    insert.exec();
    insert.reset();
  }
}

void writeTags(SQLite::Database& database, Entity entity, const AttributeTable& table, Index from,
               const std::stop_token& stop) {
  SQLite::Statement insert(database, "INSERT INTO attribute_tag VALUES(?,?,?,?,?)");
  insert.bind(1, attributeEntityKey(entity));
  for (std::size_t c = 0; c < table.columns().size(); ++c) {
    const AttributeColumn& column = table.columns()[c];
    if (column.type != AttributeType::Tags) continue;
    insert.bind(2, static_cast<std::int64_t>(c));
    for (Index e = from; e < table.entityCount(); ++e) {
      if (e % 4096 == 0) throwIfStopped(stop);
      for (std::uint64_t tag = column.tagOffsets[e]; tag < column.tagOffsets[e + 1]; ++tag) {
        insert.bind(3, e);
        insert.bind(4, static_cast<std::int64_t>(tag - column.tagOffsets[e]));
        insert.bind(5, column.codes[tag]);
        insert.exec();
        insert.reset();
      }
    }
  }
}

}  // namespace

AttributeSchema attributeSchema(SQLite::Database& database, Entity entity,
                                const std::filesystem::path& file) {
  std::vector<WideColumn> wide;
  SQLite::Statement rows(
      database,
      "SELECT sql_column, type FROM attribute WHERE entity = ? AND type <> 'tags' "
      "ORDER BY ordinal");
  rows.bind(1, attributeEntityKey(entity));
  while (rows.executeStep()) {
    if (wide.size() == kMaxAttributes) throwDamaged(file, "too many attributes");
    wide.push_back({rows.getColumn(0).getString(),
                    rows.getColumn(1).getString() == attributeTypeKey(AttributeType::Number)});
  }
  return schemaOf(entity, wide);
}

void writeAttributes(SQLite::Database& database, Entity entity, const AttributeTable& table,
                     const std::stop_token& stop) {
  if (table.columns().size() > kMaxAttributes) {
    throw Error(
        ErrorCode::Unsupported,
        coreText("Project",
                 "There are %1 attribute columns; a project holds at most %2. Leave some out.")
            .arg(table.columns().size())
            .arg(kMaxAttributes));
  }
  const std::vector<std::string> names = sqlColumns(table);
  createTables(database, entity, table, names);
  writeColumnRows(database, entity, table, names);
  writeWideRows(database, entity, table, 0, stop);
  writeTags(database, entity, table, 0, stop);
}

void writeMoreAttributes(SQLite::Database& database, Entity entity, const AttributeTable& before,
                         const AttributeTable& after, const std::stop_token& stop) {
  for (std::size_t c = 0; c < after.columns().size(); ++c)
    writeLabels(database, entity, c, after.columns()[c], before.columns()[c].labels.size());
  writeWideRows(database, entity, after, before.entityCount(), stop);
  writeTags(database, entity, after, before.entityCount(), stop);
}

}  // namespace tastescope
