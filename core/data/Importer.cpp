#include "core/data/Importer.h"

#include <chrono>
#include <utility>

#include "core/data/SideInformation.h"

namespace tastescope {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What was chosen before reading, ahead of what reading found.
void addNotes(const ImportPlan& plan, ImportReport& report) {
  report.notes.insert(report.notes.begin(), plan.sources.notes.begin(), plan.sources.notes.end());
}

Dataset datasetOf(const ImportPlan& plan, CleanRows clean, SideInformation side) {
  Dataset dataset;
  dataset.users = std::move(clean.users);
  dataset.items = std::move(clean.items);
  EntryRows rows = std::move(clean.rows);
  if (rows.values.empty()) rows.values.assign(rows.items.size(), 1);
  dataset.parts = std::move(rows.parts);
  dataset.listed = plan.listed();
  dataset.interactions = std::make_shared<const Interactions>(
      std::move(rows.offsets), std::move(rows.items), std::move(rows.values), std::move(rows.times),
      rows.itemCount);
  dataset.itemAttributes = std::move(side.itemAttributes);
  dataset.userAttributes = std::move(side.userAttributes);
  dataset.links = std::move(side.links);
  dataset.domain = plan.options.domain;
  dataset.name = dataName(plan.sources, plan.options);
  dataset.fingerprint = fingerprintOf(dataset);
  dataset.report = std::move(clean.report);
  return dataset;
}

}  // namespace

Dataset importDataset(const ImportOptions& options, Progress& progress,
                      const std::stop_token& stop) {
  const auto start = Clock::now();
  ImportPlan plan = planImport(options, stop);
  RowsRead read = readRows(plan, progress, stop);
  addNotes(plan, read.report);
  CleanRows clean = cleanRows(std::move(read), options, progress, stop);
  SideInformation side = readSideInformation(plan, clean, progress, stop);
  Dataset dataset = datasetOf(plan, std::move(clean), std::move(side));
  dataset.report.seconds = secondsSince(start);
  return dataset;
}

ImportReport countImport(const ImportOptions& options, Progress& progress,
                         const std::stop_token& stop) {
  const auto start = Clock::now();
  ImportPlan plan = planImport(options, stop);
  RowsRead read = readRows(plan, progress, stop);
  addNotes(plan, read.report);
  ImportReport report = cleanRows(std::move(read), options, progress, stop).report;
  report.seconds = secondsSince(start);
  return report;
}

}  // namespace tastescope
