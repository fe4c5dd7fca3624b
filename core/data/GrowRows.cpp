#include "core/data/GrowRows.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/base/Progress.h"
#include "core/data/EntryRows.h"

namespace tastescope {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

/// Rows that are written one after the other.
class RowSink {
 public:
  RowSink(bool timed, std::size_t users, std::size_t entries) : timed_(timed) {
    offsets_.reserve(users + 1);
    items_.reserve(entries);
    values_.reserve(entries);
    if (timed) times_.reserve(entries);
  }
  /// Whole rows of `rows`.
  void copy(const HistoryRows& rows, Index from, Index to) {
    const std::size_t begin = rows.offsets()[from];
    const std::size_t count = rows.offsets()[to] - begin;
    const std::size_t before = items_.size();
    put(items_, rows.items().subspan(begin, count));
    put(values_, rows.values().subspan(begin, count));
    if (timed_) put(times_, rows.times().subspan(begin, count));
    if (rows.hasExactAmounts()) exactFrom(before);
    for (std::size_t entry = begin; isExact_ && entry < begin + count; ++entry)
      exact_.push_back(rows.amount(entry));
    for (Index user = from; user < to; ++user)
      offsets_.push_back(before + rows.offsets()[user + 1] - begin);
  }
  void add(const HistoryRows& rows, std::size_t entry) {
    if (rows.hasExactAmounts()) exactFrom(items_.size());
    if (isExact_) exact_.push_back(rows.amount(entry));
    put(rows, entry, rows.values()[entry]);
  }
  /// With another amount.
  void add(const HistoryRows& rows, std::size_t entry, double amount) {
    const auto value = static_cast<float>(amount);
    if (EntryValues::amountOf(value) != amount) exactFrom(items_.size());
    if (isExact_) exact_.push_back(amount);
    put(rows, entry, value);
  }
  void endRow() { offsets_.push_back(items_.size()); }
  void skipRows(std::size_t count) { offsets_.resize(offsets_.size() + count, items_.size()); }
  [[nodiscard]] std::size_t size() const { return items_.size(); }

  template <typename Rows, typename... More>
  std::shared_ptr<Rows> rows(Index items, More&&... more) {
    return std::make_shared<Rows>(std::move(offsets_), std::move(items_), std::move(values_),
                                  std::move(times_), items, std::move(exact_),
                                  std::forward<More>(more)...);
  }

 private:
  template <typename T>
  static void put(std::vector<T>& all, std::span<const T> more) {
    all.insert(all.end(), more.begin(), more.end());
  }
  void put(const HistoryRows& rows, std::size_t entry, float value) {
    items_.push_back(rows.items()[entry]);
    values_.push_back(value);
    if (timed_) times_.push_back(rows.times()[entry]);
  }
  /// From now on every value has a double; those of the first `entries` are as short as floats say.
  void exactFrom(std::size_t entries) {
    if (isExact_) return;
    isExact_ = true;
    for (std::size_t entry = 0; entry < entries; ++entry)
      exact_.push_back(EntryValues::amountOf(values_[entry]));
  }

  bool timed_;
  bool isExact_ = false;
  std::vector<std::uint64_t> offsets_{0};
  std::vector<Index> items_;
  std::vector<float> values_;
  std::vector<Moment> times_;
  std::vector<double> exact_;
};

/// Where a row of `rows` begins and ends.
struct Stretch {
  const HistoryRows& rows;
  std::size_t begin = 0;
  std::size_t end = 0;
};
Stretch stretchOf(const HistoryRows& rows, Index row) {
  if (row >= rows.userCount()) return {rows, rows.size(), rows.size()};
  return {rows, rows.offsets()[row], rows.offsets()[row + 1]};
}

/// Both from oldest to newest, what was there first where times are equal or there are none.
template <typename Take>
void inOrder(const Stretch& old, const Stretch& added, const Take& take) {
  std::size_t a = old.begin;
  std::size_t b = added.begin;
  const bool timed = old.rows.hasTimes() || added.rows.hasTimes();
  while (a < old.end || b < added.end) {
    const bool takeOld =
        b == added.end || (a < old.end && (!timed || old.rows.times()[a] <= added.rows.times()[b]));
    if (takeOld) {
      take(old.rows, a++, false);
    } else {
      take(added.rows, b++, true);
    }
  }
}

/// Grows the histories user by user.
class Growing {
 public:
  Growing(const Interactions& old, const std::vector<Part>& parts, const AddedRows& added,
          const GrowthRule& rule, Index users, Index items)
      : old_(old),
        oldEvents_(old.sequences()),
        parts_(parts),
        added_(added),
        addedEvents_(added.events ? *added.events : added.pairs),
        keepsEvents_(old.events() != nullptr || (rule.keepRepeats && added.events)),
        rule_(rule),
        users_(users),
        items_(items),
        timed_(old.size() > 0 ? old.hasTimes() : added.pairs.hasTimes()),
        pairs_(timed_, users, old.size() + added.pairs.size()),
        events_(timed_, users, keepsEvents_ ? oldEvents_.size() + addedEvents_.size() : 0),
        place_(items, kNowhere) {
    if (!parts.empty()) grown_.parts.reserve(old.size() + added.pairs.size());
  }

