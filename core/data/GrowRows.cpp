#include "core/data/GrowRows.h"

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

#include "core/base/Error.h"
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
  const HistoryRows* rows = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] std::size_t size() const { return end - begin; }
};
Stretch stretchOf(const HistoryRows& rows, Index row) {
  if (row >= rows.userCount()) return {&rows, rows.size(), rows.size()};
  return {&rows, rows.offsets()[row], rows.offsets()[row + 1]};
}

/// Both from oldest to newest, what was there first where times are equal or there are none.
template <typename Take>
void inOrder(const Stretch& old, const Stretch& added, const Take& take) {
  std::size_t a = old.begin;
  std::size_t b = added.begin;
  const bool timed = old.rows->hasTimes() && added.rows->hasTimes();
  while (a < old.end || b < added.end) {
    const bool takeOld =
        b == added.end ||
        (a < old.end && (!timed || old.rows->times()[a] <= added.rows->times()[b]));
    if (takeOld) {
      take(*old.rows, a++, false);
    } else {
      take(*added.rows, b++, true);
    }
  }
}

/// One user's row: pairs, their parts where there are any, and events.
struct UserRow {
  Stretch pairs;
  std::span<const Part> parts;
  Stretch events;
};

/// Where rows that are made go.
struct RowSinks {
  RowSink& pairs;
  std::vector<Part>& parts;
  RowSink& events;
};

/// Joins two rows of a user. Its memory is used again for the next.
class RowJoin {
 public:
  RowJoin(bool timed, bool parted, bool keepsEvents, Index items)
      : timed_(timed),
        parted_(parted),
        keepsEvents_(keepsEvents),
        items_(items),
        place_(items, kNowhere) {}

  void join(const UserRow& old, const UserRow& added, const GrowthRule& rule, RowSinks into) {
    oldFates_.assign(old.pairs.size(), {});
    addedFates_.assign(added.pairs.size(), {});
    const auto oldItems = old.pairs.rows->items().subspan(old.pairs.begin, old.pairs.size());
    for (std::size_t i = 0; i < oldItems.size(); ++i) place_[oldItems[i]] = i;
    for (std::size_t i = 0; i < added.pairs.size(); ++i) {
      const Index item = added.pairs.rows->items()[added.pairs.begin + i];
      if (place_[item] != kNowhere) settle(old, place_[item], added, i, rule);
    }
    inOrder(old.pairs, added.pairs, [&](const HistoryRows& rows, std::size_t entry, bool isNew) {
      const std::size_t i = entry - (isNew ? added : old).pairs.begin;
      const Fate& fate = (isNew ? addedFates_ : oldFates_)[i];
      if (fate.out) return;
      fate.sum ? into.pairs.add(rows, entry, *fate.sum) : into.pairs.add(rows, entry);
      if (parted_) into.parts.push_back(partOf(isNew ? added : old, i));
    });
    into.pairs.endRow();
    if (keepsEvents_) joinEvents(old, added, into.events);
    for (const Index item : oldItems) place_[item] = kNowhere;
    for (const Index item : silenced_) silence_[item] = kHeard;
    silenced_.clear();
  }

  std::uint64_t met = 0;
  std::uint64_t dropped = 0;

 private:
  /// What becomes of an entry.
  struct Fate {
    bool out = false;
    std::optional<double> sum;  ///< what it is worth now
  };
  /// Of which side the events of an item go with their pair.
  enum Silence : std::uint8_t { kHeard = 0, kOldGone = 1, kAddedGone = 2 };

  static Part partOf(const UserRow& row, std::size_t i) {
    return row.parts.empty() ? Part::Train : row.parts[i];
  }

