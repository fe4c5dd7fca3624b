#include "core/data/EntryRows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/base/Error.h"
#include "core/base/Parallel.h"

namespace tastescope {

/// The counting sort, column after column.
class RowScatter {
 public:
  RowScatter(EntryStore entries, Index userCount, const std::stop_token& stop)
      : entries_(std::move(entries)), stop_(stop), offsets_(std::size_t{userCount} + 1, 0) {
    for (std::size_t c = 0; c < entries_.users_.chunkCount(); ++c) {
      for (const Index user : entries_.users_.chunk(c)) ++offsets_[user + 1];
    }
    std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
  }

  EntryRows run(Index itemCount) {
    EntryRows rows;
    rows.items = scatter(entries_.items_);
    rows.values = scatter(entries_.values_);
    rows.times = scatter(entries_.times_);
    rows.parts = scatter(entries_.parts_);
    rows.offsets = std::move(offsets_);
    rows.itemCount = itemCount;
    return rows;
  }

 private:
  template <typename T>
  std::vector<T> scatter(ChunkedColumn<T>& column) {
    if (column.empty()) return {};
    std::vector<T> sorted(entries_.size());
    std::vector<std::uint64_t> cursor(offsets_.begin(), offsets_.end() - 1);
    for (std::size_t c = 0; c < column.chunkCount(); ++c) {
      throwIfStopped(stop_);
      const auto users = entries_.users_.chunk(c);
      const auto values = column.chunk(c);
      for (std::size_t i = 0; i < values.size(); ++i) sorted[cursor[users[i]]++] = values[i];
      column.dropChunk(c);
    }
    return sorted;
  }

  EntryStore entries_;
  std::stop_token stop_;
  std::vector<std::uint64_t> offsets_;
};

namespace {

/// Puts values[begin + order[i]] at begin + i.
template <typename T>
void reorder(std::vector<T>& values, std::size_t begin, const std::vector<std::uint32_t>& order) {
  if (values.empty()) return;
  std::vector<T> copy(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) copy[i] = values[begin + order[i]];
  std::ranges::copy(copy, values.begin() + static_cast<std::ptrdiff_t>(begin));
}

void sortRow(EntryRows& rows, Index user, std::vector<std::uint32_t>& order) {
  const std::size_t begin = rows.offsets[user];
  const std::size_t count = rows.offsets[user + 1] - begin;
  const Moment* times = rows.times.data() + begin;
  if (std::is_sorted(times, times + count)) return;
  order.resize(count);
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [times](std::uint32_t a, std::uint32_t b) {
    return times[a] != times[b] ? times[a] < times[b] : a < b;
  });
  reorder(rows.items, begin, order);
  reorder(rows.values, begin, order);
  reorder(rows.parts, begin, order);
  reorder(rows.times, begin, order);
}

template <typename T>
void shorten(std::vector<T>& values, std::size_t size) {
  if (values.empty()) return;
  values.resize(size);
  if (values.capacity() > size + size / 8) values.shrink_to_fit();
}

/// Moves the entries `keep(entry)` says together, rows and all; answers how many went.
template <typename Keep>
std::uint64_t compact(EntryRows& rows, const Keep& keep, const std::stop_token& stop) {
  constexpr Index kUsersBetweenStops = 1 << 16;
  const std::size_t before = rows.items.size();
  std::size_t target = 0;
  std::size_t begin = 0;
  for (Index user = 0; user < rows.userCount(); ++user) {
    if (user % kUsersBetweenStops == 0) throwIfStopped(stop);
    const std::size_t end = rows.offsets[user + 1];
    for (std::size_t entry = begin; entry < end; ++entry) {
      if (!keep(user, entry)) continue;
      rows.items[target] = rows.items[entry];
      if (!rows.values.empty()) rows.values[target] = rows.values[entry];
      if (!rows.times.empty()) rows.times[target] = rows.times[entry];
      if (!rows.parts.empty()) rows.parts[target] = rows.parts[entry];
      ++target;
    }
    begin = end;
    rows.offsets[user + 1] = target;
  }
  if (target == before) return 0;
  shorten(rows.items, target);
  shorten(rows.values, target);
  shorten(rows.times, target);
  shorten(rows.parts, target);
  return before - target;
}

/// Decides between two entries of one pair, `earlier` before `later` in the row; answers the one
/// that stays.
std::size_t winnerOf(EntryRows& rows, std::size_t earlier, std::size_t later,
                     DuplicatePolicy policy) {
  if (!rows.parts.empty() && rows.parts[earlier] != rows.parts[later]) {
    return rows.parts[earlier] < rows.parts[later] ? earlier : later;
  }
  if (policy == DuplicatePolicy::KeepFirst) return earlier;
  if (policy == DuplicatePolicy::Sum)
    rows.values[later] = summedAmounts(rows.values[later], rows.values[earlier]);
  return later;
}

/// New positions of the ids that are used, kNoIndex for the others; answers whether any is unused.
bool renumber(const std::vector<bool>& used, std::vector<Index>& position) {
  position.assign(used.size(), kNoIndex);
  Index next = 0;
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (used[i]) position[i] = next++;
  }
  return next != used.size();
}

