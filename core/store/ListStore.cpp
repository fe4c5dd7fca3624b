#include "core/store/ListStore.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "core/base/Clock.h"
#include "core/store/Checksum.h"
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

/// One row of a list, as checksums and visitors take it.
struct ListRow {
  std::int64_t rank = 0;
  StoredRecommendation stored;
};

/// Of the rows of one user.
class ListChecksum {
 public:
  ListChecksum(RunId run, std::int64_t user) { sum_.add(run).add(user); }
  void add(const ListRow& row) {
    sum_.add(row.rank)
        .add(std::int64_t{row.stored.item})
        .add(static_cast<double>(row.stored.score));
  }
  [[nodiscard]] std::int64_t value() const { return sum_.value(); }

 private:
  Checksum sum_;
};

/// A statement that inserts a number of rows of one user's list: a statement of many takes less than half the time a row.
class ListInsert {
 public:
  ListInsert(SQLite::Database& database, RunId run, std::size_t rows)
      : rows_(rows), insert_(database, sqlFor(rows)) {
    insert_.bind(1, run);
  }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  /// `first`: rows() of them.
  void insert(std::int64_t user, std::int64_t rank, const StoredRecommendation* first) {
    insert_.bind(2, user);
    int place = 3;
    for (std::size_t row = 0; row < rows_; ++row) {
      insert_.bind(place++, rank++);
      insert_.bind(place++, first[row].item);
      insert_.bind(place++, static_cast<double>(first[row].score));
    }
    insert_.exec();
    insert_.reset();
  }

 private:
  static std::string sqlFor(std::size_t rows) {
    std::string sql = "INSERT INTO recommendation VALUES(?1,?2,?,?,?)";
    for (std::size_t row = 1; row < rows; ++row) sql += ",(?1,?2,?,?,?)";
    return sql;
  }

  std::size_t rows_;
  SQLite::Statement insert_;
};

void insertRows(SQLite::Database& database, RunId run, const Lists& lists) {
  constexpr std::size_t kRowsAtOnce = 20;
  ListInsert many(database, run, kRowsAtOnce);
  ListInsert one(database, run, 1);
  SQLite::Statement sum(database, "INSERT INTO recommendation_sum VALUES(?,?,?)");
  sum.bind(1, run);
  for (std::size_t user = 0; user + 1 < lists.offsets.size(); ++user) {
    const auto rows =
        std::span(lists.rows)
            .subspan(lists.offsets[user], lists.offsets[user + 1] - lists.offsets[user]);
    if (rows.empty()) continue;
    const auto id = static_cast<std::int64_t>(user);
    ListChecksum checksum(run, id);
    for (std::size_t at = 0; at < rows.size(); ++at)
      checksum.add({static_cast<std::int64_t>(at) + 1, rows[at]});
    for (std::size_t at = 0; at < rows.size();) {
      ListInsert& insert = rows.size() - at >= many.rows() ? many : one;
      insert.insert(id, static_cast<std::int64_t>(at) + 1, &rows[at]);
      at += insert.rows();
    }
    sum.bind(2, id);
    sum.bind(3, checksum.value());
    sum.exec();
    sum.reset();
  }
}

[[noreturn]] void throwDamagedLists(const Project& project, RunId run) {
  throwChecksum(project.file(), coreText("Project", "the lists of the run #%1").arg(run));
}

/// The stored checksums of one run's users.
class ListSums {
 public:
  ListSums(SQLite::Database& database, RunId run)
      : select_(database, "SELECT checksum FROM recommendation_sum WHERE run = ? AND user = ?") {
    select_.bind(1, run);
  }
  /// Nothing: the user has none.
  std::optional<std::int64_t> of(std::int64_t user) {
    select_.bind(2, user);
    const bool found = select_.executeStep();
    const auto sum = found ? std::optional(select_.getColumn(0).getInt64()) : std::nullopt;
    select_.reset();
    return sum;
  }

 private:
  SQLite::Statement select_;
};

float scoreFrom(const SQLite::Column& column, const Project& project) {
  const double score = column.getDouble();
  if (!(std::abs(score) <= double{std::numeric_limits<float>::max()}))
    throwDamaged(project.file(), "score of a list");
  return static_cast<float>(score);
}

/// Rank, item and score, from the column `rank` on.
ListRow rowFrom(SQLite::Statement& select, int rank, const Project& project) {
  return {select.getColumn(rank).getInt64(),
          {select.getColumn(rank + 1).getUInt(), scoreFrom(select.getColumn(rank + 2), project)}};
}

