#include "core/data/RowCleaning.h"

#include <algorithm>
#include <functional>

#include "core/base/Error.h"
#include "core/base/Joined.h"

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

void noteRepeats(ImportReport& report) {
  if (report.rows.repeats == 0) {
    report.notes.push_back(
        coreText("Import", "No user has an item more than once, so there are no repeats to keep."));
    return;
  }
  report.notes.push_back(
      coreText("Import", "%1 repeats are also kept as events, for models that read order.")
          .arg(static_cast<unsigned long long>(report.rows.repeats)));
}

Text lowestRatingStep(const CleaningOptions& cleaning) {
  return cleaning.duplicates == DuplicatePolicy::Sum
             ? coreText("Import", "Pairs whose values add up to less than %1 are filtered.")
                   .arg(*cleaning.minRating)
             : coreText("Import", "Rows with a value below %1 are filtered.")
                   .arg(*cleaning.minRating);
}

Text duplicatesStep(DuplicatePolicy policy) {
  switch (policy) {
    case DuplicatePolicy::KeepFirst:
      return coreText("Import", "Of the same user and item the first row is kept.");
    case DuplicatePolicy::KeepLast:
      return coreText("Import", "Of the same user and item the last row is kept.");
    case DuplicatePolicy::Sum:
      return coreText("Import", "Values of the same user and item are added up.");
  }
  return {};
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

/// What cleaning has taken out of the rows leaves the dictionaries, too.
void dropUnused(CleanRows& clean, const std::stop_token& stop) {
  EntryRows* const events = clean.events ? &*clean.events : nullptr;
  if (events != nullptr) keepEventsOf(clean.rows, *events, stop);
  const bool follow = !clean.attributes.empty();
  const IdMap usersBefore = follow ? clean.users : IdMap();
  const IdMap itemsBefore = follow ? clean.items : IdMap();
  dropUnusedIds(clean.rows, events, clean.users, clean.items);
  followIds(clean.attributes, ColumnRole::UserAttribute, true, usersBefore, clean.users);
  followIds(clean.attributes, ColumnRole::UserAttribute, false, itemsBefore, clean.items);
}

/// Each pair once; all its rows stay beside it when every event is to be kept.
void mergePairs(CleanRows& clean, const CleaningOptions& cleaning, const std::stop_token& stop) {
  if (cleaning.keepRepeats) clean.events = clean.rows;
  clean.report.rows.merged = mergeDuplicates(clean.rows, cleaning.duplicates, stop);
  noteMerged(clean.report, cleaning.duplicates);
  if (clean.events) keepEventsOf(clean.rows, *clean.events, stop);
}

/// Events that are the pairs over again say nothing more than these.
void countRepeats(CleanRows& clean) {
  if (!clean.events) return;
  clean.report.rows.repeats = clean.events->items.size() - clean.rows.items.size();
  if (clean.report.rows.repeats == 0) clean.events.reset();
  noteRepeats(clean.report);
}

/// Positions among `known` of the ids of a file; kNoIndex: new.
std::vector<Index> placesIn(const IdMap& known, const IdMap& ids) {
  std::vector<Index> places(ids.size());
  for (Index i = 0; i < ids.size(); ++i) places[i] = known.find(ids.id(i)).value_or(kNoIndex);
  return places;
}

/// Sums are only known when all of them are there; returns have been netted by then. What adds to a
/// pair that is known counts with it, later.
void keepRated(CleanRows& clean, const CleaningOptions& cleaning, const KnownRows* known,
               const std::stop_token& stop) {
  if (!cleaning.minRating || cleaning.duplicates != DuplicatePolicy::Sum) return;
  std::function<bool(Index, Index)> isKnown;
  if (known != nullptr) {
    isKnown = [known, users = placesIn(known->users, clean.users),
               items = placesIn(known->items, clean.items)](Index user, Index item) {
      if (users[user] == kNoIndex) return false;
      const auto row = known->pairs.row(users[user]).items;
      return std::ranges::find(row, items[item]) != row.end();
    };
  }
  const std::uint64_t gone = keepFrom(clean.rows, *cleaning.minRating, stop, isKnown);
  if (gone == 0) return;
  clean.report.rows.filtered += gone;
  if (clean.rows.items.empty()) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import", "No interaction is left: no values add up to %1. Lower it.")
                    .arg(*cleaning.minRating));
  }
  dropUnused(clean, stop);
}

Settled settledOf(const CleanRows& clean, const KnownRows* known) {
  if (known == nullptr) return {};
  const auto among = [](const IdMap& all, const IdMap& ids) {
    std::vector<bool> settled;
    for (const Index place : placesIn(all, ids)) settled.push_back(place != kNoIndex);
    return settled;
  };
  return {among(known->users, clean.users), among(known->items, clean.items)};
}

void keepCoreAndFollow(CleanRows& clean, const CleaningOptions& cleaning, const KnownRows* known,
                       const std::stop_token& stop) {
  const std::uint64_t gone =
      keepCore(clean.rows, cleaning.minPerUser, cleaning.minPerItem, settledOf(clean, known), stop);
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
  dropUnused(clean, stop);
}

}  // namespace

std::vector<Text> cleaningSteps(const ImportOptions& options, const InteractionFormat& format) {
  const CleaningOptions& cleaning = options.cleaning;
  std::vector<Text> steps;
  if (!cleaning.events.empty()) {
    steps.push_back(coreText("Import", "Only these events are kept: %1.")
                        .arg(joined(cleaning.events, &EventWeight::name)));
  }
  const bool summed = cleaning.duplicates == DuplicatePolicy::Sum;
  if (cleaning.minRating && !summed) steps.push_back(lowestRatingStep(cleaning));
  if (cleaning.from || cleaning.until) {
    steps.push_back(coreText("Import", "Rows outside the date range are filtered."));
  }
  if (columnOf(format, ColumnRole::Time)) {
    steps.push_back(coreText("Import", "Each user's rows are put in the order of their times."));
  }
  steps.push_back(duplicatesStep(cleaning.duplicates));
  if (cleaning.keepRepeats) {
    steps.push_back(
        coreText("Import", "Every row is also kept as an event, for models that read order."));
  }
  if (cleaning.minRating && summed) steps.push_back(lowestRatingStep(cleaning));
  if (cleaning.minPerUser > 1 || cleaning.minPerItem > 1) {
    steps.push_back(coreText("Import",
                             "Users with fewer than %1 items and items with fewer than %2 users "
                             "are filtered, again and again until none is left.")
                        .arg(cleaning.minPerUser)
                        .arg(cleaning.minPerItem));
  }
  return steps;
}

CleanRows cleanRows(RowsRead read, const ImportOptions& options, Progress& progress,
                    const std::stop_token& stop, const KnownRows* known) {
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
  mergePairs(clean, options.cleaning, stop);
  keepRated(clean, options.cleaning, known, stop);
  progress.set(3);
  keepCoreAndFollow(clean, options.cleaning, known, stop);
  progress.set(4);
  countRepeats(clean);
  clean.report.rows.imported = clean.rows.items.size();
  return clean;
}

}  // namespace tastescope
