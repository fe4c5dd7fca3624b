#include "core/store/ListStore.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/Clock.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

/// All lists, flat: the write lock is then held for the writing alone, not for the scoring.
struct Lists {
  std::vector<std::uint64_t> offsets{0};
  std::vector<StoredRecommendation> rows;
  std::size_t longest = 0;
};

Lists collect(Index userCount,
              const std::function<std::vector<StoredRecommendation>(Index)>& list) {
  Lists lists;
  lists.offsets.reserve(std::size_t{userCount} + 1);
  for (Index user = 0; user < userCount; ++user) {
    const auto one = list(user);
    lists.rows.insert(lists.rows.end(), one.begin(), one.end());
    lists.offsets.push_back(lists.rows.size());
    lists.longest = std::max(lists.longest, one.size());
  }
  return lists;
}

void insertRows(SQLite::Database& database, RunId run, const Lists& lists) {
  SQLite::Statement insert(database, "INSERT INTO recommendation VALUES(?,?,?,?,?)");
  insert.bind(1, run);
  for (std::size_t user = 0; user + 1 < lists.offsets.size(); ++user) {
    insert.bind(2, static_cast<std::int64_t>(user));
    for (std::uint64_t row = lists.offsets[user]; row < lists.offsets[user + 1]; ++row) {
      insert.bind(3, static_cast<std::int64_t>(row - lists.offsets[user]) + 1);
      insert.bind(4, lists.rows[row].item);
      insert.bind(5, static_cast<double>(lists.rows[row].score));
      insert.exec();
      insert.reset();
    }
  }
}

float scoreFrom(const SQLite::Column& column, const Project& project) {
  const double score = column.getDouble();
  if (!(std::abs(score) <= double{std::numeric_limits<float>::max()}))
    throwDamaged(project.file(), "score of a list");
  return static_cast<float>(score);
}

}  // namespace

void ListStore::replaceAll(RunId run, Index userCount,
                           const std::function<std::vector<StoredRecommendation>(Index user)>& list,
                           bool keepsOwned) {
  const Lists lists = collect(userCount, list);
  constexpr std::uintmax_t kBytesPerRow = 20;  // as SQLite packs the small numbers of a row
  sqlGuardWriting(project_.file(), project_.database(), lists.rows.size() * kBytesPerRow, [&] {
    SQLite::Database& database = project_.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement remove(database, "DELETE FROM recommendation_set WHERE run = ?");
    remove.bind(1, run);
    remove.exec();
    SQLite::Statement head(database, "INSERT INTO recommendation_set VALUES(?,?,?,?,?)");
    head.bind(1, run);
    head.bind(2, static_cast<std::int64_t>(lists.longest));
    head.bind(3, static_cast<std::int64_t>(lists.rows.size()));
    head.bind(4, unixNow());
    head.bind(5, keepsOwned ? 1 : 0);
    head.exec();
    insertRows(database, run, lists);
    transaction.commit();
  });
}

std::vector<StoredRecommendation> ListStore::list(RunId run, Index user) const {
  return sqlGuard(project_.file(), [&] {
    std::vector<StoredRecommendation> rows;
    SQLite::Statement select(
        project_.database(),
        "SELECT item, score FROM recommendation WHERE run = ? AND user = ? ORDER BY rank");
    select.bind(1, run);
    select.bind(2, user);
    while (select.executeStep())
      rows.push_back({select.getColumn(0).getUInt(), scoreFrom(select.getColumn(1), project_)});
    return rows;
  });
}

std::int64_t ListStore::ofSet(const char* column, RunId run) const {
  return sqlGuard(project_.file(), [&]() -> std::int64_t {
    SQLite::Statement select(project_.database(), std::string("SELECT ").append(column).append(
                                                      " FROM recommendation_set WHERE run = ?"));
    select.bind(1, run);
    return select.executeStep() ? select.getColumn(0).getInt64() : 0;
  });
}

std::uint64_t ListStore::count(RunId run) const {
  return static_cast<std::uint64_t>(ofSet("rows", run));
}

std::size_t ListStore::longest(RunId run) const {
  return static_cast<std::size_t>(ofSet("k", run));
}

bool ListStore::keepsOwned(RunId run) const { return ofSet("owned", run) != 0; }

void ListStore::forEach(
    RunId run,
    const std::function<void(Index, std::size_t, const StoredRecommendation&)>& visit) const {
  sqlGuard(project_.file(), [&] {
    SQLite::Statement select(
        project_.database(),
        "SELECT user, rank, item, score FROM recommendation WHERE run = ? ORDER BY user, rank");
    select.bind(1, run);
    while (select.executeStep()) {
      visit(select.getColumn(0).getUInt(), static_cast<std::size_t>(select.getColumn(1).getInt64()),
            {select.getColumn(2).getUInt(), scoreFrom(select.getColumn(3), project_)});
    }
  });
}

void ListStore::setFeedback(const Feedback& feedback) {
  sqlGuard(project_.file(), [&] {
    const bool forget = feedback.value == 0;
    SQLite::Statement statement(project_.database(),
                                forget ? "DELETE FROM feedback WHERE user = ? AND item = ?"
                                       : "INSERT OR REPLACE INTO feedback VALUES(?,?,?,?)");
    statement.bind(1, feedback.user);
    statement.bind(2, feedback.item);
    if (!forget) {
      statement.bind(3, feedback.value > 0 ? 1 : -1);
      statement.bind(4, feedback.created != 0 ? feedback.created : unixNow());
    }
    statement.exec();
  });
}

std::vector<Feedback> ListStore::feedback(Index user) const {
  return sqlGuard(project_.file(), [&] {
    std::vector<Feedback> rows;
    SQLite::Statement select(
        project_.database(),
        "SELECT item, value, created FROM feedback WHERE user = ? ORDER BY created DESC, item");
    select.bind(1, user);
    while (select.executeStep()) {
      rows.push_back({user, select.getColumn(0).getUInt(), select.getColumn(1).getInt(),
                      select.getColumn(2).getInt64()});
    }
    return rows;
  });
}

std::uint64_t ListStore::feedbackCount() const {
  return sqlGuard(project_.file(), [&] {
    return static_cast<std::uint64_t>(
        project_.database().execAndGet("SELECT count(*) FROM feedback").getInt64());
  });
}

}  // namespace tastescope