std::vector<Feedback> feedbackRows(SQLite::Database& database, Index user) {
  std::vector<Feedback> rows;
  SQLite::Statement select(
      database,
      "SELECT item, value, created FROM feedback WHERE user = ? ORDER BY created DESC, item");
  select.bind(1, user);
  while (select.executeStep()) {
    rows.push_back({user, select.getColumn(0).getUInt(), select.getColumn(1).getInt(),
                    select.getColumn(2).getInt64()});
  }
  return rows;
}

std::int64_t feedbackChecksum(Index user, const std::vector<Feedback>& rows) {
  Checksum sum;
  sum.add(std::int64_t{user});
  for (const Feedback& row : rows)
    sum.add(std::int64_t{row.item}).add(std::int64_t{row.value}).add(row.created);
  return sum.value();
}

/// For a sentence; the position where the id cannot be read.
std::string userId(SQLite::Database& database, Index user) {
  SQLite::Statement select(database, "SELECT id FROM users WHERE position = ?");
  select.bind(1, user);
  return select.executeStep() ? select.getColumn(0).getString() : std::to_string(user);
}

/// Inside the caller's transaction. Users from before version 12 have no checksum.
std::vector<Feedback> wholeFeedback(SQLite::Database& database, Index user,
                                    const std::filesystem::path& file) {
  std::vector<Feedback> rows = feedbackRows(database, user);
  SQLite::Statement sum(database, "SELECT checksum FROM feedback_sum WHERE user = ?");
  sum.bind(1, user);
  if (sum.executeStep() && sum.getColumn(0).getInt64() != feedbackChecksum(user, rows))
    throwChecksum(
        file, coreText("Project", "what the user %1 thinks of items").arg(userId(database, user)));
  return rows;
}

void writeOpinion(SQLite::Database& database, const Feedback& feedback) {
  const bool forget = feedback.value == kNoOpinion;
  SQLite::Statement statement(database, forget ? "DELETE FROM feedback WHERE user = ? AND item = ?"
                                               : "INSERT OR REPLACE INTO feedback VALUES(?,?,?,?)");
  statement.bind(1, feedback.user);
  statement.bind(2, feedback.item);
  if (!forget) {
    statement.bind(3, feedback.value);
    statement.bind(4, feedback.created != 0 ? feedback.created : unixNow());
  }
  statement.exec();
}

}  // namespace

struct ListStore::Set {
  std::int64_t longest = 0;
  std::int64_t rows = 0;
  bool owned = false;
  bool summed = false;  ///< its lists have checksums
  bool stored = false;

  [[nodiscard]] std::int64_t checksum(RunId run) const {
    return Checksum().add(run).add(longest).add(rows).add(std::int64_t{owned}).value();
  }
};

ListStore::Set ListStore::set(RunId run) const {
  return sqlGuard(project_.file(), [&]() -> Set {
    SQLite::Statement select(
        project_.database(),
        "SELECT k, rows, owned, checksum FROM recommendation_set WHERE run = ?");
    select.bind(1, run);
    if (!select.executeStep()) return {};
    const SQLite::Column sum = select.getColumn(3);
    const Set set{select.getColumn(0).getInt64(), select.getColumn(1).getInt64(),
                  select.getColumn(2).getInt() != 0, !sum.isNull(), true};
    if (set.summed && sum.getInt64() != set.checksum(run)) throwDamagedLists(project_, run);
    return set;
  });
}

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
    SQLite::Statement head(database,
                           "INSERT INTO recommendation_set(run, k, rows, created, owned, checksum) "
                           "VALUES(?,?,?,?,?,?)");
    head.bind(1, run);
    head.bind(2, static_cast<std::int64_t>(lists.longest));
    head.bind(3, static_cast<std::int64_t>(lists.rows.size()));
    head.bind(4, unixNow());
    head.bind(5, keepsOwned ? 1 : 0);
    const Set set{static_cast<std::int64_t>(lists.longest),
                  static_cast<std::int64_t>(lists.rows.size()), keepsOwned, true, true};
    head.bind(6, set.checksum(run));
    head.exec();
    insertRows(database, run, lists);
    transaction.commit();
  });
}

std::vector<StoredRecommendation> ListStore::list(RunId run, Index user) const {
  return sqlGuard(project_.file(), [&] {
    const SQLite::Transaction snapshot(project_.database());
    std::vector<StoredRecommendation> rows;
    ListChecksum checksum(run, user);
    SQLite::Statement select(
        project_.database(),
        "SELECT rank, item, score FROM recommendation WHERE run = ? AND user = ? ORDER BY rank");
    select.bind(1, run);
    select.bind(2, user);
    while (select.executeStep()) {
      const ListRow row = rowFrom(select, 0, project_);
      checksum.add(row);
      rows.push_back(row.stored);
    }
    const Set all = set(run);
    if (!all.stored && !rows.empty()) throwDamagedLists(project_, run);
    if (all.summed) {
      const auto stored = ListSums(project_.database(), run).of(user);
      if (stored ? *stored != checksum.value() : !rows.empty()) throwDamagedLists(project_, run);
    }
    return rows;
  });
}

