#include "core/store/SelectionStore.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/base/Clock.h"
#include "core/store/Checksum.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

static_assert(std::endian::native == std::endian::little);

Error noSelection() {
  return {
      ErrorCode::NotFound,
      coreText("Selections", "This selection is no longer kept in the project. Choose another.")};
}

const char* keyOf(Entity entity) { return entity == Entity::User ? "user" : "item"; }

std::string_view bytesOf(const std::vector<Index>& members) {
  return {reinterpret_cast<const char*>(members.data()), members.size() * sizeof(Index)};
}

std::int64_t checksumOf(std::string_view entity, std::string_view name, std::string_view members) {
  return Checksum().add(entity).add(name).add(members).value();
}

void requireOwnName(SQLite::Database& database, const std::string& name, SelectionId own) {
  if (name.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Selections", "A selection needs a name. Type one."));
  }
  SQLite::Statement same(database, "SELECT 1 FROM selection WHERE name = ? AND id <> ?");
  same.bind(1, name);
  same.bind(2, own);
  if (!same.executeStep()) return;
  throw Error(
      ErrorCode::InvalidInput,
      coreText("Selections", "There is already a selection called “%1”. Choose another name.")
          .arg(name));
}

/// What a row of kSelectionColumns says.
KeptSelection selectionFrom(SQLite::Statement& row, const Project& project) {
  KeptSelection selection{.id = row.getColumn(0).getInt64(),
                          .name = row.getColumn(2).getString(),
                          .created = row.getColumn(3).getInt64()};
  const std::string entity = row.getColumn(1).getString();
  selection.entity = entity == keyOf(Entity::User) ? Entity::User : Entity::Item;
  const std::int64_t known = row.getColumn(4).getInt64();
  const std::int64_t size = row.getColumn(5).getInt64();
  if (size <= 0 || size % static_cast<std::int64_t>(sizeof(Index)) != 0 ||
      size / static_cast<std::int64_t>(sizeof(Index)) > known) {
    throwDamaged(project.file(), "size of a selection");
  }
  const std::string_view bytes = blobView(row.getColumn(6));
  if (row.getColumn(7).getInt64() != checksumOf(entity, selection.name, bytes)) {
    throwChecksum(project.file(), coreText("Project", "the selection “%1”").arg(selection.name));
  }
  selection.members.resize(bytes.size() / sizeof(Index));
  std::memcpy(selection.members.data(), bytes.data(), bytes.size());
  const bool ascending = std::ranges::adjacent_find(selection.members, std::greater_equal()) ==
                         selection.members.end();
  if (!ascending || selection.members.back() >= known)
    throwDamaged(project.file(), "member of a selection");
  return selection;
}

constexpr const char* kSelectionColumns =
    "SELECT id, entity, name, created, CASE entity WHEN 'user' THEN (SELECT count(*) FROM users) "
    "ELSE (SELECT count(*) FROM items) END, length(members), members, checksum FROM selection ";

}  // namespace

SelectionId SelectionStore::add(const KeptSelection& selection) {
  if (selection.members.empty()) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Selections", "Nothing is selected that could be kept."));
  }
  std::vector<Index> members = selection.members;
  std::ranges::sort(members);
  members.erase(std::unique(members.begin(), members.end()), members.end());
  const std::string_view bytes = bytesOf(members);
  return sqlGuardWriting(project_.file(), project_.database(), bytes.size() + kFewRows, [&] {
    SQLite::Database& database = project_.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    requireOwnName(database, selection.name, 0);
    SQLite::Statement insert(
        database,
        "INSERT INTO selection(entity, name, created, members, checksum) VALUES(?,?,?,?,?)");
    insert.bind(1, keyOf(selection.entity));
    insert.bind(2, selection.name);
    insert.bind(3, selection.created != 0 ? selection.created : unixNow());
    insert.bindNoCopy(4, bytes.data(), static_cast<int>(bytes.size()));
    insert.bind(5, checksumOf(keyOf(selection.entity), selection.name, bytes));
    insert.exec();
    const SelectionId id = database.getLastInsertRowid();
    transaction.commit();
    return id;
  });
}

