// Which users a step learns from: every user once an epoch, in an order that depends on seed and
// epoch alone. Thread rule: one thread. Cost: a shuffle an epoch.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/Ids.h"

namespace tastescope::nn {

class UserBatches {
 public:
  UserBatches() = default;
  UserBatches(std::vector<Index> users, std::int64_t batchSize, std::uint64_t seed);

  [[nodiscard]] std::int64_t count() const;  ///< batches an epoch; the last may be smaller
  void shuffle(std::int64_t epoch);
  [[nodiscard]] std::span<const Index> batch(std::int64_t number) const;  ///< from 0

 private:
  std::vector<Index> users_;
  std::vector<Index> order_;
  std::int64_t batchSize_ = 1;
  std::uint64_t seed_ = 0;
};

}  // namespace tastescope::nn
