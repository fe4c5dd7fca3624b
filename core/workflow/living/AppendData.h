// Use case: more files -> the project that is open. What runs have learned stays theirs: each is used on
// the data it knows, and says how old that is. Thread rule: any thread but the window's. Cost: an import
// of the file and a copy of the data; see docs/performance.md.
#pragma once

#include <optional>
#include <stop_token>

#include "core/workflow/Session.h"
#include "core/workflow/data/ImportData.h"

namespace tastescope {

struct AppendRequest {
  ImportOptions options;
  std::optional<CleaningOptions> cleaning;  ///< for a project that does not say its rules
  std::optional<RejectedFile> rejected;
};

struct AppendOutcome {
  AppendRecord record;  ///< as it stands in the project
  ImportReport report;
  Index users = 0;  ///< new ones
  Index items = 0;
  std::uint64_t interactions = 0;            ///< all there are now
  std::vector<std::filesystem::path> files;  ///< that were read
};

/// In one transaction: a failure or cancel leaves the project as it was. The session keeps the data it
/// was opened with; open the project again to see what came. Errors as readAppend(), and
/// Error(InvalidInput) for rows that were added before.
AppendOutcome appendData(Session& session, const AppendRequest& request, Progress& progress,
                         const std::stop_token& stop);

/// What undoAppend() would take along. Error(NotFound) when nothing was added.
UndoneAppend lastAppend(Session& session);
/// Takes the last append back, errors as AppendStore::undoLast(). The session can no longer be used
/// when its data had it.
UndoneAppend undoAppend(Session& session, bool andWhatHangs, Progress& progress,
                        const std::stop_token& stop);
/// The same for a project that is not open: nothing of its data is read.
UndoneAppend undoAppend(const std::filesystem::path& file, bool andWhatHangs, Progress& progress,
                        const std::stop_token& stop);

}  // namespace tastescope