  /// Decides between what was there of a pair and what comes.
  void settle(const UserRow& old, std::size_t there, const UserRow& added, std::size_t i,
              const GrowthRule& rule) {
    ++met;
    Fate& oldFate = oldFates_[there];
    Fate& addedFate = addedFates_[i];
    const std::size_t oldEntry = old.pairs.begin + there;
    const std::size_t addedEntry = added.pairs.begin + i;
    const Index item = added.pairs.rows->items()[addedEntry];
    if (parted_ && partOf(old, there) != partOf(added, i)) {
      const bool stays = partOf(old, there) < partOf(added, i);
      (stays ? addedFate : oldFate).out = true;
      return silence(item, stays ? kAddedGone : kOldGone);
    }
    const bool addedIsLater =
        !timed_ || old.pairs.rows->times()[oldEntry] <= added.pairs.rows->times()[addedEntry];
    const bool addedStays = addedIsLater != (rule.duplicates == DuplicatePolicy::KeepFirst);
    (addedStays ? oldFate : addedFate).out = true;
    if (rule.duplicates != DuplicatePolicy::Sum) return;
    const double sum =
        summedAmounts(old.pairs.rows->amount(oldEntry), added.pairs.rows->amount(addedEntry));
    (addedStays ? addedFate : oldFate).sum = sum;
    if (!rule.leastSum || sum >= *rule.leastSum) return;
    oldFate.out = addedFate.out = true;
    ++dropped;
    silence(item, kOldGone | kAddedGone);
  }

  void silence(Index item, int sides) {
    if (silence_.empty()) silence_.resize(items_, kHeard);
    silence_[item] = static_cast<std::uint8_t>(silence_[item] | sides);
    silenced_.push_back(item);
  }

  /// The events of the pairs that stay.
  void joinEvents(const UserRow& old, const UserRow& added, RowSink& into) {
    inOrder(old.events, added.events, [&](const HistoryRows& rows, std::size_t entry, bool isNew) {
      const int side = isNew ? kAddedGone : kOldGone;
      if (!silenced_.empty() && (silence_[rows.items()[entry]] & side) != 0) return;
      into.add(rows, entry);
    });
    into.endRow();
  }

  bool timed_;
  bool parted_;
  bool keepsEvents_;
  Index items_;
  std::vector<std::size_t> place_;  ///< [items], in the old row at hand
  std::vector<Fate> oldFates_;      ///< of the rows at hand
  std::vector<Fate> addedFates_;
  std::vector<std::uint8_t> silence_;  ///< [items], or empty; of the rows at hand
  std::vector<Index> silenced_;
};

/// A row between two additions, in its own memory.
class RowBetween {
 public:
  explicit RowBetween(bool timed) : pairs_(timed, 1, 0), events_(timed, 1, 0) {}
  [[nodiscard]] RowSinks sinks() { return {pairs_, parts_, events_}; }
  UserRow row(Index items, bool keepsEvents) {
    madePairs_ = pairs_.rows<HistoryRows>(items);
    if (keepsEvents) madeEvents_ = events_.rows<HistoryRows>(items);
    const HistoryRows& events = keepsEvents ? *madeEvents_ : *madePairs_;
    return {stretchOf(*madePairs_, 0), parts_, stretchOf(events, 0)};
  }

 private:
  RowSink pairs_;
  RowSink events_;
  std::vector<Part> parts_;
  std::shared_ptr<HistoryRows> madePairs_;
  std::shared_ptr<HistoryRows> madeEvents_;
};

/// Grows the histories user by user: a row goes through every addition that has some of its user, the
/// others are copied.
class Growing {
 public:
  Growing(const Interactions& old, const std::vector<Part>& parts,
          std::span<const Addition> additions, Index users, Index items)
      : old_(old),
        oldEvents_(old.sequences()),
        parts_(parts),
        additions_(additions),
        next_(additions.size(), 0),
        keepsEvents_(old.events() != nullptr || std::ranges::any_of(additions, keepsRepeats)),
        users_(users),
        items_(items),
        timed_(isTimed(old, additions)),
        pairs_(timed_, users, old.size() + newEntries(additions)),
        events_(timed_, users, keepsEvents_ ? oldEvents_.size() + newEntries(additions) : 0),
        join_(timed_, !parts.empty(), keepsEvents_, items) {
    if (!parts.empty()) grown_.parts.reserve(old.size() + newEntries(additions));
  }

