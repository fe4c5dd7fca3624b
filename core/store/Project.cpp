#include "core/store/Project.h"

#include <sys/stat.h>

#include <cstdint>
#include <utility>

#include "core/base/PartFile.h"
#include "core/store/DatasetRows.h"
#include "core/store/HistoryReader.h"
#include "core/store/MigrationBackup.h"
#include "core/store/ProjectConnection.h"
#include "core/store/ProjectFile.h"
#include "core/store/Schema.h"
#include "core/store/SchemaCheck.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

namespace fs = std::filesystem;

/// What the ids and histories of a dataset take on disk, for the sentence of a full one.
std::uintmax_t roughBytes(const Dataset& dataset) {
  constexpr std::uintmax_t kPerId = 40;  // the id in its table and in its index
  const Interactions& all = *dataset.interactions;
  const std::uintmax_t perEntry = sizeof(Index) + sizeof(float) +
                                  (all.hasTimes() ? sizeof(std::int64_t) : 0) +
                                  (dataset.parts.empty() ? 0 : sizeof(Part));
  return kPerId * (std::uintmax_t{dataset.users.size()} + dataset.items.size()) +
         perEntry * all.size();
}

}  // namespace

FileIdentity identityOf(const fs::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return {};
  return {status.st_dev, status.st_ino};
}

struct Project::Impl {
  fs::path file;
  FileIdentity identity;
  FileIdentity journal;
  bool readOnly = false;
  std::unique_ptr<SQLite::Database> database;
};

Project::Project(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;
Project::~Project() = default;

const fs::path& Project::file() const { return impl_->file; }
bool Project::readOnly() const { return impl_->readOnly; }
bool Project::inPlace() const { return identityOf(impl_->file) == impl_->identity; }
void Project::leavePlace() const noexcept {
  if (impl_->readOnly) return;
  try {
    SQLite::Statement checkpoint(*impl_->database, "PRAGMA wal_checkpoint(TRUNCATE)");
    const bool moved = checkpoint.executeStep() && checkpoint.getColumn(0).getInt() == 0;
    const bool replaced = fs::exists(impl_->file) && !inPlace();
    if (!moved || !replaced || identityOf(besides(impl_->file, "-wal")) != impl_->journal) return;
    for (const char* suffix : {"-wal", "-shm"}) fs::remove(besides(impl_->file, suffix));
  } catch (const std::exception&) {  // then the journal stays
  }
}

const FileIdentity& Project::identity() const { return impl_->identity; }
SQLite::Database& Project::database() const { return *impl_->database; }

Project Project::open(const fs::path& file) {
  requireFile(file);
  auto impl = std::make_unique<Impl>();
  impl->file = fs::absolute(file);
  impl->readOnly = !mayWrite(impl->file) || !mayWrite(impl->file.parent_path());
  sqlGuard(file, [&] {
    impl->database = connect(impl->file, impl->readOnly);
    impl->identity = identityOf(impl->file);
    requireProject(*impl->database, file, impl->readOnly);
    requireOurSchema(*impl->database, file);
    requireWholePages(*impl->database, impl->file);
    // FULL: a finished checkpoint survives a power cut, not only a crash of the program.
    impl->database->exec(
        "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = "
        "67108864;");
    if (impl->readOnly) return;
    if (versionOf(*impl->database) < schemaVersion()) {
      const MigrationBackup backup(*impl->database, impl->file);
      migrate(*impl->database, schemaVersion());
      backup.remove();
    }
    impl->database->exec("PRAGMA journal_mode = WAL");
    impl->journal = identityOf(besides(impl->file, "-wal"));
  });
  return Project(std::move(impl));
}

Project Project::over(std::unique_ptr<SQLite::Database> database, const fs::path& shown) {
  auto impl = std::make_unique<Impl>();
  impl->file = shown;
  impl->readOnly = true;
  impl->database = std::move(database);
  return Project(std::move(impl));
}

void Project::requireCreatable(const fs::path& file, bool overwrite) {
  const ProjectFile check(file, overwrite);
}

void Project::create(const fs::path& file, const Dataset& dataset, bool overwrite,
                     Progress& progress, const std::stop_token& stop) {
  ProjectFile target(file, overwrite);
  sqlGuard(file, [&] {
    SQLite::Database database(target.temporary(),
                              SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX | SQLite::OPEN_CREATE);
    const InterruptOnStop interrupt(database, stop);
    // Nobody sees this file before it is complete, so it needs no journal; publish() makes it
    // durable.
    database.exec("PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;");
    sqlGuardWriting(file, database, roughBytes(dataset), [&] {
      setPragma(database, "application_id", kApplicationId);
      migrate(database, schemaVersion());
      SQLite::Transaction transaction(database);
      writeDataset(database, dataset, progress, stop);
      transaction.commit();
    });
    database.exec("PRAGMA journal_mode = WAL");
  });
  progress.begin(coreText("Project", "Saving the project"), Text(), 0);
  throwIfStopped(stop);
  target.publish();
}

Dataset Project::loadDataset(Progress& progress, const std::stop_token& stop,
                             std::optional<std::int64_t> generation) const {
  if (!impl_->readOnly) removeLeftovers(fs::absolute(impl_->file).parent_path());
  return sqlGuard(impl_->file, [&] {
    // Histories on this connection, everything else on a second one at the same time.
    SQLite::Database& first = *impl_->database;
    const auto second = secondConnection(first, impl_->file, impl_->readOnly);
    SQLite::Database& other = second ? *second : first;
    const InterruptOnStop interrupt(first, stop);
    const InterruptOnStop interruptOther(other, stop);
    return readDataset(first, other, impl_->file, progress, stop, generation);
  });
}

std::int64_t Project::created() const {
  return sqlGuard(impl_->file, [&] { return countFact(*impl_->database, "created"); });
}

void Project::setDomain(Domain domain) {
  constexpr std::uintmax_t kOnePage = 4096;
  sqlGuardWriting(impl_->file, *impl_->database, kOnePage,
                  [&] { writeDomain(*impl_->database, domain); });
}

}  // namespace tastescope
