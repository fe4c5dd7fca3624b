#include "core/workflow/Session.h"

#include <algorithm>
#include <list>
#include <utility>

#include "core/base/Log.h"
#include "core/base/OutputFile.h"
#include "core/train/TrainingEngine.h"
#include "core/workflow/DataIndex.h"
#include "core/workflow/StoredModel.h"

namespace tastescope {
namespace {

constexpr std::size_t kModelsKept = 3;
constexpr std::size_t kSplitsKept = 4;

}  // namespace

/// A few values by key; the least recently used one leaves first.
template <typename Key, typename Value>
class RecentlyUsed {
 public:
  explicit RecentlyUsed(std::size_t limit) : limit_(limit) {}
  Value find(const Key& key) {
    const auto found = std::ranges::find(entries_, key, &std::pair<Key, Value>::first);
    if (found == entries_.end()) return {};
    entries_.splice(entries_.begin(), entries_, found);
    return entries_.front().second;
  }
  void put(Key key, Value value) {
    erase(key);
    entries_.emplace_front(std::move(key), std::move(value));
    if (entries_.size() > limit_) entries_.pop_back();
  }
  void erase(const Key& key) {
    entries_.remove_if([&](const auto& entry) { return entry.first == key; });
  }

 private:
  std::size_t limit_;
  std::list<std::pair<Key, Value>> entries_;
};

Error projectGone(const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) {
    return {
        ErrorCode::NotFound,
        coreText("Project",
                 "%1 was replaced by another file while it was open, so nothing more is read "
                 "from it or stored in it. What it held is in that file only if it is a copy of "
                 "it; open it to see.")
            .arg(file.string())};
  }
  return {ErrorCode::NotFound,
          coreText("Project",
                   "%1 was moved or deleted while it was open, so nothing can be read from it or "
                   "stored in it. Put it back where it was, or open it where it is now.")
              .arg(file.string())};
}

struct Session::Caches {
  Caches(DatasetPtr data, const std::filesystem::path& file)
      : index(std::move(data)), protection(FileProtection::Reason::OpenProject, {file}) {}
  std::mutex mutex;         ///< of the two lists; never held while loading
  std::mutex modelLoading;  ///< one load at a time, so that nothing is loaded twice
  std::mutex splitMaking;
  std::uint64_t forgotten = 0;  ///< calls of forget(): a load that overlaps one is not kept
  RecentlyUsed<RunId, std::shared_ptr<const Recommender>> models{kModelsKept};
  RecentlyUsed<std::string, std::shared_ptr<const Split>> splits{kSplitsKept};
  std::mutex opening;                                     ///< of the sessions with earlier data
  std::pair<std::size_t, std::shared_ptr<Session>> past;  ///< the last one asked for, by generation
  DataIndex index;
  FileProtection protection;  ///< of the project, from the results that come of it
};

Session::Session(const Project& project, DatasetPtr dataset, std::vector<AppendRecord> appends)
    : file_(project.file()),
      identity_(project.identity()),
      dataset_(std::move(dataset)),
      appends_(std::move(appends)),
      importedAt_(project.created()),
      readOnly_(project.readOnly()),
      domain_(dataset_->domain),
      caches_(std::make_unique<Caches>(dataset_, file_)) {}

Session::~Session() { static_cast<void>(inPlace()); }

bool Session::inPlace() {
  if (identityOf(file_) == identity_) return true;
  std::vector<std::unique_ptr<Project>> connections;
  {
    const std::lock_guard lock(mutex_);
    connections.swap(idle_);
  }
  for (const auto& connection : connections) connection->leavePlace();
  return false;
}

std::shared_ptr<Session> Session::open(const std::filesystem::path& file, Progress& progress,
                                       const std::stop_token& stop) {
  auto project = std::make_unique<Project>(Project::open(file));  // what is refused is so at once
  static const bool prepared = (log::info(prepareNumerics(0)), true);  // once a program
  static_cast<void>(prepared);
  auto dataset = std::make_shared<const Dataset>(project->loadDataset(progress, stop));
  std::vector<AppendRecord> appends = AppendStore(*project).all();
  while (!appends.empty() && appends.back().fingerprint != dataset->fingerprint)
    appends.pop_back();  // somebody has added more since
  std::shared_ptr<Session> session(new Session(*project, std::move(dataset), std::move(appends)));
  session->idle_.push_back(std::move(project));
  return session;
}

