#include "core/store/ProjectCheck.h"

#include <unistd.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "core/base/PartFile.h"
#include "core/store/AppendStore.h"
#include "core/store/DatabaseCopy.h"
#include "core/store/DatasetRows.h"
#include "core/store/FiniteWeights.h"
#include "core/store/LayoutStore.h"
#include "core/store/ListStore.h"
#include "core/store/PersonStore.h"
#include "core/store/ProjectConnection.h"
#include "core/store/RunResults.h"
#include "core/store/Schema.h"
#include "core/store/SchemaCheck.h"
#include "core/store/SelectionStore.h"
#include "core/store/SqlSupport.h"
#include "core/store/StudyStore.h"

namespace tastescope {

bool CheckReport::whole() const { return std::ranges::none_of(findings, &CheckFinding::damage); }

/// One look at one file.
class Checkup {
 public:
  Checkup(const std::filesystem::path& file, Progress& progress, const std::stop_token& stop)
      : file_(std::filesystem::absolute(file)), progress_(progress), stop_(stop) {}
  ~Checkup() {
    project_.reset();
    if (!copy_.empty()) removeCopy();
  }
  Checkup(const Checkup&) = delete;
  Checkup& operator=(const Checkup&) = delete;

  CheckReport look() {
    requireFile(file_);
    progress_.begin(coreText("Project", "Checking the project"), Text(), 0);
    if (!attempt("file", 0, [&] { open(); })) return std::move(report_);
    // What is not ours may take for ever to read, so nothing else of it is.
    if (!attempt("schema", 0, [&] { requireOurSchema(database(), file_); }))
      return std::move(report_);
    if (!attempt("version", 0, [&] { bringUpToDate(); })) return std::move(report_);
    const InterruptOnStop interrupt(database(), stop_);
    attempt("structure", 0, [&] { checkStructure(); });
    attempt("keys", 0, [&] { checkKeys(); });
    attempt("data", 0, [&] { checkData(); });
    attempt("run", 0, [&] { checkRuns(); });
    attempt("studies", 0, [&] { checkStudies(); });
    attempt("feedback", 0, [&] { checkFeedback(); });
    attempt("people", 0, [&] { static_cast<void>(PersonStore(*project_).all()); });
    attempt("selections", 0, [&] { checkSelections(); });
    attempt("checksums", 0, [&] { remarkOnChecksums(); });
    return std::move(report_);
  }

 private:
  SQLite::Database& database() { return project_->database(); }

  /// Does `look`; what it throws is a finding.
  template <typename Look>
  bool attempt(const char* part, std::int64_t run, Look&& look) {
    throwIfStopped(stop_);
    try {
      sqlGuard(file_, look);
      return true;
    } catch (const Error& error) {
      if (error.code() == ErrorCode::Locked || error.code() == ErrorCode::DiskFull ||
          error.code() == ErrorCode::TooNew) {
        throw;
      }
      report_.findings.push_back({part, run, error.message(), error.details()});
      return false;
    }
  }

  void remark(const char* part, std::int64_t run, Text sentence) {
    report_.findings.push_back({part, run, std::move(sentence), {}, false});
  }

  void open() {
    auto opened = connectToLook(file_);
    requireProject(*opened, file_, false);
    report_.version = versionOf(*opened);
    requireWholePages(*opened, file_);
    project_.emplace(Project::over(std::move(opened), file_));
  }

  /// One of today stays where it is; what is older is updated in a copy.
  void bringUpToDate() {
    source_ = file_;
    if (report_.version == schemaVersion()) return;
    const PartFile part = makePartFile(std::filesystem::temp_directory_path() / "check", 0600);
    if (part.descriptor < 0) {
      throw Error(ErrorCode::DiskFull,
                  coreText("Project", "A copy to look at could not be made in %1. Make room there.")
                      .arg(pathText(std::filesystem::temp_directory_path())));
    }
    ::close(part.descriptor);
    copy_ = part.path;
    copyDatabase(database(), copy_, copy_, progress_, stop_);
    auto copy = connect(copy_, false);
    migrate(*copy, schemaVersion());
    source_ = copy_;
    project_.emplace(Project::over(std::move(copy), file_));
    remark("version", 0,
           coreText("Project", "It is of the version %1; opening it brings it up to date.")
               .arg(report_.version));
  }

