#include "core/store/ProjectRepair.h"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "core/base/PartFile.h"
#include "core/store/DatabaseCopy.h"
#include "core/store/DatasetRows.h"
#include "core/store/FiniteWeights.h"
#include "core/store/ListStore.h"
#include "core/store/PersonStore.h"
#include "core/store/ProjectConnection.h"
#include "core/store/ProjectFile.h"
#include "core/store/RunResults.h"
#include "core/store/Schema.h"
#include "core/store/SchemaCheck.h"
#include "core/store/SelectionStore.h"
#include "core/store/SqlSupport.h"
#include "core/store/StudyStore.h"

namespace tastescope {

/// One rescue: from a copy of the damaged file into the new one.
class Rescue {
 public:
  Rescue(const std::filesystem::path& damaged, const std::filesystem::path& into, bool overwrite,
         Progress& progress, const std::stop_token& stop)
      : damaged_(std::filesystem::absolute(damaged)),
        target_(into, overwrite),
        progress_(progress),
        stop_(stop) {}
  ~Rescue() {
    from_.reset();
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
      if (!copy_.empty()) std::filesystem::remove(besides(copy_, suffix), ignored);
  }
  Rescue(const Rescue&) = delete;
  Rescue& operator=(const Rescue&) = delete;

  RepairReport save() {
    requireFile(damaged_);
    essential([&] { makeCopy(); });
    {
      const InterruptOnStop interrupt(from(), stop_);
      essential([&] { saveData(); });
      saveRuns();
    }
    throwIfStopped(stop_);
    target_.publish();
    return std::move(report_);
  }

 private:
  SQLite::Database& from() { return from_->database(); }

  [[noreturn]] void throwNothingLeft(const std::string& details) const {
    throw Error(ErrorCode::Corrupt,
                coreText("Project",
                         "Nothing can be saved of %1: the part of the file that says where "
                         "everything lies is damaged, or users, items or interactions cannot be "
                         "found at all. Restore it from a copy, or import the data again.")
                    .arg(pathText(damaged_)),
                details);
  }

  /// Does `step`, without which there is nothing to save.
  void essential(const std::function<void()>& step) const {
    sqlGuard(damaged_, [&] {
      try {
        step();
      } catch (const SQLite::Exception& error) {
        if (error.getErrorCode() != SQLITE_CORRUPT) throw;
        throwNothingLeft(error.what());
      }
    });
  }

  void makeCopy() {
    const auto damaged = connectToLook(damaged_);
    const PartFile part = makePartFile(target_.temporary(), 0600);
    if (part.descriptor < 0) throwNoRoom(target_.temporary(), storedBytes(*damaged), "copy");
    ::close(part.descriptor);
    copy_ = part.path;
    copyDatabase(*damaged, copy_, target_.file(), progress_, stop_);
    auto copy = connect(copy_, false);
    setPragma(*copy, "application_id", kApplicationId);
    requireProject(*copy, damaged_, false);
    if (versionOf(*copy) < schemaVersion()) {
      requireOurSchema(*copy, damaged_);  // statements of an update must not start those of others
      migrate(*copy, schemaVersion());
    }
    ours_ = ourTables(*copy, damaged_);
    from_.emplace(Project::over(std::move(copy), damaged_));
  }

  /// True when all of them can be read without running what a stranger wrote.
  [[nodiscard]] bool mayRead(std::initializer_list<const char*> tables) const {
    for (const char* table : tables) {
      if (!ours_.contains(table)) return false;
    }
    return true;
  }

  SalvagedDataset salvage() {
    try {
      return salvageDataset(
          from(), damaged_, [this](const char* table) { return ours_.contains(table); }, progress_,
          stop_);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::Corrupt) throw;
      throwNothingLeft(error.details());
    }
  }

  void saveData() {
    SalvagedDataset salvaged = salvage();
    if (salvaged.dataset.interactions->size() == 0) throwNothingLeft("no interactions");
    report_.lost = std::move(salvaged.lost);
    report_.users = salvaged.dataset.users.size();
    report_.items = salvaged.dataset.items.size();
    report_.interactions = salvaged.dataset.interactions->size();
    Project::create(target_.temporary(), salvaged.dataset, true, progress_, stop_);
  }

  /// Does `save`; where that fails, `loss` is said.
  bool attempt(std::initializer_list<const char*> tables, const Text& loss,
               const std::function<void()>& save) {
    throwIfStopped(stop_);
    try {
      if (!mayRead(tables)) throwDamaged(damaged_, "schema");
      sqlGuard(damaged_, save);
      return true;
    } catch (const Error& error) {
      if (error.code() == ErrorCode::DiskFull) throw;
      report_.lost.push_back(loss);
      return false;
    }
  }

  void saveRuns() {
    const Project into = Project::open(target_.temporary());
    into.database().exec("PRAGMA synchronous = OFF");  // publish() makes all of it durable at once
    std::vector<RunId> runs;
    attempt({"run"}, coreText("Project", "The list of runs is damaged; some may be lost."), [&] {
      SQLite::Statement ids(from(), "SELECT id FROM run WHERE deleted = 0 ORDER BY id");
      while (ids.executeStep()) runs.push_back(ids.getColumn(0).getInt64());
    });
    progress_.begin(coreText("Project", "Saving the runs"), coreText("Project", "runs"),
                    runs.size());
    for (const RunId run : runs) {
      saveRun(into, run);
      progress_.add(1);
    }
    attempt({"study", "study_trial", "run"},
            coreText("Project", "Searches over settings are lost."), [&] { saveStudies(into); });
    attempt({"feedback", "feedback_sum"}, coreText("Project", "Opinions about items are lost."),
            [&] { saveFeedback(into); });
    attempt({"person", "person_item"}, coreText("Project", "People kept by name are lost."), [&] {
      PersonStore people(into);
      for (const KeptPerson& person : PersonStore(*from_).all()) people.add(person);
    });
    attempt({"selection"}, coreText("Project", "Selections kept by name are lost."),
            [&] { saveSelections(into); });
  }

