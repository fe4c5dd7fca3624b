#include "core/workflow/export/ExportData.h"

#include <algorithm>
#include <utility>

#include "core/base/DidYouMean.h"
#include "core/base/Joined.h"
#include "core/workflow/export/ExportTables.h"

namespace tastescope {
namespace {

constexpr std::uint64_t kCheckEvery = 1024;  // rows between two looks at the stop token

/// TensorBoard's projector reads numbers between tabs, without header or quotes, and names from a
/// second file.
bool forProjector(const ExportRequest& request) {
  return (request.table == ExportTable::UserVectors || request.table == ExportTable::ItemVectors) &&
         request.format.delimiter == "\t" && !request.format.header;
}

Entity entityOf(ExportTable table) {
  return table == ExportTable::Users || table == ExportTable::UserVectors ? Entity::User
                                                                          : Entity::Item;
}

/// The file of one part beside `file`.
std::filesystem::path partFile(const std::filesystem::path& file, Part part) {
  std::filesystem::path one = file;
  std::string ending = std::string(1, '.').append(partName(part));
  return one.replace_extension(ending.append(file.extension().string()));
}

/// The parts that have interactions, for an export that writes a file a part.
std::vector<Part> partsToWrite(const Session& session, const ExportRequest& request) {
  const std::vector<Part> parts = partsFor(session, request);
  if (parts.empty()) {
    throw Error(
        ErrorCode::InvalidConfig,
        coreText("Export", "There are no parts to write into files of their own: choose a split."));
  }
  std::vector<Part> present;
  for (const Part part : {Part::Train, Part::Valid, Part::Test}) {
    if (std::ranges::count(parts, part) > 0) present.push_back(part);
  }
  return present;
}

bool inParts(const ExportRequest& request) {
  return request.splitFiles && request.table == ExportTable::Interactions;
}

/// Every file the export writes.
std::vector<OutputFile> outputsOf(const Session& session, const ExportRequest& request) {
  std::vector<OutputFile> files;
  if (inParts(request)) {
    for (const Part part : partsToWrite(session, request))
      files.emplace_back(partFile(request.file.path, part), request.file.ifExists);
    return files;
  }
  files.push_back(request.file);
  if (forProjector(request) && request.limit == 0)
    files.emplace_back(projectorLabelsFile(request.file.path), request.file.ifExists);
  return files;
}

void writeTable(Session& session, const ExportRequest& request, std::optional<Part> only,
                RowSink& sink) {
  switch (request.table) {
    case ExportTable::Recommendations: return writeRecommendations(session, request, sink);
    case ExportTable::Interactions: return writeInteractions(session, request, only, sink);
    case ExportTable::Users:
    case ExportTable::Items: return writeEntities(session, request, entityOf(request.table), sink);
    case ExportTable::Metrics: return writeMetrics(session, request, sink);
    case ExportTable::RunCurves: return writeCurves(session, request, sink);
    case ExportTable::UserVectors:
    case ExportTable::ItemVectors:
      return writeVectors(session, request, entityOf(request.table), sink);
  }
}

ExportOutcome writeFile(Session& session, const ExportRequest& request, std::optional<Part> only,
                        Progress& progress, const std::stop_token& stop) {
  progress.begin(coreText("Export", "Writing %1").arg(request.file.path.filename().string()),
                 coreText("Export", "rows"), 0);
  TableWriter table(request.file, request.format);
  RowSink sink(table, progress, stop, request.limit);
  try {
    writeTable(session, request, only, sink);
  } catch (const EnoughRows&) {
  }
  throwIfStopped(stop);
  progress.set(table.rows());
  return table.finish();
}

void requireUsable(const ExportRequest& request) {
  if (request.format.delimiter.empty()) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Export", "The cells need a delimiter between them. Choose one."));
  }
  if (request.table == ExportTable::Recommendations && request.k == 0) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Export", "A list needs at least one item. Choose a longer one."));
  }
}

}  // namespace

RowSink::RowSink(TableWriter& table, Progress& progress, std::stop_token stop, std::uint64_t limit)
    : table_(table), progress_(progress), stop_(std::move(stop)), limit_(limit) {}

void RowSink::endRow() {
  table_.endRow();
  if (limit_ != 0 && table_.rows() >= limit_) throw EnoughRows{};
  if (table_.rows() % kCheckEvery == 0) {
    throwIfStopped(stop_);
    progress_.set(table_.rows());
  }
}

void throwNoColumn(const std::string& name, const std::vector<std::string>& offered) {
  throw Error(ErrorCode::InvalidInput,
              orDidYouMean(coreText("Export", "This table has no column “%1”. There are: %2.")
                               .arg(name)
                               .arg(joined(offered)),
                           name, offered));
}

std::vector<std::string> exportColumns(const Session& session, const ExportRequest& request) {
  switch (request.table) {
    case ExportTable::Recommendations: return recommendationColumnNames(session);
    case ExportTable::Interactions: return interactionColumnNames(session, request);
    case ExportTable::Users:
    case ExportTable::Items: return entityColumnNames(session, entityOf(request.table));
    case ExportTable::Metrics: return metricColumnNames();
    case ExportTable::RunCurves: return curveColumnNames();
    case ExportTable::UserVectors:
    case ExportTable::ItemVectors: return vectorColumnNames(session, entityOf(request.table));
  }
  return {};
}

ExportOutcome exportTable(Session& session, const ExportRequest& request, Progress& progress,
                          const std::stop_token& stop) {
  requireUsable(request);
  requireWritable(outputsOf(session, request));
  if (inParts(request)) {
    ExportOutcome outcome;
    ExportRequest one = request;
    for (const Part part : partsToWrite(session, request)) {
      one.file.path = partFile(request.file.path, part);
      outcome += writeFile(session, one, part, progress, stop);
    }
    return outcome;
  }
  if (!forProjector(request)) return writeFile(session, request, {}, progress, stop);
  ExportRequest vectors = request;
  if (vectors.columns.empty()) vectors.columns = {"vector"};
  ExportOutcome outcome = writeFile(session, vectors, {}, progress, stop);
  if (request.limit == 0) writeProjectorLabels(*session.knownBy(request.run), request, stop);
  return outcome;
}

}  // namespace tastescope
