#include "core/store/ChangeWatch.h"

#include "core/store/AppendRows.h"
#include "core/store/RunOwner.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

// A line each, so that the text of all of them is what viewers show. The epochs of runs that this
// process trains (?1) are left out.
constexpr const char* kRunsShown =
    "SELECT id, name, state, starred, note, deleted, owner, CASE WHEN owner = ?1 THEN 0 ELSE "
    "epochs "
    "END FROM run ORDER BY id";
constexpr const char* kListsShown = "SELECT run, k, rows, created FROM recommendation_set";
constexpr const char* kStudiesShown =
    "SELECT s.name, count(t.run), coalesce(sum(t.ended), 0) FROM study s LEFT JOIN study_trial t "
    "ON "
    "t.study = s.name GROUP BY s.name";
constexpr const char* kSelectionsShown = "SELECT id, name FROM selection ORDER BY id";

void addRows(std::string& text, SQLite::Statement& rows) {
  while (rows.executeStep()) {
    for (int column = 0; column < rows.getColumnCount(); ++column) {
      const std::string cell = rows.getColumn(column).getString();
      text.append(std::to_string(cell.size())).append(1, ':').append(cell);
    }
    text += '\n';
  }
  text += '\n';
}

}  // namespace

ChangeWatch::ChangeWatch(const Project& project) : project_(project), version_(version()) {
  state_ = state();
  lives_ = lives();
}

std::int64_t ChangeWatch::version() const {
  return sqlGuard(project_.file(),
                  [&] { return project_.database().execAndGet("PRAGMA data_version").getInt64(); });
}

std::string ChangeWatch::state() {
  return sqlGuard(project_.file(), [&] {
    SQLite::Database& database = project_.database();
    const SQLite::Transaction snapshot(database);
    std::string text;
    SQLite::Statement runs(database, kRunsShown);
    runs.bind(1, ownerOfThisProcess());
    addRows(text, runs);
    data_ = storedFingerprint(database);
    for (const char* query : {kListsShown, kStudiesShown, kSelectionsShown}) {
      SQLite::Statement rows(database, query);
      addRows(text, rows);
    }
    owners_.clear();
    SQLite::Statement training(database, "SELECT owner FROM run WHERE state = 'running'");
    while (training.executeStep()) owners_.push_back(training.getColumn(0).getString());
    return text;
  });
}

std::vector<bool> ChangeWatch::lives() const {
  std::vector<bool> lives;
  for (const std::string& owner : owners_) lives.push_back(ownerLives(owner));
  return lives;
}

bool ChangeWatch::changed() {
  bool news = false;
  if (const std::int64_t now = version(); now != version_) {
    version_ = now;
    std::string state = this->state();
    news = state != state_;
    state_ = std::move(state);
  }
  std::vector<bool> alive = lives();
  news = news || alive != lives_;
  lives_ = std::move(alive);
  return news;
}

}  // namespace tastescope
