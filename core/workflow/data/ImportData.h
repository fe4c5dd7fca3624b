// Use case: files -> a project file. Preview and counting are core/data's, re-exported here for the
// window. Thread rule: any thread but the window's. Cost: see docs/performance.md.
#pragma once

#include <filesystem>
#include <stop_token>

#include "core/data/Importer.h"
#include "core/data/Preview.h"
#include "core/data/SidePreview.h"
#include "core/report/ExportFormat.h"

namespace tastescope {

struct ImportRequest {
  ImportOptions options;
  std::filesystem::path project;  ///< the file to create
  bool overwrite = false;
};

struct ImportOutcome {
  ImportReport report;
  Index users = 0;
  Index items = 0;
  std::uint64_t interactions = 0;
};

/// Imports and writes the project aside, then renames it: a failure or cancel leaves an existing
/// project as it was.
ImportOutcome importData(const ImportRequest& request, Progress& progress,
                         const std::stop_token& stop);

/// Writes the kept rejected rows as a table: file,line,column,reason,text.
ExportOutcome saveRejectedRows(const ImportReport& report, const std::filesystem::path& file,
                               const ExportFormat& format = {});

}  // namespace tastescope