  void removeCopy() const {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
      std::filesystem::remove(besides(copy_, suffix), ignored);
  }

  void checkStructure() {
    constexpr int kMost = 20;
    SQLite::Statement rows(
        database(),
        std::string("PRAGMA integrity_check(").append(std::to_string(kMost)).append(")"));
    while (rows.executeStep()) {
      const std::string said = rows.getColumn(0).getString();
      if (said == "ok") continue;
      report_.findings.push_back(
          {"structure", 0, coreText("Project", "The file's structure is damaged."), said});
    }
  }

  void checkKeys() {
    std::map<std::pair<std::string, std::string>, std::uint64_t> broken;
    SQLite::Statement rows(database(), "PRAGMA foreign_key_check");
    while (rows.executeStep())
      ++broken[{rows.getColumn(0).getString(), rows.getColumn(2).getString()}];
    for (const auto& [tables, count] : broken) {
      report_.findings.push_back(
          {"keys",
           0,
           coreText("Project",
                    "%1 rows of the table “%2” belong to rows of “%3” that are not there.")
               .arg(count)
               .arg(tables.first)
               .arg(tables.second),
           {}});
    }
  }

  void checkData() {
    const auto second = secondConnection(database(), source_, true);
    SQLite::Database& other = second ? *second : database();
    const InterruptOnStop interrupt(other, stop_);
    const Dataset data = readDataset(database(), other, file_, progress_, stop_);
    report_.users = data.users.size();
    report_.items = data.items.size();
    report_.interactions = data.interactions->size();
    fingerprint_ = data.fingerprint;
    pointsOfUsers_ = pointsOf(*data.interactions);
    pointsOfItems_ = pointsOf(data.interactions->transposed());
    appends_ = AppendStore(*project_).all();
  }

  void checkRuns() {
    std::vector<RunId> runs;
    {
      SQLite::Statement ids(database(), "SELECT id FROM run ORDER BY id");
      while (ids.executeStep()) runs.push_back(ids.getColumn(0).getInt64());
    }
    report_.runs = runs.size();
    progress_.begin(coreText("Project", "Checking the runs"), coreText("Project", "runs"),
                    runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
      checkRun(runs[i]);
      progress_.set(i + 1);
    }
  }

  void checkRun(RunId run) {
    RunRecord record;
    record.id = run;
    record.name = std::string(1, '#').append(std::to_string(run));
    if (attempt("run", run, [&] { record = RunStore(*project_).get(run); }) && fingerprint_ &&
        !knownData(record.fingerprint)) {
      remark("other-data", run,
             coreText("Project", "The run %1 was trained on other data than this project holds.")
                 .arg(record.name));
    }
    const RunResults results(*project_);
    attempt("weights", run, [&] {
      if (results.hasWeights(run)) requireFinite(results.weights(run), record);
    });
    attempt("checkpoint", run, [&] {
      if (const auto checkpoint = results.checkpoint(run))
        requireFinite(checkpoint->weights, record);
    });
    attempt("results", run, [&] { static_cast<void>(results.curves(run)); });
    attempt("results", run, [&] { static_cast<void>(results.metrics(run)); });
    attempt("lists", run, [&] { checkLists(run); });
    // How many points the map of a run on earlier data has is not known here.
    if (!fingerprint_ || record.fingerprint != *fingerprint_) return;
    checkMaps(run, Entity::User, pointsOfUsers_);
    checkMaps(run, Entity::Item, pointsOfItems_);
  }

  /// A map has a point for everyone with a history.
  void checkMaps(RunId run, Entity entity, std::size_t points) {
    const LayoutStore maps(*project_);
    std::vector<std::string> kept;
    attempt("maps", run, [&] { kept = maps.settingsOf(run, entity); });
    for (const std::string& settings : kept)
      attempt("maps", run, [&] { static_cast<void>(maps.find(run, entity, settings, points)); });
  }

