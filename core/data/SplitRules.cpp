#include "core/data/SplitRules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/base/Error.h"
#include "core/base/Rng.h"

namespace tastescope {
namespace {

constexpr std::size_t kShortestSplitHistory = 3;

std::size_t rounded(double share, std::size_t count) {
  return static_cast<std::size_t>(std::llround(share * static_cast<double>(count)));
}

/// A seeded permutation of 0..count-1 in `order`.
void permute(std::vector<std::size_t>& order, std::size_t count, Rng& rng) {
  order.resize(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  rng.shuffle(std::span(order));
}

}  // namespace

InteractionsPtr entriesOf(const Interactions& all, const std::vector<SplitClass>& classes,
                          std::initializer_list<SplitClass> wanted) {
  std::array<bool, 5> take{};
  for (const SplitClass one : wanted) take[static_cast<std::size_t>(one)] = true;
  const auto taken = [&](std::size_t entry) {
    return take[static_cast<std::size_t>(classes[entry])];
  };

  std::vector<std::uint64_t> offsets(std::size_t{all.userCount()} + 1, 0);
  for (Index user = 0; user < all.userCount(); ++user) {
    std::uint64_t count = 0;
    for (std::size_t e = all.offsets()[user]; e < all.offsets()[user + 1]; ++e) count += taken(e);
    offsets[user + 1] = offsets[user] + count;
  }
  std::vector<Index> items;
  std::vector<float> values;
  std::vector<std::int64_t> times;
  items.reserve(offsets.back());
  values.reserve(offsets.back());
  if (all.hasTimes()) times.reserve(offsets.back());
  for (std::size_t entry = 0; entry < all.size(); ++entry) {
    if (!taken(entry)) continue;
    items.push_back(all.items()[entry]);
    values.push_back(all.values()[entry]);
    if (all.hasTimes()) times.push_back(all.times()[entry]);
  }
  return std::make_shared<const Interactions>(std::move(offsets), std::move(items),
                                              std::move(values), std::move(times), all.itemCount());
}

std::vector<SplitClass> classifyUserRandom(const Interactions& all, const SplitSpec& spec) {
  std::vector<SplitClass> classes(all.size(), SplitClass::Train);
  Rng rng(spec.seed);
  std::vector<std::size_t> order;
  for (Index user = 0; user < all.userCount(); ++user) {
    const std::size_t begin = all.offsets()[user];
    const std::size_t count = all.offsets()[user + 1] - begin;
    if (count < kShortestSplitHistory) continue;
    permute(order, count, rng);
    const std::size_t test = std::min(rounded(spec.testShare, count), count - 1);
    const std::size_t valid = std::min(rounded(spec.validShare, count), count - 1 - test);
    for (std::size_t i = 0; i < test; ++i) classes[begin + order[i]] = SplitClass::Test;
    for (std::size_t i = test; i < test + valid; ++i) {
      classes[begin + order[i]] = SplitClass::Valid;
    }
  }
  return classes;
}

std::vector<SplitClass> classifyLeaveOneOut(const Interactions& all) {
  std::vector<SplitClass> classes(all.size(), SplitClass::Train);
  for (Index user = 0; user < all.userCount(); ++user) {
    const std::size_t end = all.offsets()[user + 1];
    if (end - all.offsets()[user] < kShortestSplitHistory) continue;
    classes[end - 1] = SplitClass::Test;
    classes[end - 2] = SplitClass::Valid;
  }
  return classes;
}

std::vector<SplitClass> classifyByTime(const Interactions& all, const SplitSpec& spec) {
  if (!all.hasTimes()) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Split",
                         "This data has no times, so it cannot be split by time. Import it with a "
                         "time column or choose another split."));
  }
  std::vector<std::int64_t> times(all.times().begin(), all.times().end());
  const std::size_t test = rounded(spec.testShare, times.size());
  const std::size_t valid = std::min(rounded(spec.validShare, times.size()), times.size() - test);
  const auto momentAt = [&](std::size_t rank) {
    if (rank >= times.size()) return std::numeric_limits<std::int64_t>::max();
    const auto at = times.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(times.begin(), at, times.end());
    return *at;
  };
  const std::int64_t testFrom = momentAt(times.size() - test);
  const std::int64_t validFrom = momentAt(times.size() - test - valid);

  std::vector<SplitClass> classes(all.size(), SplitClass::Train);
  for (std::size_t entry = 0; entry < all.size(); ++entry) {
    if (all.times()[entry] >= testFrom) {
      classes[entry] = SplitClass::Test;
    } else if (all.times()[entry] >= validFrom) {
      classes[entry] = SplitClass::Valid;
    }
  }
  return classes;
}

std::vector<SplitClass> classifyStrong(const Interactions& all, const SplitSpec& spec) {
  std::vector<Index> users;
  for (Index user = 0; user < all.userCount(); ++user) {
    if (all.offsets()[user + 1] > all.offsets()[user]) users.push_back(user);
  }
  Rng rng(spec.seed);
  rng.shuffle(std::span(users));
  const std::size_t test = std::min(rounded(spec.testShare, users.size()), users.size());
  const std::size_t valid = std::min(rounded(spec.validShare, users.size()), users.size() - test);

  std::vector<SplitClass> classes(all.size(), SplitClass::Train);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < test + valid; ++i) {
    const bool isTest = i < test;
    const std::size_t begin = all.offsets()[users[i]];
    const std::size_t count = all.offsets()[users[i] + 1] - begin;
    permute(order, count, rng);
    std::size_t hidden = 0;
    if (count >= 2) {
      hidden = std::clamp<std::size_t>(rounded(1 - spec.foldInShare, count), 1, count - 1);
    }
    for (std::size_t entry = 0; entry < count; ++entry) {
      const SplitClass target = isTest ? SplitClass::Test : SplitClass::Valid;
      const SplitClass shown = isTest ? SplitClass::TestShown : SplitClass::ValidShown;
      classes[begin + order[entry]] = entry < hidden ? target : shown;
    }
  }
  return classes;
}

std::vector<SplitClass> classifyGiven(const Dataset& dataset) {
  if (dataset.parts.size() != dataset.interactions->size() || dataset.parts.empty()) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Split",
                         "This data brings no split of its own. Import it with train, validation "
                         "and test files or a split column, or choose another split."));
  }
  std::vector<SplitClass> classes(dataset.parts.size());
  std::ranges::transform(dataset.parts, classes.begin(), [](Part part) {
    switch (part) {
      case Part::Valid: return SplitClass::Valid;
      case Part::Test: return SplitClass::Test;
      case Part::Train: break;
    }
    return SplitClass::Train;
  });
  return classes;
}

}  // namespace tastescope