IdMap keptIds(const IdMap& ids, const std::vector<Index>& position) {
  IdMap kept;
  for (Index i = 0; i < ids.size(); ++i) {
    if (position[i] != kNoIndex) kept.add(ids.id(i));
  }
  return kept;
}

void moveItems(EntryRows& rows, const std::vector<Index>& position, Index count) {
  for (Index& item : rows.items) item = position[item];
  rows.itemCount = count;
}

/// Rows of users who are not `used`, all of them empty, go.
void dropRows(EntryRows& rows, const std::vector<bool>& used) {
  std::vector<std::uint64_t> offsets{0};
  for (std::size_t user = 0; user < used.size(); ++user) {
    if (used[user]) offsets.push_back(rows.offsets[user + 1]);
  }
  rows.offsets = std::move(offsets);
}

/// The pairs of one user's row at a time, to be asked for by item.
class RowMarks {
 public:
  explicit RowMarks(const EntryRows& rows) : rows_(rows), place_(rows.itemCount, 0) {}

  /// Where the pair of `user` and `item` stands, counted from 1; 0 without one. Users ascend.
  std::size_t placeOf(Index user, Index item) {
    if (user != user_) {
      mark(user_, false);
      user_ = user;
      mark(user_, true);
    }
    return place_[item];
  }

 private:
  void mark(Index user, bool on) {
    if (user == kNoIndex) return;
    for (std::size_t entry = rows_.offsets[user]; entry < rows_.offsets[user + 1]; ++entry) {
      place_[rows_.items[entry]] = on ? entry + 1 : 0;
    }
  }

  const EntryRows& rows_;
  std::vector<std::size_t> place_;  ///< [items]
  Index user_ = kNoIndex;
};

/// Takes users and items out one by one, each at once when it has too few of the others left
/// (Batagelj & Zaversnik 2003): every entry is looked at a constant number of times, however long
/// the chain of those that fall because others fell.
class CorePeeling {
 public:
  CorePeeling(const EntryRows& rows, std::uint32_t minPerUser, std::uint32_t minPerItem,
              const Settled& settled)
      : rows_(rows),
        settled_(settled),
        leastItems_(minPerUser),
        leastUsers_(minPerItem),
        itemOffsets_(std::size_t{rows.itemCount} + 1, 0),
        users_(rows.items.size()),
        itemsLeft_(rows.userCount()),
        usersLeft_(rows.itemCount) {
    for (const Index item : rows.items) ++itemOffsets_[item + 1];
    std::partial_sum(itemOffsets_.begin(), itemOffsets_.end(), itemOffsets_.begin());
    std::vector<std::uint64_t> next(itemOffsets_.begin(), itemOffsets_.end() - 1);
    for (Index user = 0; user < rows.userCount(); ++user) {
      itemsLeft_[user] = static_cast<std::uint32_t>(rows.offsets[user + 1] - rows.offsets[user]);
      for (std::size_t e = rows.offsets[user]; e < rows.offsets[user + 1]; ++e) {
        users_[next[rows.items[e]]++] = user;
      }
    }
    for (Index item = 0; item < rows.itemCount; ++item) {
      usersLeft_[item] = static_cast<std::uint32_t>(itemOffsets_[item + 1] - itemOffsets_[item]);
    }
  }