std::uint64_t ListStore::count(RunId run) const {
  return static_cast<std::uint64_t>(set(run).rows);
}

std::size_t ListStore::longest(RunId run) const {
  return static_cast<std::size_t>(set(run).longest);
}

bool ListStore::keepsOwned(RunId run) const { return set(run).owned; }

bool ListStore::opinionsSince(RunId run) const {
  return sqlGuard(project_.file(), [&] {
    SQLite::Statement newer(project_.database(),
                            "SELECT 1 FROM feedback WHERE created >= (SELECT created FROM "
                            "recommendation_set WHERE run = ?) LIMIT 1");
    newer.bind(1, run);
    return newer.executeStep();
  });
}

void ListStore::forEach(
    RunId run,
    const std::function<void(Index, std::size_t, const StoredRecommendation&)>& visit) const {
  sqlGuard(project_.file(), [&] {
    const SQLite::Transaction snapshot(project_.database());
    const Set stored = set(run);
    ListSums sums(project_.database(), run);
    std::vector<ListRow> rows;  // of one user
    std::int64_t visited = 0;
    const auto show = [&](std::int64_t user) {
      if (stored.summed) {
        ListChecksum checksum(run, user);
        for (const ListRow& row : rows) checksum.add(row);
        if (sums.of(user) != checksum.value()) throwDamagedLists(project_, run);
      }
      for (const ListRow& row : rows)
        visit(static_cast<Index>(user), static_cast<std::size_t>(row.rank), row.stored);
      visited += static_cast<std::int64_t>(rows.size());
      rows.clear();
    };
    SQLite::Statement select(project_.database(),
                             "SELECT user, rank, item, score FROM recommendation WHERE run = ? "
                             "ORDER BY user, rank");
    select.bind(1, run);
    std::int64_t user = 0;
    while (select.executeStep()) {
      const std::int64_t next = select.getColumn(0).getInt64();
      if (next != user && !rows.empty()) show(user);
      user = next;
      rows.push_back(rowFrom(select, 1, project_));
    }
    if (!rows.empty()) show(user);
    const bool lost = stored.summed && visited != stored.rows;
    if (lost || (!stored.stored && visited > 0)) throwDamagedLists(project_, run);
  });
}

void ListStore::setFeedback(const std::vector<Feedback>& all) {
  sqlGuardWriting(project_.file(), project_.database(), kFewRows * (1 + all.size() / 100), [&] {
    SQLite::Database& database = project_.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    std::set<Index> users;
    for (const Feedback& one : all) {
      if (users.insert(one.user).second)
        static_cast<void>(wholeFeedback(database, one.user, project_.file()));
      writeOpinion(database, one);
    }
    SQLite::Statement sum(database, "INSERT OR REPLACE INTO feedback_sum VALUES(?,?)");
    for (const Index user : users) {
      sum.bind(1, user);
      sum.bind(2, feedbackChecksum(user, feedbackRows(database, user)));
      sum.exec();
      sum.reset();
    }
    transaction.commit();
  });
}

std::vector<Feedback> ListStore::feedback(Index user) const {
  return sqlGuard(project_.file(), [&] {
    const SQLite::Transaction snapshot(project_.database());
    return wholeFeedback(project_.database(), user, project_.file());
  });
}

std::vector<Index> ListStore::usersWithFeedback() const {
  return sqlGuard(project_.file(), [&] {
    std::vector<Index> users;
    SQLite::Statement select(
        project_.database(),
        "SELECT user FROM feedback UNION SELECT user FROM feedback_sum ORDER BY 1");
    while (select.executeStep()) {
      const std::int64_t user = select.getColumn(0).getInt64();
      if (user < 0 || user >= std::int64_t{kNoIndex}) throwDamaged(project_.file(), "feedback");
      users.push_back(static_cast<Index>(user));
    }
    return users;
  });
}

std::uint64_t ListStore::feedbackCount() const {
  return sqlGuard(project_.file(), [&] {
    return static_cast<std::uint64_t>(
        project_.database().execAndGet("SELECT count(*) FROM feedback").getInt64());
  });
}

}  // namespace tastescope
