#include "core/data/RowCleaning.h"

#include "core/base/Error.h"

namespace tastescope {
namespace {

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

void keepCoreAndFollow(CleanRows& clean, const CleaningOptions& cleaning,
                       const std::stop_token& stop) {
  const std::uint64_t gone = keepCore(clean.rows, cleaning.minPerUser, cleaning.minPerItem, stop);
  if (gone == 0) return;
  clean.report.rows.filtered += gone;
  if (clean.rows.items.empty()) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "No interaction is left: no group of users and items has at least %1 "
                         "items a user and %2 users an item. Lower these numbers.")
                    .arg(cleaning.minPerUser)
                    .arg(cleaning.minPerItem));
  }
  const bool follow = !clean.attributes.empty();
  const IdMap usersBefore = follow ? clean.users : IdMap();
  const IdMap itemsBefore = follow ? clean.items : IdMap();
  dropUnusedIds(clean.rows, clean.users, clean.items);
  followIds(clean.attributes, ColumnRole::UserAttribute, true, usersBefore, clean.users);
  followIds(clean.attributes, ColumnRole::UserAttribute, false, itemsBefore, clean.items);
}

}  // namespace

CleanRows cleanRows(RowsRead read, const ImportOptions& options, Progress& progress,
                    const std::stop_token& stop) {
  progress.begin(coreText("Import", "Sorting and cleaning"), coreText("Import", "steps"), 4);
  CleanRows clean;
  clean.users = std::move(read.users);
  clean.items = std::move(read.items);
  clean.attributes = std::move(read.attributes);
  clean.report = std::move(read.report);
  clean.rows = rowsOf(std::move(read.entries), clean.users.size(), clean.items.size(), stop);
  progress.set(1);
  sortByTime(clean.rows, options.threads, stop);
  progress.set(2);
  clean.report.rows.merged = mergeDuplicates(clean.rows, options.cleaning.duplicates, stop);
  noteMerged(clean.report, options.cleaning.duplicates);
  progress.set(3);
  keepCoreAndFollow(clean, options.cleaning, stop);
  progress.set(4);
  clean.report.rows.imported = clean.rows.items.size();
  return clean;
}

}  // namespace tastescope
