// A small world with taste in it: users and items belong to groups, and people mostly have items of
// their own group. Thread rule: pure. Used by the model and training tests.
#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include "core/base/Rng.h"
#include "core/data/Split.h"

namespace tastescope::toy {

/// Rows of item positions, with or without times, as [rows, items].
inline InteractionsPtr matrix(const std::vector<std::vector<Index>>& rows, Index items) {
  std::vector<std::uint64_t> offsets{0};
  std::vector<Index> columns;
  for (const auto& row : rows) {
    columns.insert(columns.end(), row.begin(), row.end());
    offsets.push_back(columns.size());
  }
  std::vector<float> values(columns.size(), 1.0F);
  std::vector<std::int64_t> times(columns.size());
  for (std::size_t i = 0; i < times.size(); ++i) times[i] = static_cast<std::int64_t>(i);
  return std::make_shared<Interactions>(std::move(offsets), std::move(columns), std::move(values),
                                        std::move(times), items);
}

/// `users` users, `groups` groups of `perGroup` items. Each user has 8 of the own group's items and
/// 2 of any; of those the last two are the validation and the test target.
inline Split world(Index users = 240, Index groups = 4, Index perGroup = 15) {
  const Index items = groups * perGroup;
  std::vector<std::vector<Index>> train(users);
  std::vector<std::vector<Index>> valid(users);
  std::vector<std::vector<Index>> test(users);
  Rng rng(7);
  for (Index user = 0; user < users; ++user) {
    std::vector<Index> own(perGroup);
    for (Index i = 0; i < perGroup; ++i) own[i] = (user % groups) * perGroup + i;
    rng.shuffle(std::span(own));
    train[user].assign(own.begin(), own.begin() + 8);
    for (int extra = 0; extra < 2; ++extra) {
      const auto any = static_cast<Index>(rng.below(items));
      if (any / perGroup != user % groups &&
          std::find(train[user].begin(), train[user].end(), any) == train[user].end()) {
        train[user].push_back(any);
      }
    }
    valid[user] = {own[8], own[9]};
    test[user] = {own[10], own[11]};
  }
  Split split;
  split.train = matrix(train, items);
  split.valid = {split.train, split.train, matrix(valid, items)};
  split.test = {split.train, split.train, matrix(test, items)};
  return split;
}

}  // namespace tastescope::toy
