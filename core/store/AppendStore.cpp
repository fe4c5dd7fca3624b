#include "core/store/AppendStore.h"

#include <algorithm>
#include <utility>

#include "core/base/Clock.h"
#include "core/store/AppendRows.h"
#include "core/store/DatasetRows.h"
#include "core/store/ListStore.h"
#include "core/store/PersonStore.h"
#include "core/store/RunOwner.h"
#include "core/store/SelectionStore.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

std::uint64_t countWhere(SQLite::Database& database, const char* select, const AppendRecord& last) {
  SQLite::Statement count(database, select);
  count.bind(1, last.users);
  count.bind(2, last.items);
  count.executeStep();
  return static_cast<std::uint64_t>(count.getColumn(0).getInt64());
}

constexpr const char* kOpinionsAbout = "SELECT count(*) FROM feedback WHERE user >= ? OR item >= ?";
constexpr const char* kPeopleWith =
    "SELECT count(*) FROM person WHERE user >= ?1 OR id IN (SELECT person FROM person_item WHERE "
    "item >= ?2)";
constexpr const char* kListsThatName =
    "SELECT count(DISTINCT run) FROM recommendation WHERE user >= ? OR item >= ?";

std::uint64_t countRuns(SQLite::Database& database, const std::string& fingerprint) {
  SQLite::Statement runs(database,
                         "SELECT count(*) FROM run WHERE fingerprint = ? AND deleted = 0");
  runs.bind(1, fingerprint);
  runs.executeStep();
  return static_cast<std::uint64_t>(runs.getColumn(0).getInt64());
}

UndoneAppend lookAt(SQLite::Database& database, const std::filesystem::path& file) {
  std::vector<AppendRecord> appends = readAppends(database, file);
  if (appends.empty()) {
    throw Error(ErrorCode::NotFound,
                coreText("Append",
                         "Nothing was added to this project since its import, so there "
                         "is nothing to undo."));
  }
  UndoneAppend undone;
  undone.append = std::move(appends.back());
  const AppendRecord& last = undone.append;
  const auto more = [&](const char* table, Index before) {
    const std::int64_t all =
        database.execAndGet(std::string("SELECT count(*) FROM ") + table).getInt64();
    return static_cast<Index>(std::max<std::int64_t>(0, all - std::int64_t{before}));
  };
  undone.users = more("users", last.users);
  undone.items = more("items", last.items);
  undone.opinions = countWhere(database, kOpinionsAbout, last);
  undone.people = countWhere(database, kPeopleWith, last);
  undone.selections = selectionsBeyond(database, last.users, last.items);
  undone.lists = countWhere(database, kListsThatName, last);
  undone.runs = countRuns(database, last.fingerprint);
  return undone;
}

void requireNoTraining(SQLite::Database& database, const std::string& fingerprint) {
  SQLite::Statement runs(database,
                         "SELECT name, owner FROM run WHERE state = 'running' AND fingerprint = ?");
  runs.bind(1, fingerprint);
  while (runs.executeStep()) {
    if (!ownerLives(runs.getColumn(1).getString())) continue;
    throw Error(ErrorCode::Locked,
                coreText("Append",
                         "%1 is being trained on what was added last. Stop it, or wait until it is "
                         "done, and undo then.")
                    .arg(runs.getColumn(0).getString()));
  }
}

void requireNothingHangs(const UndoneAppend& undone) {
  if (undone.opinions == 0 && undone.people == 0 && undone.selections == 0) return;
  throw Error(ErrorCode::InvalidInput,
              coreText("Append",
                       "%1 opinions, %2 people and %3 selections kept by name are about users or "
                       "items that came with “%4”, and would lose them. Say that they may.")
                  .arg(static_cast<unsigned long long>(undone.opinions))
                  .arg(static_cast<unsigned long long>(undone.people))
                  .arg(static_cast<unsigned long long>(undone.selections))
                  .arg(undone.append.source));
}

/// While it lives nothing is looked up for foreign keys; not inside a transaction.
class WithoutForeignKeys {
 public:
  explicit WithoutForeignKeys(SQLite::Database& database) : database_(database) {
    database_.exec("PRAGMA foreign_keys = OFF");
  }
  ~WithoutForeignKeys() { database_.tryExec("PRAGMA foreign_keys = ON"); }
  WithoutForeignKeys(const WithoutForeignKeys&) = delete;
  WithoutForeignKeys& operator=(const WithoutForeignKeys&) = delete;