  GrownRows run(const std::stop_token& stop) {
    constexpr std::size_t kRowsBetweenStops = 1 << 14;
    Index next = 0;
    for (std::size_t row = 0; row < added_.users.size(); ++row) {
      if (row % kRowsBetweenStops == 0) throwIfStopped(stop);
      copyTo(next, added_.users[row]);
      growUser(added_.users[row], static_cast<Index>(row));
      next = added_.users[row] + 1;
    }
    copyTo(next, users_);
    EventSequencesPtr events;
    if (keepsEvents_ && events_.size() > pairs_.size())
      events = events_.rows<EventSequences>(items_);
    grown_.interactions = pairs_.rows<Interactions>(items_, std::move(events));
    return std::move(grown_);
  }

 private:
  /// Users who get nothing, those without a row among them.
  void copyTo(Index from, Index to) {
    const Index known = std::clamp(old_.userCount(), from, to);
    if (from < known) {
      pairs_.copy(old_, from, known);
      if (keepsEvents_) events_.copy(oldEvents_, from, known);
      if (!parts_.empty()) {
        const auto begin = parts_.begin();
        grown_.parts.insert(grown_.parts.end(),
                            begin + static_cast<std::ptrdiff_t>(old_.offsets()[from]),
                            begin + static_cast<std::ptrdiff_t>(old_.offsets()[known]));
      }
    }
    pairs_.skipRows(to - known);
    if (keepsEvents_) events_.skipRows(to - known);
  }

  void growUser(Index user, Index row) {
    const Stretch old = stretchOf(old_, user);
    const Stretch added = stretchOf(added_.pairs, row);
    oldRow_.assign(old.end - old.begin, {});
    addedRow_.assign(added.end - added.begin, {});
    for (std::size_t entry = old.begin; entry < old.end; ++entry)
      place_[old_.items()[entry]] = entry;
    for (std::size_t entry = added.begin; entry < added.end; ++entry) {
      const std::size_t there = place_[added_.pairs.items()[entry]];
      if (there != kNowhere)
        settle(there, oldRow_[there - old.begin], entry, addedRow_[entry - added.begin]);
    }
    inOrder(old, added, [&](const HistoryRows& rows, std::size_t entry, bool isNew) {
      const Fate& fate = isNew ? addedRow_[entry - added.begin] : oldRow_[entry - old.begin];
      if (fate.out) return;
      fate.sum ? pairs_.add(rows, entry, *fate.sum) : pairs_.add(rows, entry);
      if (!parts_.empty()) grown_.parts.push_back(partOf(entry, isNew));
    });
    pairs_.endRow();
    if (keepsEvents_) growEvents(user, row);
    for (std::size_t entry = old.begin; entry < old.end; ++entry)
      place_[old_.items()[entry]] = kNowhere;
    for (const Index item : silenced_) silence_[item] = kHeard;
    silenced_.clear();
  }

  [[nodiscard]] Part partOf(std::size_t entry, bool isNew) const {
    if (!isNew) return parts_[entry];
    return added_.parts.empty() ? Part::Train : added_.parts[entry];
  }

  /// What becomes of an entry.
  struct Fate {
    bool out = false;
    std::optional<double> sum;  ///< what it is worth now
  };
  /// Of which side the events of an item go with their pair.
  enum Silence : std::uint8_t { kHeard = 0, kOldGone = 1, kAddedGone = 2 };

