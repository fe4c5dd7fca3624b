#include "core/workflow/data/ImportData.h"

#include <chrono>

#include "core/base/Error.h"
#include "core/report/TableWriter.h"
#include "core/store/Project.h"

namespace tastescope {
namespace {

namespace fs = std::filesystem;

/// Replacing a source by the project made of it would lose the data.
void requireNoSource(const ImportOptions& options, const fs::path& project) {
  std::vector<fs::path> read = options.sources;
  for (const auto* other : {&options.itemsFile, &options.usersFile, &options.linksFile,
                            &options.trainFile, &options.validFile, &options.testFile}) {
    if (*other) read.push_back(**other);
  }
  for (const fs::path& source : read) {
    std::error_code none;
    if (fs::equivalent(source, project, none)) {
      throw Error(ErrorCode::InvalidInput,
                  coreText("Project",
                           "%1 is read by this import and cannot be replaced by it. Choose another "
                           "name for the project.")
                      .arg(project.string()));
    }
  }
}

}  // namespace

ImportOutcome importData(const ImportRequest& request, Progress& progress,
                         const std::stop_token& stop) {
  requireNoSource(request.options, request.project);
  Project::requireCreatable(request.project, request.overwrite);
  const auto begin = std::chrono::steady_clock::now();
  Dataset dataset = importDataset(request.options, progress, stop);
  dataset.report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  Project::create(request.project, dataset, request.overwrite, progress, stop);
  ImportOutcome outcome;
  outcome.users = dataset.users.size();
  outcome.items = dataset.items.size();
  outcome.interactions = dataset.interactions->size();
  outcome.report = std::move(dataset.report);
  outcome.report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return outcome;
}

ExportOutcome saveRejectedRows(const ImportReport& report, const fs::path& file,
                               const ExportFormat& format) {
  try {
    TableWriter table(file, format);
    if (format.header) table.header({"file", "line", "column", "reason", "text"});
    for (const RejectedRow& row : report.rejected) {
      table.text(row.file);
      table.integer(static_cast<std::int64_t>(row.line));
      table.integer(static_cast<std::int64_t>(row.column));
      table.text(row.reason.english());
      table.text(row.text);
      table.endRow();
    }
    return table.finish();
  } catch (const Error& error) {
    throw Error(ErrorCode::Io,
                coreText("Import",
                         "The rejected rows cannot be written to “%1”. Check the folder and the "
                         "space on the disk.")
                    .arg(file.string()),
                error.details());
  }
}

}  // namespace tastescope