  void peel(const std::stop_token& stop) {
    userOut_.assign(rows_.userCount(), false);
    itemOut_.assign(rows_.itemCount, false);
    for (Index user = 0; user < rows_.userCount(); ++user) judgeUser(user);
    for (Index item = 0; item < rows_.itemCount; ++item) judgeItem(item);
    while (!fallenUsers_.empty() || !fallenItems_.empty()) {
      throwIfStopped(stop);
      for (; !fallenUsers_.empty();) takeUser(popped(fallenUsers_));
      for (; !fallenItems_.empty();) takeItem(popped(fallenItems_));
    }
  }

  [[nodiscard]] bool keeps(Index user, Index item) const {
    return !userOut_[user] && !itemOut_[item];
  }

 private:
  static Index popped(std::vector<Index>& from) {
    const Index last = from.back();
    from.pop_back();
    return last;
  }
  void judgeUser(Index user) {
    if (userOut_[user] || itemsLeft_[user] >= leastItems_) return;
    if (!settled_.users.empty() && settled_.users[user]) return;
    userOut_[user] = true;
    fallenUsers_.push_back(user);
  }
  void judgeItem(Index item) {
    if (itemOut_[item] || usersLeft_[item] >= leastUsers_) return;
    if (!settled_.items.empty() && settled_.items[item]) return;
    itemOut_[item] = true;
    fallenItems_.push_back(item);
  }
  void takeUser(Index user) {
    for (std::size_t e = rows_.offsets[user]; e < rows_.offsets[user + 1]; ++e) {
      --usersLeft_[rows_.items[e]];
      judgeItem(rows_.items[e]);
    }
  }
  void takeItem(Index item) {
    for (std::size_t e = itemOffsets_[item]; e < itemOffsets_[item + 1]; ++e) {
      --itemsLeft_[users_[e]];
      judgeUser(users_[e]);
    }
  }

  const EntryRows& rows_;
  const Settled& settled_;
  std::uint32_t leastItems_;
  std::uint32_t leastUsers_;
  std::vector<std::uint64_t> itemOffsets_;  ///< items + 1, into users_
  std::vector<Index> users_;                ///< who has each item
  std::vector<std::uint32_t> itemsLeft_;    ///< of each user
  std::vector<std::uint32_t> usersLeft_;    ///< of each item
  std::vector<bool> userOut_;
  std::vector<bool> itemOut_;
  std::vector<Index> fallenUsers_;
  std::vector<Index> fallenItems_;
};

}  // namespace

double summedAmounts(double a, double b) {
  constexpr double kMost = std::numeric_limits<float>::max();
  const double sum = std::clamp(a + b, -kMost, kMost);
  return std::trunc(sum) == sum ? sum : EntryValues::amountOf(static_cast<float>(sum));
}

EntryRows rowsOf(EntryStore entries, Index userCount, Index itemCount,
                 const std::stop_token& stop) {
  return RowScatter(std::move(entries), userCount, stop).run(itemCount);
}

void sortByTime(EntryRows& rows, unsigned threads, const std::stop_token& stop) {
  if (rows.times.empty()) return;
  std::vector<std::vector<std::uint32_t>> orders(workerCount(threads));
  parallelFor(rows.userCount(), 256, workerCount(threads), stop,
              [&](std::size_t begin, std::size_t end, unsigned worker) {
                for (std::size_t user = begin; user < end; ++user) {
                  sortRow(rows, static_cast<Index>(user), orders[worker]);
                }
              });
}

