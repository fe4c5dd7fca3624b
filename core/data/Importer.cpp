#include "core/data/Importer.h"

#include <chrono>
#include <utility>

#include "core/base/Error.h"
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

EventSequencesPtr eventsOf(EntryRows rows) {
  if (rows.values.empty()) rows.values.assign(rows.items.size(), 1);
  EntryValues values = EntryValues::of(std::move(rows.values));
  return std::make_shared<const EventSequences>(std::move(rows.offsets), std::move(rows.items),
                                                std::move(values.values), std::move(rows.times),
                                                rows.itemCount, std::move(values.exact));
}

Dataset datasetOf(const ImportPlan& plan, CleanRows clean, SideInformation side) {
  Dataset dataset;
  dataset.users = std::move(clean.users);
  dataset.items = std::move(clean.items);
  EntryRows rows = std::move(clean.rows);
  if (rows.values.empty()) rows.values.assign(rows.items.size(), 1);
  dataset.parts = std::move(rows.parts);
  dataset.listed = plan.listed();
  dataset.timesArePositions = plan.positions();
  EntryValues values = EntryValues::of(std::move(rows.values));
  dataset.interactions = std::make_shared<const Interactions>(
      std::move(rows.offsets), std::move(rows.items), std::move(values.values),
      std::move(rows.times), rows.itemCount, std::move(values.exact),
      clean.events ? eventsOf(*std::move(clean.events)) : nullptr);
  dataset.itemAttributes = std::move(side.itemAttributes);
  dataset.userAttributes = std::move(side.userAttributes);
  dataset.links = std::move(side.links);
  dataset.domain = plan.options.domain;
  dataset.name = dataName(plan.sources, plan.options);
  dataset.fingerprint = fingerprintOf(dataset);
  dataset.report = std::move(clean.report);
  return dataset;
}

/// A pair stands where its last event does, so that what a split shows is older than what it hides.
void requireLast(const CleaningOptions& cleaning) {
  if (!cleaning.keepRepeats || cleaning.duplicates != DuplicatePolicy::KeepFirst) return;
  throw Error(
      ErrorCode::InvalidConfig,
      coreText("Import",
               "Where every event is kept, the last row of the same user and item counts or "
               "their values are added up; the first alone cannot be kept."));
}

void requireWeights(const CleaningOptions& cleaning) {
  for (const EventWeight& event : cleaning.events) {
    if (event.weight >= 0) continue;
    throw Error(ErrorCode::InvalidConfig,
                coreText("Import",
                         "The weight of the event “%1” must not be negative. Leave an event out to "
                         "filter its rows.")
                    .arg(event.name));
  }
}

/// Events without an order would be kept for nobody.
void requireOrder(const ImportPlan& plan, const EntryShape& shape) {
  if (!plan.options.cleaning.keepRepeats) return;
  if (shape.times || plan.listed()) return;
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "Every event is to be kept in its order, but this data has no times and no "
                       "lists that would give one. Name a column of times, or do not keep "
                       "repeats."));
}

[[noreturn]] void throwDoubtful(const Doubt& first, std::size_t count) {
  Text sentence = count == 1 ? coreText("Import", "The reading is doubtful: %1")
                             : coreText("Import", "The reading is doubtful: %1 (and %2 more)");
  sentence = std::move(sentence).arg(first.sentence);
  if (count > 1) sentence = std::move(sentence).arg(count - 1);
  throw Error(ErrorCode::InvalidInput, std::move(sentence));
}

}  // namespace

CleanRows readClean(ImportPlan& plan, Progress& progress, const std::stop_token& stop,
                    const KnownRows* known) {
  requireLast(plan.options.cleaning);
  requireWeights(plan.options.cleaning);
  RowsRead read = readRows(plan, progress, stop);
  requireOrder(plan, read.entries.shape());
  addNotes(plan, read.report);
  const CleaningOptions& cleaning = plan.options.cleaning;
  Reading reading = readingOf(plan);
  reading.events = read.events.events(cleaning.events);
  reading.cleaning = cleaningSteps(plan.options, plan.format());
  reading.doubts = doubtsOf({plan.format(), read.users, read.items, read.signs, read.entries.size(),
                             read.oddTimes, read.lastTime, read.otherOrders,
                             read.report.rows.rejected, cleaning, plan.sources.doubts});
  reading.doubts.insert(reading.doubts.begin(), plan.sources.doubts.begin(),
                        plan.sources.doubts.end());
  read.report.reading = std::move(reading);
  const std::uint64_t rows = read.entries.size();
  CleanRows clean = cleanRows(std::move(read), plan.options, progress, stop, known);
  if (auto doubt = doubtOfPairs({plan.format(), clean.users.size(), clean.items.size(),
                                 clean.report.rows.imported, rows})) {
    clean.report.reading.doubts.push_back(*std::move(doubt));
  }
  return clean;
}

void requireNoDoubt(const Reading& reading) {
  if (!reading.doubts.empty()) throwDoubtful(reading.doubts.front(), reading.doubts.size());
}

Dataset importDataset(const ImportOptions& options, Progress& progress, const std::stop_token& stop,
                      const std::function<void(std::vector<std::filesystem::path>)>& onFiles) {
  const auto start = Clock::now();
  ImportPlan plan = planImport(options, stop);
  if (onFiles) onFiles(filesOf(plan.sources));
  CleanRows clean = readClean(plan, progress, stop);
  SideInformation side = readSideInformation(plan, clean, progress, stop);
  if (options.strict) requireNoDoubt(clean.report.reading);
  Dataset dataset = datasetOf(plan, std::move(clean), std::move(side));
  dataset.report.seconds = secondsSince(start);
  return dataset;
}

ImportReport countImport(const ImportOptions& options, Progress& progress,
                         const std::stop_token& stop) {
  const auto start = Clock::now();
  ImportPlan plan = planImport(options, stop);
  CleanRows clean = readClean(plan, progress, stop);
  (void)readSideInformation(plan, clean, progress, stop);
  clean.report.seconds = secondsSince(start);
  return std::move(clean.report);
}

}  // namespace tastescope