  static std::size_t pointsOf(const Interactions& histories) {
    std::size_t points = 0;
    for (Index entity = 0; entity < histories.userCount(); ++entity)
      points += histories.row(entity).size() > 0 ? 1 : 0;
    return points;
  }

  /// Of today's data, or as it was before something was added.
  [[nodiscard]] bool knownData(const std::string& fingerprint) const {
    return fingerprint == *fingerprint_ ||
           std::ranges::find(appends_, fingerprint, &AppendRecord::parent) != appends_.end();
  }

  void checkLists(RunId run) {
    std::uint64_t outside = 0;
    std::uint64_t rows = 0;
    ListStore(*project_).forEach(
        run, [&](Index user, std::size_t rank, const StoredRecommendation& row) {
          if (rows++ % kCheckEvery == 0) throwIfStopped(stop_);
          const bool known = user < report_.users && row.item < report_.items && rank > 0;
          if (fingerprint_ && !known) ++outside;
        });
    if (outside == 0) return;
    report_.findings.push_back(
        {"lists",
         run,
         coreText("Project",
                  "%1 rows of the lists of the run #%2 name users or items that are not "
                  "there. Make the recommendations again.")
             .arg(outside)
             .arg(run),
         {}});
  }

  void checkStudies() {
    const StudyStore studies(*project_);
    for (const StudyRecord& study : studies.all()) static_cast<void>(studies.trials(study.name));
  }

  void checkFeedback() {
    const ListStore lists(*project_);
    for (const Index user : lists.usersWithFeedback())
      attempt("feedback", 0, [&] { static_cast<void>(lists.feedback(user)); });
  }

  void checkSelections() {
    const SelectionStore selections(*project_);
    for (const SelectionId id : selections.ids())
      attempt("selections", 0, [&] { static_cast<void>(selections.get(id)); });
  }

  /// Of earlier versions.
  void remarkOnChecksums() {
    const auto count = [this](const char* select) {
      return database().execAndGet(select).getInt64();
    };
    if (count("SELECT count(*) FROM project WHERE key = 'checksum'") == 0) {
      remark("checksums", 0,
             coreText("Project",
                      "Attributes and links were stored without a checksum, so a changed "
                      "value would not be noticed."));
    }
    const std::int64_t runs = count(
        "SELECT count(*) FROM run r WHERE r.checksum IS NULL OR EXISTS (SELECT 1 FROM tensor t "
        "WHERE t.run = r.id AND t.checksum IS NULL) OR EXISTS (SELECT 1 FROM recommendation_set s "
        "WHERE s.run = r.id AND s.checksum IS NULL) OR EXISTS (SELECT 1 FROM curve_series c WHERE "
        "c.run = r.id AND c.checksum IS NULL) OR EXISTS (SELECT 1 FROM metric m WHERE m.run = r.id "
        "AND m.part NOT IN (SELECT part FROM metric_sum WHERE run = r.id))");
    if (runs == 0) return;
    remark("checksums", 0,
           coreText("Project",
                    "%1 runs were stored without checksums, so a changed value in them "
                    "would not be noticed.")
               .arg(runs));
  }

  std::filesystem::path file_;
  std::filesystem::path source_;  ///< where what is looked at lies
  std::filesystem::path copy_;
  Progress& progress_;
  const std::stop_token& stop_;
  std::optional<Project> project_;
  std::optional<std::string> fingerprint_;  ///< of the data, when it could be read
  std::size_t pointsOfUsers_ = 0;           ///< users with a history
  std::size_t pointsOfItems_ = 0;
  std::vector<AppendRecord> appends_;
  CheckReport report_;
};

CheckReport checkProject(const std::filesystem::path& file, Progress& progress,
                         const std::stop_token& stop) {
  return Checkup(file, progress, stop).look();
}

}  // namespace tastescope
