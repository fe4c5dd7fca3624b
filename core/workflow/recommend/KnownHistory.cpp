#include "core/workflow/recommend/KnownHistory.h"

#include <algorithm>
#include <numeric>

#include "core/base/Error.h"

namespace tastescope {
namespace {

void requireItems(const Dataset& data, const std::vector<Index>& items) {
  for (const Index item : items) {
    if (item >= data.items.size()) {
      throw Error(ErrorCode::NotFound, coreText("Recommend", "This item is not in the project."));
    }
  }
}

float meanOf(std::span<const float> values) {
  if (values.empty()) return 1.0F;
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  return static_cast<float>(sum / static_cast<double>(values.size()));
}

/// Rows end with their newest entry.
Moment lastTime(const Interactions& all) {
  Moment last = 0;
  for (Index user = 0; user < all.userCount(); ++user) {
    const auto times = all.row(user).times;
    if (!times.empty()) last = std::max(last, times.back());
  }
  return last;
}

}  // namespace

KnownHistory::KnownHistory(const Dataset& data, Index user, const std::vector<Index>& added,
                           const std::vector<Index>& removed)
    : changed_(!added.empty() || !removed.empty()) {
  if (user != kNoIndex && user >= data.users.size()) {
    throw Error(ErrorCode::NotFound, coreText("Recommend", "This user is not in the project."));
  }
  requireItems(data, added);
  requireItems(data, removed);
  if (user != kNoIndex) own_ = historyIn(*data.interactions, user);
  if (!changed_) return;
  pairs_.copyWithout(own_.view, removed);
  events_.copyWithout(own_.events, removed);
  append(data, added);
}

void KnownHistory::Row::copyWithout(const HistoryView& view, const std::vector<Index>& removed) {
  for (std::size_t i = 0; i < view.size(); ++i) {
    if (std::find(removed.begin(), removed.end(), view.items[i]) != removed.end()) continue;
    items.push_back(view.items[i]);
    values.push_back(view.values[i]);
    if (!view.times.empty()) times.push_back(view.times[i]);
  }
}

void KnownHistory::Row::append(Index item, float value, Moment time, bool timed) {
  items.push_back(item);
  values.push_back(value);
  if (timed) times.push_back(time);
}

void KnownHistory::append(const Dataset& data, const std::vector<Index>& added) {
  if (added.empty()) return;
  const Interactions& all = *data.interactions;
  const HistoryView& own = own_.view;
  const float value = meanOf(own.size() > 0 ? own.values : all.values());
  const Moment time = own.times.empty() ? lastTime(all) : own.times.back();
  const bool hasEvents = !events_.items.empty();
  for (const Index item : added) {
    if (std::find(pairs_.items.begin(), pairs_.items.end(), item) != pairs_.items.end()) continue;
    pairs_.append(item, value, time, all.hasTimes());
    if (hasEvents) events_.append(item, value, time, all.hasTimes());
  }
}

History KnownHistory::history() const {
  return changed_ ? History{own_.user, pairs_.view(), events_.view()} : own_;
}

}  // namespace tastescope
