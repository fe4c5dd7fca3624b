#include "core/store/ProjectCopy.h"

#include "core/store/DatabaseCopy.h"
#include "core/store/ProjectConnection.h"
#include "core/store/ProjectFile.h"
#include "core/store/Schema.h"
#include "core/store/SchemaCheck.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

/// The processes that train in the original have no hand in the copy. One of an earlier version is
/// trained by nobody.
void disownRuns(const std::filesystem::path& copy, const std::filesystem::path& from,
                const std::filesystem::path& into) {
  const auto database = connect(copy, false);
  if (versionOf(*database) != schemaVersion()) return;
  requireOurSchema(*database, from);  // our statement must not start those of others
  sqlGuardWriting(into, *database, storedBytes(*database),
                  [&] { database->exec("UPDATE run SET owner = ''"); });
}

}  // namespace

std::uintmax_t copyProject(const std::filesystem::path& file, const std::filesystem::path& into,
                           bool overwrite, Progress& progress, const std::stop_token& stop) {
  const std::filesystem::path from = std::filesystem::absolute(file);
  requireFile(from);
  ProjectFile target(into, overwrite);
  sqlGuard(from, [&] {
    const auto database = connectToLook(from);
    requireProject(*database, from, false);
    requireWholePages(*database, from);
    copyDatabase(*database, target.temporary(), target.file(), progress, stop);
    disownRuns(target.temporary(), from, target.file());
  });
  throwIfStopped(stop);
  target.publish();
  return std::filesystem::file_size(target.file());
}

}  // namespace tastescope