 private:
  SQLite::Database& database_;
};

/// Opinions, people and members of selections, each by its own store, so that checksums follow.
void removeWhatHangs(const Project& project, const AppendRecord& last) {
  ListStore lists(project);
  for (const Index user : lists.usersWithFeedback()) {
    for (const Feedback& one : lists.feedback(user)) {
      if (one.user >= last.users || one.item >= last.items)
        lists.setFeedback({one.user, one.item, 0, 0});
    }
  }
  PersonStore people(project);
  for (const KeptPerson& person : people.all()) {
    const auto gone = [&](Index item) { return item >= last.items; };
    const bool isNew = person.user != kNoIndex && person.user >= last.users;
    if (isNew || std::ranges::any_of(person.added, gone) ||
        std::ranges::any_of(person.removed, gone))
      people.remove(person.id);
  }
  SelectionStore(project).trim(last.users, last.items);
}

}  // namespace

std::vector<AppendRecord> AppendStore::all() const {
  return sqlGuard(project_.file(), [&] {
    const SQLite::Transaction snapshot(project_.database());
    return readAppends(project_.database(), project_.file());
  });
}

bool AppendStore::holds(const std::string& fingerprint) const {
  return sqlGuard(project_.file(), [&] {
    SQLite::Statement found(project_.database(), "SELECT 1 FROM append WHERE fingerprint = ?");
    found.bind(1, fingerprint);
    return found.executeStep();
  });
}

AppendRecord AppendStore::add(const Dataset& before, const Append& append, Progress& progress,
                              const std::stop_token& stop) {
  constexpr std::uintmax_t kBytesPerRow = 20;
  SQLite::Database& database = project_.database();
  return sqlGuardWriting(project_.file(), database, append.rows.pairs.size() * kBytesPerRow, [&] {
    const InterruptOnStop interrupt(database, stop);
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    const auto links = database.execAndGet("SELECT count(*) FROM link").getInt64();
    if (storedFingerprint(database) != before.fingerprint ||
        links != static_cast<std::int64_t>(before.links.size())) {
      throw Error(ErrorCode::Locked, coreText("Append",
                                              "Somebody else has changed the data of this project "
                                              "meanwhile. Open it again, and add the file then."));
    }
    AppendRecord record = recordOf(before, append);
    record.generation =
        static_cast<std::int64_t>(readAppends(database, project_.file()).size()) + 1;
    record.created = unixNow();
    writeAppend(database, before, append, record, progress, stop);
    transaction.commit();
    return record;
  });
}

UndoneAppend AppendStore::lookAtLast() const {
  return sqlGuard(project_.file(), [&] {
    const SQLite::Transaction snapshot(project_.database());
    return lookAt(project_.database(), project_.file());
  });
}

UndoneAppend AppendStore::undoLast(bool andWhatHangs, Progress& progress,
                                   const std::stop_token& stop) {
  SQLite::Database& database = project_.database();
  return sqlGuardWriting(project_.file(), database, kFewRows, [&] {
    const InterruptOnStop interrupt(database, stop);
    progress.begin(coreText("Append", "Taking back what was added"), Text(), 0);
    const UndoneAppend before = lookAt(database, project_.file());
    requireNoTraining(database, before.append.fingerprint);
    if (andWhatHangs) removeWhatHangs(project_, before.append);
    const WithoutForeignKeys without(database);
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    UndoneAppend undone = lookAt(database, project_.file());
    if (undone.append.generation != before.append.generation ||
        undone.append.fingerprint != before.append.fingerprint) {
      throw Error(ErrorCode::Locked, coreText("Append",
                                              "Somebody else has changed the data of this project "
                                              "meanwhile. Open it again, and look what was added "
                                              "last."));
    }
    requireNoTraining(database, undone.append.fingerprint);
    requireNothingHangs(undone);
    removeAppend(database, undone.append, stop);
    transaction.commit();
    if (andWhatHangs) {
      undone.opinions = before.opinions;
      undone.people = before.people;
      undone.selections = before.selections;
    }
    return undone;
  });
}

}  // namespace tastescope