  GrownRows run(const std::stop_token& stop) {
    constexpr std::size_t kRowsBetweenStops = 1 << 14;
    Index done = 0;
    for (std::size_t row = 0;; ++row) {
      if (row % kRowsBetweenStops == 0) throwIfStopped(stop);
      const Index user = nextUser();
      if (user == kNoIndex) break;
      copyTo(done, user);
      growUser(user);
      done = user + 1;
    }
    copyTo(done, users_);
    EventSequencesPtr events;
    if (keepsEvents_ && events_.size() > pairs_.size())
      events = events_.rows<EventSequences>(items_);
    grown_.interactions = pairs_.rows<Interactions>(items_, std::move(events));
    grown_.met = join_.met;
    grown_.dropped = join_.dropped;
    return std::move(grown_);
  }

 private:
  static bool keepsRepeats(const Addition& each) {
    return each.rule.keepRepeats && each.rows->events;
  }
  static bool isTimed(const Interactions& old, std::span<const Addition> additions) {
    if (old.size() > 0 || additions.empty()) return old.hasTimes();
    return additions.front().rows->pairs.hasTimes();
  }
  static std::size_t newEntries(std::span<const Addition> additions) {
    std::size_t entries = 0;
    for (const Addition& each : additions)
      entries += each.rows->events ? each.rows->events->size() : each.rows->pairs.size();
    return entries;
  }

  /// The first user of whom some addition still has rows; kNoIndex: none.
  [[nodiscard]] Index nextUser() const {
    Index user = kNoIndex;
    for (std::size_t i = 0; i < additions_.size(); ++i) {
      const std::vector<Index>& users = additions_[i].rows->users;
      if (next_[i] < users.size()) user = std::min(user, users[next_[i]]);
    }
    return user;
  }

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

  static UserRow rowOf(const HistoryRows& pairs, const std::vector<Part>& parts,
                       const HistoryRows& events, Index row) {
    UserRow at{stretchOf(pairs, row), {}, stretchOf(events, row)};
    if (!parts.empty()) at.parts = std::span(parts).subspan(at.pairs.begin, at.pairs.size());
    return at;
  }

  void growUser(Index user) {
    touching_.clear();
    for (std::size_t i = 0; i < additions_.size(); ++i) {
      const std::vector<Index>& users = additions_[i].rows->users;
      if (next_[i] < users.size() && users[next_[i]] == user) touching_.push_back(i);
    }
    UserRow row = rowOf(old_, parts_, oldEvents_, user);
    std::unique_ptr<RowBetween> before;
    for (const std::size_t i : touching_) {
      const AddedRows& rows = *additions_[i].rows;
      const UserRow added =
          rowOf(rows.pairs, rows.parts, rows.events ? *rows.events : rows.pairs, next_[i]++);
      if (i == touching_.back()) {
        join_.join(row, added, additions_[i].rule, {pairs_, grown_.parts, events_});
        continue;
      }
      auto between = std::make_unique<RowBetween>(timed_);
      join_.join(row, added, additions_[i].rule, between->sinks());
      row = between->row(items_, keepsEvents_);
      before = std::move(between);
    }
  }

  const Interactions& old_;
  const HistoryRows& oldEvents_;
  const std::vector<Part>& parts_;
  std::span<const Addition> additions_;
  std::vector<Index> next_;  ///< row of each addition
  bool keepsEvents_;
  Index users_;
  Index items_;
  bool timed_;
  RowSink pairs_;
  RowSink events_;
  RowJoin join_;
  std::vector<std::size_t> touching_;  ///< additions that have rows of the user at hand
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

GrownRows growRows(const Interactions& old, const std::vector<Part>& parts,
                   std::span<const Addition> additions, Index users, Index items,
                   const std::stop_token& stop) {
  return Growing(old, parts, additions, users, items).run(stop);
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