std::optional<std::size_t> Session::generationOf(const std::string& fingerprint) const {
  if (fingerprint == dataset_->fingerprint) return appends_.size();
  const auto found = std::ranges::find(appends_, fingerprint, &AppendRecord::parent);
  if (found == appends_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - appends_.begin());
}

std::shared_ptr<Session> Session::knownBy(RunId run) {
  const RunRecord record =
      withProject([run](Project& project) { return RunStore(project).get(run); });
  const auto generation = generationOf(record.fingerprint);
  if (!generation || *generation == appends_.size()) return shared_from_this();
  const std::lock_guard opening(caches_->opening);
  auto& [at, session] = caches_->past;
  if (session && at == *generation) return session;
  session.reset();
  session = withProject([&](Project& project) {
    Progress progress;
    Dataset data = project.loadDataset(progress, {}, static_cast<std::int64_t>(*generation));
    const auto end = appends_.begin() + static_cast<std::ptrdiff_t>(*generation);
    return std::shared_ptr<Session>(new Session(project,
                                                std::make_shared<const Dataset>(std::move(data)),
                                                std::vector<AppendRecord>(appends_.begin(), end)));
  });
  at = *generation;
  return session;
}

void Session::setDomain(Domain domain) {
  withProject([domain](Project& project) { project.setDomain(domain); });
  domain_ = domain;
}

Session::Lease::Lease(Session& session) : session_(session) {
  // What is written to a file that nobody can find any more is lost, and another one in its place is
  // somebody else's.
  if (!session_.inPlace()) throw projectGone(session_.file_);
  {
    const std::lock_guard lock(session_.mutex_);
    if (!session_.idle_.empty()) {
      project_ = std::move(session_.idle_.back());
      session_.idle_.pop_back();
    }
  }
  if (project_) return;
  project_ = std::make_unique<Project>(Project::open(session_.file_));
  if (project_->identity() != session_.identity_) throw projectGone(session_.file_);
}

void Session::requireStillThere(const Project& project) const {
  if (appends_.empty() || AppendStore(project).holds(dataset_->fingerprint)) return;
  throw Error(ErrorCode::Locked,
              coreText("Project",
                       "What was added to %1 last was taken back while it was open. Open it again.")
                  .arg(file_.string()));
}

Session::Lease::~Lease() {
  const std::lock_guard lock(session_.mutex_);
  session_.idle_.push_back(std::move(project_));
}

std::shared_ptr<const Recommender> Session::model(RunId run) {
  const std::lock_guard loading(caches_->modelLoading);
  std::uint64_t forgotten = 0;
  {
    const std::lock_guard lock(caches_->mutex);
    if (auto kept = caches_->models.find(run)) return kept;
    forgotten = caches_->forgotten;
  }
  auto [record, weights] = withProject([&](Project& project) {
    return std::pair(RunStore(project).get(run), RunResults(project).weights(run));
  });
  const auto generation = generationOf(record.fingerprint);
  if (!generation) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Runs",
                         "The run %1 was trained on other data than this project holds. Train it "
                         "again here.")
                    .arg(record.name),
                "run " + record.fingerprint + ", data " + dataset_->fingerprint);
  }
  std::shared_ptr<const Recommender> model =
      *generation == appends_.size()
          ? storedModel(record, std::move(weights), *dataset_)
          : earlierModel(record, std::move(weights), *dataset_, appends_[*generation]);
  const std::lock_guard lock(caches_->mutex);
  if (caches_->forgotten == forgotten) caches_->models.put(run, model);
  return model;
}

std::shared_ptr<const Split> Session::split(const SplitSpec& spec) {
  const std::string key = toJson(spec).dump();
  const std::lock_guard making(caches_->splitMaking);
  {
    const std::lock_guard lock(caches_->mutex);
    if (auto kept = caches_->splits.find(key)) return kept;
  }
  auto split = std::make_shared<const Split>(makeSplit(*dataset_, spec));
  const std::lock_guard lock(caches_->mutex);
  caches_->splits.put(key, split);
  return split;
}

void Session::forget(RunId run) {
  {
    const std::lock_guard opening(caches_->opening);
    if (const auto& earlier = caches_->past.second) earlier->forget(run);
  }
  const std::lock_guard lock(caches_->mutex);
  ++caches_->forgotten;
  caches_->models.erase(run);
}

DataIndex& Session::index() const { return caches_->index; }

}  // namespace tastescope