  void saveRun(const Project& into, RunId run) {
    RunRecord record;
    const auto loss = [&](const Text& sentence) { return Text(sentence).arg(run); };
    const bool known = attempt(
        {"run"}, loss(coreText("Project", "The run #%1 is lost: its record is damaged.")), [&] {
          record = RunStore(*from_).get(run);
          addWithId(into, record);
        });
    if (!known) return;
    ++report_.runs;
    const RunResults old(*from_);
    RunResults results(into);
    attempt({"curve_series", "curve_point"},
            loss(coreText("Project", "The curves of the run #%1 are lost.")),
            [&] { results.appendCurves(run, old.curves(run)); });
    attempt({"metric", "metric_sum"},
            loss(coreText("Project", "The metrics of the run #%1 are lost.")),
            [&] { results.setMetrics(run, old.metrics(run)); });
    attempt({"tensor", "tensor_chunk"},
            loss(coreText("Project", "The weights of the run #%1 are lost. Train it again.")), [&] {
              if (!old.hasWeights(run)) return;
              const TensorMap weights = old.weights(run);
              requireFinite(weights, record);
              results.saveWeights(run, weights);
            });
    attempt({"tensor", "tensor_chunk", "checkpoint"},
            loss(coreText("Project", "The saved training of the run #%1 is lost.")), [&] {
              const auto checkpoint = old.checkpoint(run);
              if (checkpoint) results.saveCheckpoint(record, *checkpoint, {}, nullptr);
            });
    attempt({"recommendation", "recommendation_set", "recommendation_sum"},
            loss(coreText("Project",
                          "The lists of the run #%1 are lost. Make the recommendations again.")),
            [&] { saveLists(into, run); });
  }

  /// Studies and people know a run by its number.
  static void addWithId(const Project& into, const RunRecord& record) {
    const RunId added = RunStore(into).add(record, record.name);
    SQLite::Statement renumber(into.database(), "UPDATE run SET id = ? WHERE id = ?");
    renumber.bind(1, record.id);
    renumber.bind(2, added);
    renumber.exec();
  }

  void saveLists(const Project& into, RunId run) {
    const ListStore lists(*from_);
    if (lists.longest(run) == 0) return;
    if (!RunResults(into).hasWeights(run)) throwDamaged(damaged_, "lists without weights");
    std::vector<std::vector<StoredRecommendation>> all(report_.users);
    lists.forEach(run, [&](Index user, std::size_t, const StoredRecommendation& row) {
      if (user >= all.size() || row.item >= report_.items) throwDamaged(damaged_, "list");
      all[user].push_back(row);
    });
    ListStore(into).replaceAll(
        run, static_cast<Index>(report_.users), [&](Index user) { return all[user]; },
        lists.keepsOwned(run));
  }

  void saveStudies(const Project& into) {
    const StudyStore old(*from_);
    StudyStore studies(into);
    for (const StudyRecord& study : old.all()) {
      studies.add(study);
      for (const StudyTrial& trial : old.trials(study.name)) studies.putTrial(study.name, trial);
    }
  }

  /// Of users whose opinions are whole.
  void saveFeedback(const Project& into) {
    const ListStore old(*from_);
    ListStore lists(into);
    std::uint64_t lost = 0;
    for (const Index user : old.usersWithFeedback()) {
      try {
        for (const Feedback& opinion : wholeOpinions(old, user)) lists.setFeedback(opinion);
      } catch (const Error& error) {
        if (error.code() != ErrorCode::Corrupt) throw;
        ++lost;
      }
    }
    if (lost == 0) return;
    report_.lost.push_back(coreText("Project", "What %1 users think of items is lost.").arg(lost));
  }

  /// Those that are whole.
  void saveSelections(const Project& into) {
    const SelectionStore old(*from_);
    SelectionStore selections(into);
    std::uint64_t lost = 0;
    for (const SelectionId id : old.ids()) {
      try {
        selections.add(old.get(id));
      } catch (const Error& error) {
        if (error.code() != ErrorCode::Corrupt && error.code() != ErrorCode::InvalidInput) throw;
        ++lost;
      }
    }
    if (lost == 0) return;
    report_.lost.push_back(
        coreText("Project", "%1 of the selections kept by name are lost.").arg(lost));
  }

  [[nodiscard]] std::vector<Feedback> wholeOpinions(const ListStore& lists, Index user) const {
    std::vector<Feedback> opinions = lists.feedback(user);
    const auto unknown = [this](const Feedback& one) { return one.item >= report_.items; };
    if (user >= report_.users || std::ranges::any_of(opinions, unknown))
      throwDamaged(damaged_, "feedback");
    return opinions;
  }

  std::filesystem::path damaged_;
  ProjectFile target_;
  std::filesystem::path copy_;
  Progress& progress_;
  const std::stop_token& stop_;
  std::set<std::string> ours_;
  std::optional<Project> from_;
  RepairReport report_;
};

RepairReport repairProject(const std::filesystem::path& damaged, const std::filesystem::path& into,
                           bool overwrite, Progress& progress, const std::stop_token& stop) {
  return Rescue(damaged, into, overwrite, progress, stop).save();
}

}  // namespace tastescope
