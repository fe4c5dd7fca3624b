#include "core/data/HistoryRows.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "core/base/Error.h"

namespace tastescope {

double EntryValues::amountOf(float value) {
  // Eighths below a thousand have at most six digits, which a float holds.
  const bool eighths = std::abs(value) < 1000 && std::trunc(value * 8) == value * 8;
  if (eighths || std::trunc(value) == value || !std::isfinite(value)) return double{value};
  char digits[64];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  double amount = 0;
  std::from_chars(digits, end, amount);
  return amount;
}

EntryValues EntryValues::of(std::vector<double> amounts) {
  EntryValues made;
  made.values.assign(amounts.size(), 0);
  bool enough = true;
  for (std::size_t entry = 0; entry < amounts.size(); ++entry) {
    made.values[entry] = static_cast<float>(amounts[entry]);
    enough = enough && amountOf(made.values[entry]) == amounts[entry];
  }
  if (!enough) made.exact = std::move(amounts);
  return made;
}

HistoryRows::HistoryRows(std::vector<std::uint64_t> offsets, std::vector<Index> items,
                         std::vector<float> values, std::vector<Moment> times, Index itemCount,
                         std::vector<double> exact)
    : offsets_(std::move(offsets)),
      items_(std::move(items)),
      values_(std::move(values)),
      times_(std::move(times)),
      exact_(std::move(exact)),
      itemCount_(itemCount) {
  const bool shapesAgree =
      !offsets_.empty() && offsets_.front() == 0 && std::ranges::is_sorted(offsets_) &&
      offsets_.back() == items_.size() && items_.size() == values_.size() &&
      (times_.empty() || times_.size() == items_.size()) &&
      (exact_.empty() || exact_.size() == items_.size()) &&
      std::ranges::all_of(items_, [&](Index item) { return item < itemCount_; });
  if (!shapesAgree) {
    throw Error(ErrorCode::Internal, coreText("Data", "The interactions are inconsistent."));
  }
}

HistoryView HistoryRows::row(Index user) const {
  const std::size_t begin = offsets_[user];
  const std::size_t count = offsets_[user + 1] - begin;
  return {items().subspan(begin, count), values().subspan(begin, count),
          hasTimes() ? times().subspan(begin, count) : std::span<const Moment>{}};
}

}  // namespace tastescope
