#include "core/store/PersonStore.h"

#include "core/base/Clock.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

Error nobody() {
  return {ErrorCode::NotFound,
          coreText("People", "This person is no longer kept in the project. Choose another.")};
}

void requireName(SQLite::Database& database, const std::string& name, PersonId own) {
  if (name.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw Error(ErrorCode::InvalidInput, coreText("People", "A person needs a name. Type one."));
  }
  SQLite::Statement same(database, "SELECT 1 FROM person WHERE name = ? AND id <> ?");
  same.bind(1, name);
  same.bind(2, own);
  if (!same.executeStep()) return;
  throw Error(
      ErrorCode::InvalidInput,
      coreText("People", "There is already somebody called “%1”. Choose another name.").arg(name));
}

void writeItems(SQLite::Database& database, PersonId id, const KeptPerson& person) {
  SQLite::Statement remove(database, "DELETE FROM person_item WHERE person = ?");
  remove.bind(1, id);
  remove.exec();
  SQLite::Statement insert(database, "INSERT INTO person_item VALUES(?,?,?,?)");
  insert.bind(1, id);
  std::int64_t place = 0;
  const auto write = [&](const std::vector<Index>& items, int added) {
    for (const Index item : items) {
      insert.bind(2, ++place);
      insert.bind(3, item);
      insert.bind(4, added);
      insert.exec();
      insert.reset();
    }
  };
  write(person.added, 1);
  write(person.removed, 0);
}

Index positionFrom(const SQLite::Column& column, std::int64_t count, const Project& project) {
  const std::int64_t position = column.getInt64();
  if (position < 0 || position >= count) throwDamaged(project.file(), "position of a person");
  return static_cast<Index>(position);
}

}  // namespace

PersonId PersonStore::add(const KeptPerson& person) {
  return sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Database& database = project_.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    requireName(database, person.name, 0);
    SQLite::Statement insert(database, "INSERT INTO person(name, user, created) VALUES(?,?,?)");
    insert.bind(1, person.name);
    person.user == kNoIndex ? insert.bind(2) : insert.bind(2, person.user);
    insert.bind(3, unixNow());
    insert.exec();
    const PersonId id = database.getLastInsertRowid();
    writeItems(database, id, person);
    transaction.commit();
    return id;
  });
}

void PersonStore::change(const KeptPerson& person) {
  sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Database& database = project_.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement find(database, "SELECT 1 FROM person WHERE id = ?");
    find.bind(1, person.id);
    if (!find.executeStep()) throw nobody();
    writeItems(database, person.id, person);
    transaction.commit();
  });
}

void PersonStore::rename(PersonId id, const std::string& name) {
  sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Database& database = project_.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    requireName(database, name, id);
    SQLite::Statement update(database, "UPDATE person SET name = ? WHERE id = ?");
    update.bind(1, name);
    update.bind(2, id);
    if (update.exec() == 0) throw nobody();
    transaction.commit();
  });
}

KeptPerson PersonStore::remove(PersonId id) {
  return sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Database& database = project_.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    std::vector<KeptPerson> removed = read(id);
    if (removed.empty()) throw nobody();
    SQLite::Statement remove(database, "DELETE FROM person WHERE id = ?");
    remove.bind(1, id);
    remove.exec();
    transaction.commit();
    return std::move(removed.front());
  });
}

std::vector<KeptPerson> PersonStore::all() const {
  return sqlGuard(project_.file(), [&] {
    const SQLite::Transaction snapshot(project_.database());
    return read(0);
  });
}

/// One person, or all for 0. Within a transaction of the caller's.
std::vector<KeptPerson> PersonStore::read(PersonId only) const {
  SQLite::Database& database = project_.database();
  const std::int64_t users = database.execAndGet("SELECT count(*) FROM users").getInt64();
  const std::int64_t items = database.execAndGet("SELECT count(*) FROM items").getInt64();
  std::vector<KeptPerson> people;
  const SmallValues small(database);
  SQLite::Statement select(
      database, "SELECT id, name, user, created FROM person WHERE ?1 IN (0, id) ORDER BY name");
  select.bind(1, only);
  while (select.executeStep()) {
    KeptPerson person{.id = select.getColumn(0).getInt64(),
                      .name = select.getColumn(1).getString(),
                      .created = select.getColumn(3).getInt64()};
    if (!select.getColumn(2).isNull())
      person.user = positionFrom(select.getColumn(2), users, project_);
    people.push_back(std::move(person));
  }
  SQLite::Statement rows(database,
                         "SELECT item, added FROM person_item WHERE person = ? ORDER BY place");
  for (KeptPerson& person : people) {
    rows.reset();
    rows.bind(1, person.id);
    while (rows.executeStep()) {
      auto& list = rows.getColumn(1).getInt() != 0 ? person.added : person.removed;
      list.push_back(positionFrom(rows.getColumn(0), items, project_));
    }
  }
  return people;
}

}  // namespace tastescope
