#include "core/nn/UserBatches.h"

#include <algorithm>

#include "core/base/Rng.h"

namespace tastescope::nn {

UserBatches::UserBatches(std::vector<Index> users, std::int64_t batchSize, std::uint64_t seed)
    : users_(std::move(users)), order_(users_), batchSize_(batchSize), seed_(seed) {}

std::int64_t UserBatches::count() const {
  return (static_cast<std::int64_t>(users_.size()) + batchSize_ - 1) / batchSize_;
}

void UserBatches::shuffle(std::int64_t epoch) {
  order_ = users_;
  Rng rng(Rng::derive(seed_, static_cast<std::uint64_t>(epoch)));
  rng.shuffle(std::span(order_));
}

std::span<const Index> UserBatches::batch(std::int64_t number) const {
  const auto begin = static_cast<std::size_t>(number * batchSize_);
  const auto size = std::min(static_cast<std::size_t>(batchSize_), order_.size() - begin);
  return std::span(order_).subspan(begin, size);
}

}  // namespace tastescope::nn
