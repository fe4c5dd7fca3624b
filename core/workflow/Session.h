// An open project as the window and the command line see it: one shared in-memory dataset, a pool
// of connections, a cache of loaded models. Every use case in core/workflow takes a Session. Thread
// rule: every member may be called from any thread. Cost: the dataset once in memory; a connection
// per concurrent caller.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/data/Split.h"
#include "core/models/Registry.h"
#include "core/store/AppendStore.h"
#include "core/store/ListStore.h"
#include "core/store/Project.h"
#include "core/store/RunResults.h"

namespace tastescope {

class DataIndex;

/// What every use of a project is refused with while its file is not where it was opened.
Error projectGone(const std::filesystem::path& file);

class Session : public std::enable_shared_from_this<Session> {
 public:
  /// Opens the project and loads its dataset. Errors as Project::open.
  static std::shared_ptr<Session> open(const std::filesystem::path& file, Progress& progress,
                                       const std::stop_token& stop);
  ~Session();

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] bool readOnly() const { return readOnly_; }
  [[nodiscard]] const Dataset& data() const { return *dataset_; }
  [[nodiscard]] DatasetPtr sharedData() const { return dataset_; }
  /// What was added to the data since its import, oldest first, as it was when the project was opened.
  [[nodiscard]] const std::vector<AppendRecord>& appends() const { return appends_; }
  /// Unix seconds when the data was imported; 0: not known.
  [[nodiscard]] std::int64_t importedAt() const { return importedAt_; }
  /// How many appends the data with this fingerprint had; nothing when it is no data of this project.
  [[nodiscard]] std::optional<std::size_t> generationOf(const std::string& fingerprint) const;
  /// The project as it was when `run` was trained: this one, or one with the data of that time, kept
  /// until another is asked for. Where the run knows other data it is this one, and model() refuses it.
  std::shared_ptr<Session> knownBy(RunId run);
  /// What the data is about: as imported, until somebody says otherwise.
  [[nodiscard]] Domain domain() const { return domain_; }
  void setDomain(Domain domain);

  /// Runs `use` with a connection no one else uses meanwhile.
  template <typename Use>
  auto withProject(Use&& use) {
    Lease lease(*this);
    requireStillThere(lease.project());
    return use(lease.project());
  }

  /// A trained run's model with its best weights, loaded once and kept (the newest few).
  /// Error(NotFound) without weights, Error(InvalidConfig) when its data fingerprint differs. Of a run
  /// that was trained before something was added, one that scores items it has not learned below all
  /// others, and users by what of their history it knows.
  std::shared_ptr<const Recommender> model(RunId run);
  /// A run's split, made once and kept.
  std::shared_ptr<const Split> split(const SplitSpec& spec);
  /// Forget cached models of a run (after training went on).
  void forget(RunId run);
  /// What the data explorer has derived from the data so far; see core/workflow/DataIndex.h.
  [[nodiscard]] DataIndex& index() const;

 private:
  class Lease {
   public:
    explicit Lease(Session& session);
    ~Lease();
    Project& project() { return *project_; }

   private:
    Session& session_;
    std::unique_ptr<Project> project_;
  };
  struct Caches;

  Session(const Project& project, DatasetPtr dataset, std::vector<AppendRecord> appends);
  /// Error(Locked) when somebody has undone an append that this data has.
  void requireStillThere(const Project& project) const;
  /// Whether the file whose data this is lies at its path; gives its connections up where it does not.
  bool inPlace();

  std::filesystem::path file_;
  FileIdentity identity_;  ///< of the file whose data this is, wherever it is moved
  DatasetPtr dataset_;
  std::vector<AppendRecord> appends_;
  std::int64_t importedAt_ = 0;
  bool readOnly_ = false;
  std::atomic<Domain> domain_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Project>> idle_;
  std::unique_ptr<Caches> caches_;
};

using SessionPtr = std::shared_ptr<Session>;

}  // namespace tastescope
