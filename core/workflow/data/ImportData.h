// Use case: files -> a project file. Preview and counting are core/data's, re-exported here for the
// window. Thread rule: any thread but the window's. Cost: see docs/performance.md.
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/base/OutputFile.h"
#include "core/data/Importer.h"
#include "core/data/Preview.h"
#include "core/data/SidePreview.h"
#include "core/report/ExportFormat.h"

namespace tastescope {

/// Where the kept rejected rows go: file,line,column,reason,text.
struct RejectedFile {
  OutputFile file;
  ExportFormat format;
};

struct ImportRequest {
  ImportOptions options;
  std::filesystem::path project;  ///< the file to create
  bool overwrite = false;
  std::optional<RejectedFile> rejected;
};

struct ImportOutcome {
  ImportReport report;
  Index users = 0;
  Index items = 0;
  std::uint64_t interactions = 0;
  std::vector<std::filesystem::path> files;  ///< that were read
};

/// Imports and writes the project aside, then renames it: a failure or cancel leaves an existing
/// project as it was. Nothing that is read is written over.
ImportOutcome importData(const ImportRequest& request, Progress& progress,
                         const std::stop_token& stop);

/// Writes the kept rejected rows as a table: file,line,column,reason,text.
ExportOutcome saveRejectedRows(const ImportReport& report, const OutputFile& file,
                               const ExportFormat& format = {});

}  // namespace tastescope
