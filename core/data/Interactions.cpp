#include "core/data/Interactions.h"

#include <utility>

#include "core/base/Error.h"

namespace tastescope {

Interactions::Interactions(std::vector<std::uint64_t> offsets, std::vector<Index> items,
                           std::vector<float> values, std::vector<Moment> times, Index itemCount,
                           std::vector<double> exact, EventSequencesPtr events)
    : HistoryRows(std::move(offsets), std::move(items), std::move(values), std::move(times),
                  itemCount, std::move(exact)),
      events_(std::move(events)) {
  if (events_ == nullptr) return;
  if (events_->userCount() != userCount() || events_->itemCount() != this->itemCount() ||
      events_->size() < size()) {
    throw Error(ErrorCode::Internal,
                coreText("Data", "The events do not belong to these interactions."));
  }
}

const Interactions& Interactions::transposed() const {
  std::call_once(twin_->once, [this] {
    std::vector<std::uint64_t> begins(std::size_t{itemCount()} + 1, 0);
    for (const Index item : items()) ++begins[item + 1];
    for (std::size_t item = 0; item < itemCount(); ++item) begins[item + 1] += begins[item];

    std::vector<std::uint64_t> cursor(begins.begin(), begins.end() - 1);
    std::vector<Index> users(size());
    std::vector<float> amounts(size());
    std::vector<Moment> moments(times().size());
    for (Index user = 0; user < userCount(); ++user) {
      for (std::uint64_t entry = offsets()[user]; entry < offsets()[user + 1]; ++entry) {
        const std::uint64_t target = cursor[items()[entry]]++;
        users[target] = user;
        amounts[target] = values()[entry];
        if (hasTimes()) moments[target] = times()[entry];
      }
    }
    twin_->matrix = std::make_unique<Interactions>(
        std::move(begins), std::move(users), std::move(amounts), std::move(moments), userCount());
  });
  return *twin_->matrix;
}

std::vector<std::uint32_t> Interactions::itemCounts() const {
  std::vector<std::uint32_t> counts(itemCount(), 0);
  for (const Index item : items()) ++counts[item];
  return counts;
}

}  // namespace tastescope