std::uint64_t mergeDuplicates(EntryRows& rows, DuplicatePolicy policy,
                              const std::stop_token& stop) {
  if (policy == DuplicatePolicy::Sum && rows.values.empty())
    rows.values.assign(rows.items.size(), 1);
  std::vector<std::uint32_t> seenAt(rows.itemCount, 0);  // place in the row, from 1
  bool found = false;
  for (Index user = 0; user < rows.userCount(); ++user) {
    if (user % (1U << 14) == 0) throwIfStopped(stop);
    const std::size_t begin = rows.offsets[user];
    const std::size_t end = rows.offsets[user + 1];
    for (std::size_t entry = begin; entry < end; ++entry) {
      std::uint32_t& place = seenAt[rows.items[entry]];
      if (place != 0) {
        found = true;
        const std::size_t earlier = begin + place - 1;
        const std::size_t winner = winnerOf(rows, earlier, entry, policy);
        // A loser is marked by an item that does not exist; its true item is the winner's.
        if (winner == earlier) {
          rows.items[entry] = kNoIndex;
          continue;
        }
        rows.items[earlier] = kNoIndex;
      }
      place = static_cast<std::uint32_t>(entry - begin + 1);
    }
    for (std::size_t entry = begin; entry < end; ++entry) {
      if (rows.items[entry] != kNoIndex) seenAt[rows.items[entry]] = 0;
    }
  }
  if (!found) return 0;
  return compact(
      rows, [&](Index, std::size_t entry) { return rows.items[entry] != kNoIndex; }, stop);
}

void keepEventsOf(const EntryRows& rows, EntryRows& events, const std::stop_token& stop) {
  RowMarks pairs(rows);
  compact(
      events,
      [&](Index user, std::size_t event) {
        const std::size_t place = pairs.placeOf(user, events.items[event]);
        return place != 0 && (rows.parts.empty() || rows.parts[place - 1] == events.parts[event]);
      },
      stop);
}

std::uint64_t keepFrom(EntryRows& rows, double lowest, const std::stop_token& stop,
                       const std::function<bool(Index user, Index item)>& anyway) {
  return compact(
      rows,
      [&](Index user, std::size_t entry) {
        return rows.values[entry] >= lowest || (anyway && anyway(user, rows.items[entry]));
      },
      stop);
}

std::uint64_t keepCore(EntryRows& rows, std::uint32_t minPerUser, std::uint32_t minPerItem,
                       const Settled& settled, const std::stop_token& stop) {
  if (minPerUser <= 1 && minPerItem <= 1) return 0;
  CorePeeling core(rows, minPerUser, minPerItem, settled);
  core.peel(stop);
  return compact(
      rows, [&](Index user, std::size_t entry) { return core.keeps(user, rows.items[entry]); },
      stop);
}

void dropUnusedIds(EntryRows& rows, EntryRows* events, IdMap& users, IdMap& items) {
  std::vector<bool> itemUsed(rows.itemCount, false);
  for (const Index item : rows.items) itemUsed[item] = true;
  std::vector<bool> userUsed(rows.userCount(), false);
  for (Index user = 0; user < rows.userCount(); ++user) {
    userUsed[user] = rows.offsets[user + 1] > rows.offsets[user];
  }
  std::vector<Index> position;
  if (renumber(itemUsed, position)) {
    items = keptIds(items, position);
    moveItems(rows, position, items.size());
    if (events != nullptr) moveItems(*events, position, items.size());
  }
  if (renumber(userUsed, position)) {
    users = keptIds(users, position);
    dropRows(rows, userUsed);
    if (events != nullptr) dropRows(*events, userUsed);
  }
}

}  // namespace tastescope
