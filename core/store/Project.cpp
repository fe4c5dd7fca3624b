#include "core/store/Project.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <utility>

#include "core/base/PartFile.h"
#include "core/store/DatasetRows.h"
#include "core/store/JournalPages.h"
#include "core/store/ProjectFile.h"
#include "core/store/Schema.h"
#include "core/store/SchemaCheck.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

namespace fs = std::filesystem;

constexpr int kBusyMilliseconds = 5000;
// A connection belongs to one thread at a time, so SQLite need not lock every call.
const int kOpenToRead = SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX;
const int kOpenToWrite = SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX;

fs::path besides(const fs::path& file, const char* suffix) {
  fs::path other = file;
  other += suffix;
  return other;
}

bool mayWrite(const fs::path& path) {
  return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

/// Which file lies at a path: device and number; zeros for none.
using FileIdentity = std::pair<dev_t, ino_t>;
FileIdentity identityOf(const fs::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return {};
  return {status.st_dev, status.st_ino};
}

void requireFile(const fs::path& file) {
  std::error_code problem;
  const auto status = fs::status(file, problem);
  if (!fs::exists(status)) {
    throw Error(ErrorCode::NotFound,
                coreText("Project",
                         "There is no project at %1. Check the path, or import data to make one.")
                    .arg(pathText(file)));
  }
  if (fs::is_directory(status)) {
    throw Error(ErrorCode::Corrupt,
                coreText("Project", "%1 is a folder, not a project. Choose a .tastescope file.")
                    .arg(pathText(file)));
  }
  if (fs::file_size(file, problem) == 0) {
    throw Error(ErrorCode::Corrupt,
                coreText("Project", "%1 is empty, so it is not a project. Import data to make one.")
                    .arg(pathText(file)));
  }
  if (::faccessat(AT_FDCWD, file.c_str(), R_OK, AT_EACCESS) != 0) {
    throw Error(ErrorCode::Io,
                coreText("Project", "You are not allowed to read %1. Ask its owner for permission.")
                    .arg(pathText(file)));
  }
}

/// A file: URI, because immutable can only be said there.
std::string immutableUri(const fs::path& file) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : fs::absolute(file).string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::string_view("%?#").find(c) != std::string_view::npos || byte < 0x21) {
      uri += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

std::unique_ptr<SQLite::Database> connect(const fs::path& file, bool readOnly) {
  std::string name = file.string();
  int how = readOnly ? kOpenToRead : kOpenToWrite;
  // SQLite needs its -shm file to read a WAL database; where that cannot be made the file is read
  // as it lies.
  if (readOnly && !mayWrite(fs::absolute(file).parent_path()) &&
      !fs::exists(besides(file, "-wal"))) {
    name = immutableUri(file);
    how |= SQLite::OPEN_URI;
  }
  auto database = std::make_unique<SQLite::Database>(name, how, kBusyMilliseconds);
  harden(*database);
  return database;
}

/// Of this program, of a version it knows, and not to be updated where nothing can be written.
void requireProject(SQLite::Database& database, const fs::path& file, bool readOnly) {
  if (database.execAndGet("PRAGMA application_id").getInt() != kApplicationId) {
    throw Error(
        ErrorCode::Corrupt,
        coreText(
            "Project",
            "%1 is not a Tastescope project. Choose a .tastescope file, or import this file as "
            "data.")
            .arg(pathText(file)));
  }
  const int version = database.execAndGet("PRAGMA user_version").getInt();
  if (version > schemaVersion()) {
    throw Error(
        ErrorCode::TooNew,
        coreText("Project", "%1 was written by a newer Tastescope. Update Tastescope to open it.")
            .arg(pathText(file)),
        "version " + std::to_string(version) + ", known " + std::to_string(schemaVersion()));
  }
  if (version < schemaVersion() && readOnly) {
    throw Error(
        ErrorCode::ReadOnly,
        coreText(
            "Project",
            "%1 is from an older Tastescope and must be updated, but it is read-only. Copy it to a "
            "folder you can write to and open the copy.")
            .arg(pathText(file)));
  }
}

/// SQLite reads a page that ends early as zeros and would call a cut-off copy complete. Only pages
/// that the journal holds may be missing from the file: a disk that filled while the journal was
/// copied into it leaves such a project, and it is whole.
void requireWholePages(SQLite::Database& database, const fs::path& file) {
  const SQLite::Transaction snapshot(database);  // the journal is kept while somebody reads it
  const auto page = static_cast<std::uintmax_t>(database.execAndGet("PRAGMA page_size").getInt64());
  const auto pages =
      static_cast<std::uintmax_t>(database.execAndGet("PRAGMA page_count").getInt64());
  const std::uintmax_t there = fs::file_size(file) / page;
  if (there >= pages) return;
  const JournalPages journal(besides(file, "-wal"), page);
  for (std::uintmax_t missing = there + 1; missing <= pages; ++missing) {
    if (!journal.holds(missing)) throwDamaged(file, "cut off");
  }
}

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

struct Project::Impl {
  fs::path file;
  FileIdentity identity;
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
    migrate(*impl->database, schemaVersion());
    impl->database->exec("PRAGMA journal_mode = WAL");
  });
  return Project(std::move(impl));
}

void Project::requireCreatable(const fs::path& file, bool overwrite) {
  const ProjectFile check(file, overwrite);
}

void Project::create(const fs::path& file, const Dataset& dataset, bool overwrite,
                     Progress& progress, const std::stop_token& stop) {
  ProjectFile target(file, overwrite);
  sqlGuard(file, [&] {
    SQLite::Database database(target.temporary(), kOpenToWrite | SQLite::OPEN_CREATE);
    const InterruptOnStop interrupt(database, stop);
    // Nobody sees this file before it is complete, so it needs no journal; publish() makes it
    // durable.
    database.exec("PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;");
    database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    migrate(database, schemaVersion());
    sqlGuardWriting(file, database, roughBytes(dataset), [&] {
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

Dataset Project::loadDataset(Progress& progress, const std::stop_token& stop) const {
  if (!impl_->readOnly) removeLeftovers(fs::absolute(impl_->file).parent_path());
  return sqlGuard(impl_->file, [&] {
    // Histories on this connection, everything else on a second one at the same time.
    const auto second = connect(impl_->file, impl_->readOnly);
    const InterruptOnStop interrupt(*impl_->database, stop);
    const InterruptOnStop interruptSecond(*second, stop);
    return readDataset(*impl_->database, *second, impl_->file, progress, stop);
  });
}

}  // namespace tastescope
