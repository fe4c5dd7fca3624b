#include "core/data/ImportSession.h"

#include <algorithm>

#include "core/base/Error.h"

namespace tastescope {
namespace {

EntryShape shapeOf(const ImportPlan& plan, const std::vector<ReadTask>& tasks) {
  EntryShape shape;
  for (const PlannedFile& file : plan.files) shape.parts = shape.parts || file.part.has_value();
  const InteractionFormat& format = tasks.front().format;
  shape.values = columnOf(format, ColumnRole::Rating).has_value();
  shape.times = columnOf(format, ColumnRole::Time).has_value();
  shape.parts = shape.parts || columnOf(format, ColumnRole::Split).has_value();
  return shape;
}

ImportAccumulator readAll(const ImportPlan& plan, const std::vector<ReadTask>& tasks,
                          Progress& progress, const std::stop_token& stop) {
  ImportAccumulator into(shapeOf(plan, tasks));
  for (const ReadTask& task : tasks) {
    progress.begin(coreText("Import", "Reading %1").arg(task.member.name()),
                   coreText("Import", "bytes"), task.member.bytes);
    readInteractions(
        task, into, [&](std::uint64_t bytes) { progress.set(bytes); }, stop);
    if (!task.format.timeNote.empty()) into.report.notes.push_back(task.format.timeNote);
  }
  return into;
}

/// Reads, and reads again as long as a file teaches something new about itself.
ImportAccumulator readWithRevisions(const ImportPlan& plan, const ImportOptions& options,
                                    std::vector<ReadTask>& tasks, Progress& progress,
                                    const std::stop_token& stop) {
  Revisions revisions;
  for (;;) {
    try {
      tasks = makeTasks(plan, options, revisions);
      return readAll(plan, tasks, progress, stop);
    } catch (const GuessRevision& news) {
      GuessRevision& known =
          revisions.try_emplace(news.file, GuessRevision{news.file, {}, {}}).first->second;
      if (news.encoding) known.encoding = news.encoding;
      if (news.dayFirst) known.dayFirst = news.dayFirst;
    }
  }
}

[[noreturn]] void throwNothingRead(const ImportReport& report, const std::string& name) {
  if (report.rows.read == 0) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import", "“%1” has no rows of data. Choose another file.").arg(name));
  }
  if (report.rows.filtered == 0 && !report.rejected.empty()) {
    const RejectedRow& first = report.rejected.front();
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "None of the %1 rows of “%2” can be used. The first one, in line %3: %4 "
                         "Check the format and the columns.")
                    .arg(static_cast<unsigned long long>(report.rows.read))
                    .arg(name)
                    .arg(static_cast<unsigned long long>(first.line))
                    .arg(first.reason));
  }
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "No interaction is left after the lowest rating and the date range: all "
                       "%1 usable rows fall outside. Widen them.")
                  .arg(static_cast<unsigned long long>(report.rows.filtered)));
}

void noteMerged(ImportReport& report, DuplicatePolicy policy) {
  if (report.rows.merged == 0) return;
  const auto count = static_cast<unsigned long long>(report.rows.merged);
  switch (policy) {
    case DuplicatePolicy::KeepFirst:
      report.notes.push_back(
          coreText("Import", "%1 repeated user-item pairs: the first is kept.").arg(count));
      return;
    case DuplicatePolicy::KeepLast:
      report.notes.push_back(
          coreText("Import", "%1 repeated user-item pairs: the last is kept.").arg(count));
      return;
    case DuplicatePolicy::Sum:
      report.notes.push_back(
          coreText("Import", "%1 repeated user-item pairs: values are added up.").arg(count));
      return;
  }
}

/// Attribute texts follow their entities to new positions.
void followIds(std::vector<InlineAttribute>& attributes, ColumnRole role, bool sameRole,
               const IdMap& before, const IdMap& after) {
  for (InlineAttribute& attribute : attributes) {
    if ((attribute.role == role) != sameRole) continue;
    std::vector<std::string> texts(after.size());
    for (Index i = 0; i < after.size(); ++i) {
      const auto old = before.find(after.id(i));
      if (old && *old < attribute.texts.size()) texts[i] = std::move(attribute.texts[*old]);
    }
    attribute.texts = std::move(texts);
  }
}

void keepCoreAndFollow(CleanedImport& import, const CleaningOptions& cleaning,
                       const std::stop_token& stop) {
  const std::uint64_t gone = keepCore(import.rows, cleaning.minPerUser, cleaning.minPerItem, stop);
  if (gone == 0) return;
  import.report.rows.filtered += gone;
  if (import.rows.items.empty()) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "No interaction is left: no group of users and items has at least %1 "
                         "items a user and %2 users an item. Lower these numbers.")
                    .arg(cleaning.minPerUser)
                    .arg(cleaning.minPerItem));
  }
  const bool follow = !import.attributes.empty();
  const IdMap usersBefore = follow ? import.users : IdMap();
  const IdMap itemsBefore = follow ? import.items : IdMap();
  dropUnusedIds(import.rows, import.users, import.items);
  followIds(import.attributes, ColumnRole::UserAttribute, true, usersBefore, import.users);
  followIds(import.attributes, ColumnRole::UserAttribute, false, itemsBefore, import.items);
}

bool allLists(const std::vector<ReadTask>& tasks) {
  return std::ranges::all_of(
      tasks, [](const ReadTask& task) { return task.format.file.layout == Layout::Lists; });
}

}  // namespace

CleanedImport readAndClean(const ImportPlan& plan, const ImportOptions& options, Progress& progress,
                           const std::stop_token& stop) {
  CleanedImport import;
  ImportAccumulator read = readWithRevisions(plan, options, import.tasks, progress, stop);
  if (read.entries.size() == 0) throwNothingRead(read.report, plan.files.front().member.name());

  progress.begin(coreText("Import", "Sorting and cleaning"), coreText("Import", "steps"), 4);
  import.users = std::move(read.users);
  import.items = std::move(read.items);
  import.attributes = std::move(read.attributes);
  import.report = std::move(read.report);
  import.listed = allLists(import.tasks);
  if (import.listed) {
    import.report.notes.push_back(
        coreText("Import", "The items of each list keep their order, as if it were one of time."));
  }
  import.rows = rowsOf(std::move(read.entries), import.users.size(), import.items.size(), stop);
  progress.set(1);
  sortByTime(import.rows, options.threads, stop);
  progress.set(2);
  import.report.rows.merged = mergeDuplicates(import.rows, options.cleaning.duplicates, stop);
  noteMerged(import.report, options.cleaning.duplicates);
  progress.set(3);
  keepCoreAndFollow(import, options.cleaning, stop);
  progress.set(4);
  import.report.rows.imported = import.rows.items.size();
  return import;
}

}  // namespace tastescope