void SelectionStore::rename(SelectionId id, const std::string& name) {
  sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Database& database = project_.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    requireOwnName(database, name, id);
    const KeptSelection old = get(id);
    SQLite::Statement update(database, "UPDATE selection SET name = ?, checksum = ? WHERE id = ?");
    update.bind(1, name);
    update.bind(2, checksumOf(keyOf(old.entity), name, bytesOf(old.members)));
    update.bind(3, id);
    update.exec();
    transaction.commit();
  });
}

KeptSelection SelectionStore::remove(SelectionId id) {
  return sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Database& database = project_.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    KeptSelection removed = get(id);
    SQLite::Statement remove(database, "DELETE FROM selection WHERE id = ?");
    remove.bind(1, id);
    remove.exec();
    transaction.commit();
    return removed;
  });
}

std::vector<KeptSelection> SelectionStore::all() const {
  return sqlGuard(project_.file(), [&] {
    SQLite::Statement select(project_.database(),
                             std::string(kSelectionColumns).append("ORDER BY name"));
    std::vector<KeptSelection> selections;
    while (select.executeStep()) selections.push_back(selectionFrom(select, project_));
    return selections;
  });
}

std::optional<KeptSelection> SelectionStore::find(const std::string& name) const {
  return sqlGuard(project_.file(), [&]() -> std::optional<KeptSelection> {
    SQLite::Statement select(project_.database(),
                             std::string(kSelectionColumns).append("WHERE name = ?"));
    select.bind(1, name);
    if (!select.executeStep()) return std::nullopt;
    return selectionFrom(select, project_);
  });
}

KeptSelection SelectionStore::get(SelectionId id) const {
  return sqlGuard(project_.file(), [&] {
    SQLite::Statement select(project_.database(),
                             std::string(kSelectionColumns).append("WHERE id = ?"));
    select.bind(1, id);
    if (!select.executeStep()) throw noSelection();
    return selectionFrom(select, project_);
  });
}

std::vector<SelectionId> SelectionStore::ids() const {
  return sqlGuard(project_.file(), [&] {
    SQLite::Statement select(project_.database(), "SELECT id FROM selection ORDER BY name");
    std::vector<SelectionId> ids;
    while (select.executeStep()) ids.push_back(select.getColumn(0).getInt64());
    return ids;
  });
}

void SelectionStore::trim(Index users, Index items) {
  sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Database& database = project_.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    for (KeptSelection& selection : all()) {
      const Index first = selection.entity == Entity::User ? users : items;
      if (selection.members.back() < first) continue;
      selection.members.erase(std::ranges::lower_bound(selection.members, first),
                              selection.members.end());
      const std::string_view bytes = bytesOf(selection.members);
      SQLite::Statement change(
          database, bytes.empty()
                        ? "DELETE FROM selection WHERE id = ?1"
                        : "UPDATE selection SET members = ?2, checksum = ?3 WHERE id = ?1");
      change.bind(1, selection.id);
      if (!bytes.empty()) {
        change.bindNoCopy(2, bytes.data(), static_cast<int>(bytes.size()));
        change.bind(3, checksumOf(keyOf(selection.entity), selection.name, bytes));
      }
      change.exec();
    }
    transaction.commit();
  });
}

std::uint64_t selectionsBeyond(SQLite::Database& database, Index users, Index items) {
  SQLite::Statement last(database, "SELECT entity, substr(members, -4) FROM selection");
  std::uint64_t count = 0;
  while (last.executeStep()) {
    const std::string_view bytes = blobView(last.getColumn(1));
    Index member = 0;
    if (bytes.size() == sizeof(member)) std::memcpy(&member, bytes.data(), sizeof(member));
    count +=
        member >= (last.getColumn(0).getString() == keyOf(Entity::User) ? users : items) ? 1U : 0U;
  }
  return count;
}

}  // namespace tastescope
