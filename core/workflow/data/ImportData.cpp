#include "core/workflow/data/ImportData.h"

#include <chrono>

#include "core/base/Error.h"
#include "core/base/NameLength.h"
#include "core/report/TableWriter.h"
#include "core/store/Project.h"

namespace tastescope {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> filesNamed(const ImportOptions& options) {
  std::vector<fs::path> files = options.sources;
  for (const auto* other : {&options.itemsFile, &options.usersFile, &options.linksFile,
                            &options.trainFile, &options.validFile, &options.testFile}) {
    if (*other) files.push_back(**other);
  }
  return files;
}

/// Project and rejected rows, while what is read is protected from them.
void requireWritable(const ImportRequest& request) {
  std::vector<OutputFile> outputs{
      {request.project, request.overwrite ? IfExists::Replace : IfExists::Refuse}};
  outputs.front().database = true;
  if (request.rejected) outputs.push_back(request.rejected->file);
  tastescope::requireWritable(outputs);
}

}  // namespace

ImportOutcome importData(const ImportRequest& request, Progress& progress,
                         const std::stop_token& stop) {
  requireShortName(request.options.name);
  const FileProtection named(FileProtection::Reason::BeingRead, filesNamed(request.options));
  requireWritable(request);
  Project::requireCreatable(request.project, request.overwrite);
  const auto begin = std::chrono::steady_clock::now();
  ImportOutcome outcome;
  std::optional<FileProtection> found;
  Dataset dataset = importDataset(request.options, progress, stop, [&](auto files) {
    found.emplace(FileProtection::Reason::BeingRead, files);
    requireWritable(request);
    outcome.files = std::move(files);
  });
  dataset.report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  Project::create(request.project, dataset, request.overwrite, progress, stop);
  outcome.users = dataset.users.size();
  outcome.items = dataset.items.size();
  outcome.interactions = dataset.interactions->size();
  outcome.report = std::move(dataset.report);
  outcome.report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (request.rejected)
    saveRejectedRows(outcome.report, request.rejected->file, request.rejected->format);
  return outcome;
}

ExportOutcome saveRejectedRows(const ImportReport& report, const OutputFile& file,
                               const ExportFormat& format) {
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
}

}  // namespace tastescope