  /// Decides between what was there of a pair and what comes.
  void settle(std::size_t there, Fate& old, std::size_t entry, Fate& added) {
    ++grown_.met;
    const Index item = added_.pairs.items()[entry];
    if (!parts_.empty() && partOf(there, false) != partOf(entry, true)) {
      const bool stays = partOf(there, false) < partOf(entry, true);
      (stays ? added : old).out = true;
      return silence(item, stays ? kAddedGone : kOldGone);
    }
    const bool addedIsLater = !timed_ || old_.times()[there] <= added_.pairs.times()[entry];
    const bool addedStays = addedIsLater != (rule_.duplicates == DuplicatePolicy::KeepFirst);
    (addedStays ? old : added).out = true;
    if (rule_.duplicates != DuplicatePolicy::Sum) return;
    const double sum = summedAmounts(old_.amount(there), added_.pairs.amount(entry));
    (addedStays ? added : old).sum = sum;
    if (!rule_.leastSum || sum >= *rule_.leastSum) return;
    old.out = added.out = true;
    ++grown_.dropped;
    silence(item, kOldGone | kAddedGone);
  }

  void silence(Index item, int sides) {
    if (silence_.empty()) silence_.resize(items_, kHeard);
    silence_[item] = static_cast<std::uint8_t>(silence_[item] | sides);
    silenced_.push_back(item);
  }

  /// The events of the pairs that stay.
  void growEvents(Index user, Index row) {
    inOrder(stretchOf(oldEvents_, user), stretchOf(addedEvents_, row),
            [&](const HistoryRows& rows, std::size_t entry, bool isNew) {
              const int side = isNew ? kAddedGone : kOldGone;
              if (!silenced_.empty() && (silence_[rows.items()[entry]] & side) != 0) return;
              events_.add(rows, entry);
            });
    events_.endRow();
  }

  const Interactions& old_;
  const HistoryRows& oldEvents_;
  const std::vector<Part>& parts_;
  const AddedRows& added_;
  const HistoryRows& addedEvents_;
  bool keepsEvents_;
  const GrowthRule& rule_;
  Index users_;
  Index items_;
  bool timed_;
  RowSink pairs_;
  RowSink events_;
  std::vector<std::size_t> place_;  ///< [items], entry of the old row of the user at hand
  std::vector<Fate> oldRow_;        ///< of the user at hand
  std::vector<Fate> addedRow_;
  std::vector<std::uint8_t> silence_;  ///< [items], or empty; of the user at hand
  std::vector<Index> silenced_;
  GrownRows grown_;
};

/// Entries of a row in an order that makes equal rows equal.
using Entry = std::tuple<Index, Moment, double>;
std::vector<Entry> entriesOf(const HistoryRows& rows, Index row) {
  std::vector<Entry> entries;
  const Stretch stretch = stretchOf(rows, row);
  for (std::size_t entry = stretch.begin; entry < stretch.end; ++entry) {
    entries.emplace_back(rows.items()[entry], rows.hasTimes() ? rows.times()[entry] : 0,
                         rows.amount(entry));
  }
  std::ranges::sort(entries);
  return entries;
}

}  // namespace

GrowthRule growthRuleOf(const CleaningOptions& cleaning) {
  const bool sums = cleaning.duplicates == DuplicatePolicy::Sum;
  return {cleaning.duplicates, cleaning.keepRepeats, sums ? cleaning.minRating : std::nullopt};
}

GrownRows growRows(const Interactions& old, const std::vector<Part>& parts, const AddedRows& added,
                   const GrowthRule& rule, Index users, Index items, const std::stop_token& stop) {
  return Growing(old, parts, added, rule, users, items).run(stop);
}

bool allThere(const Interactions& old, const AddedRows& added) {
  const HistoryRows& there = added.events ? old.sequences() : old;
  const HistoryRows& come = added.events ? *added.events : added.pairs;
  for (std::size_t row = 0; row < added.users.size(); ++row) {
    const auto own = entriesOf(come, static_cast<Index>(row));
    if (!std::ranges::includes(entriesOf(there, added.users[row]), own)) return false;
  }
  return true;
}

}  // namespace tastescope
