#include "core/data/Split.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <numeric>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/Error.h"
#include "core/base/Rng.h"

namespace tastescope {
namespace {

/// Valid and Test are targets; the Shown classes exist in strong generalisation only.
enum class SplitClass : std::uint8_t { Train, Valid, Test, ValidShown, TestShown };
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

/// What every pair is said to be, said of every event of it; nothing without events.
template <typename Kind>
std::vector<Kind> ofEvents(const Interactions& all, const std::vector<Kind>& ofPairs) {
  if (!all.events()) return {};
  std::vector<Kind> found;
  found.reserve(all.events()->size());
  std::vector<Kind> ofItem(all.itemCount());
  for (Index user = 0; user < all.userCount(); ++user) {
    for (std::size_t e = all.offsets()[user]; e < all.offsets()[user + 1]; ++e)
      ofItem[all.items()[e]] = ofPairs[e];
    for (const Index item : all.events()->row(user).items) found.push_back(ofItem[item]);
  }
  return found;
}

/// The entries of the given classes, in the order of `all`.
struct TakenRows {
  std::vector<std::uint64_t> offsets;
  std::vector<Index> items;
  std::vector<float> values;
  std::vector<Moment> times;
};

TakenRows takeRows(const HistoryRows& all, const std::vector<SplitClass>& classes,
                   std::initializer_list<SplitClass> wanted) {
  std::array<bool, 5> take{};
  for (const SplitClass one : wanted) take[static_cast<std::size_t>(one)] = true;
  const auto taken = [&](std::size_t entry) {
    return take[static_cast<std::size_t>(classes[entry])];
  };

  TakenRows rows;
  rows.offsets.assign(std::size_t{all.userCount()} + 1, 0);
  for (Index user = 0; user < all.userCount(); ++user) {
    std::uint64_t count = 0;
    for (std::size_t e = all.offsets()[user]; e < all.offsets()[user + 1]; ++e) count += taken(e);
    rows.offsets[user + 1] = rows.offsets[user] + count;
  }
  rows.items.reserve(rows.offsets.back());
  rows.values.reserve(rows.offsets.back());
  if (all.hasTimes()) rows.times.reserve(rows.offsets.back());
  for (std::size_t entry = 0; entry < all.size(); ++entry) {
    if (!taken(entry)) continue;
    rows.items.push_back(all.items()[entry]);
    rows.values.push_back(all.values()[entry]);
    if (all.hasTimes()) rows.times.push_back(all.times()[entry]);
  }
  return rows;
}

/// What each pair and each event of the whole data belongs to.
class SplitClasses {
 public:
  SplitClasses(const Interactions& all, std::vector<SplitClass> ofPairs)
      : all_(all), pairs_(std::move(ofPairs)), events_(ofEvents(all, pairs_)) {}

  /// The pairs of the given classes as [users, items], with their events.
  [[nodiscard]] InteractionsPtr pick(std::initializer_list<SplitClass> wanted) const {
    TakenRows rows = takeRows(all_, pairs_, wanted);
    return std::make_shared<const Interactions>(
        std::move(rows.offsets), std::move(rows.items), std::move(rows.values),
        std::move(rows.times), all_.itemCount(), std::vector<double>(), pickEvents(wanted));
  }

 private:
  [[nodiscard]] EventSequencesPtr pickEvents(std::initializer_list<SplitClass> wanted) const {
    if (!all_.events()) return nullptr;
    TakenRows rows = takeRows(*all_.events(), events_, wanted);
    return std::make_shared<const EventSequences>(std::move(rows.offsets), std::move(rows.items),
                                                  std::move(rows.values), std::move(rows.times),
                                                  all_.itemCount());
  }

  const Interactions& all_;
  std::vector<SplitClass> pairs_;
  std::vector<SplitClass> events_;  ///< empty without events
};

/// Per user with n >= 3 entries: a seeded permutation; the first round(testShare * n) test, the
/// next round(validShare * n) validate, at least one trains. round() is half away from zero.
/// (RecBole 1.2.1 truncates the shares and then moves one entry into each part that would be empty;
/// the totals differ by about half an entry per user.)
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

/// Per user with n >= 3 entries: the last tests, the one before validates. Rows are in time order,
/// or in the file's order when there are no times.
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

/// The moments at which validation and test begin.
struct PartMoments {
  Moment valid = 0;
  Moment test = 0;
};

[[noreturn]] void throwTooFewMoments(std::size_t moments) {
  throw Error(
      ErrorCode::InvalidConfig,
      coreText("Split",
               "A split by time needs at least three different times, and this data has %1. "
               "Choose another split.")
          .arg(moments));
}

/// Where many entries share a moment, at most those of one moment go to another part than their
/// rank says, and every part gets some.
PartMoments partMoments(std::vector<Moment> times, std::size_t test, std::size_t valid) {
  std::ranges::sort(times);
  const std::vector<Moment> all = times;
  times.erase(std::unique(times.begin(), times.end()), times.end());
  if (times.size() < 3) throwTooFewMoments(times.size());
  const auto momentAt = [&](std::size_t rank) { return all[std::min(rank, all.size() - 1)]; };
  const auto before = [&](Moment moment) {
    return static_cast<std::size_t>(std::ranges::lower_bound(all, moment) - all.begin());
  };
  PartMoments begin;
  begin.test = std::max(momentAt(all.size() - test), times[2]);
  begin.valid = momentAt(all.size() - test - valid);
  const std::size_t untested = before(begin.test);
  // Ties with the first tested moment are tested; what validates is counted from there.
  if (untested - std::min(untested, before(begin.valid)) < (valid + 1) / 2)
    begin.valid = momentAt(untested - std::min(untested, valid));
  const Moment last = *std::prev(std::ranges::lower_bound(times, begin.test));
  begin.valid = std::clamp(begin.valid, times[1], last);
  return begin;
}

/// With N entries sorted by time: test begins at the time of entry N - round(testShare * N),
/// validation at that of entry N - round(testShare * N) - round(validShare * N); an entry at
/// exactly such a moment belongs to the later part. Where that leaves less than half of what should
/// validate, validation begins so many entries before the first that tests; at least one moment
/// stays for each part.
std::vector<SplitClass> classifyByTime(const Interactions& all, const SplitSpec& spec) {
  if (!all.hasTimes()) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Split",
                         "This data has no times, so it cannot be split by time. Import it with a "
                         "time column or choose another split."));
  }
  const std::size_t test = rounded(spec.testShare, all.size());
  const std::size_t valid = std::min(rounded(spec.validShare, all.size()), all.size() - test);
  const PartMoments begin = partMoments({all.times().begin(), all.times().end()}, test, valid);

  std::vector<SplitClass> classes(all.size(), SplitClass::Train);
  for (std::size_t entry = 0; entry < all.size(); ++entry) {
    if (all.times()[entry] >= begin.test) {
      classes[entry] = SplitClass::Test;
    } else if (all.times()[entry] >= begin.valid) {
      classes[entry] = SplitClass::Valid;
    }
  }
  return classes;
}

/// Liang, Krishnan, Hoffman, Jebara: Variational Autoencoders for Collaborative Filtering, WWW
/// 2018. A seeded permutation of the users with at least one entry: round(testShare * users) test,
/// round(validShare * users) validate, the others train. Of a held-out history of n >= 2 entries
/// round((1 - foldInShare) * n), at least 1 and at most n - 1, drawn at random, are the target; the
/// rest is shown. Deviation from the paper: items that only held-out users have stay in the
/// catalogue.
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

/// As dataset.parts says.
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

/// A user's last trained moment and first tested one.
bool testsLater(const Interactions& all, Index user, const std::vector<SplitClass>& classes) {
  Moment trained = std::numeric_limits<Moment>::min();
  Moment tested = std::numeric_limits<Moment>::max();
  for (std::size_t e = all.offsets()[user]; e < all.offsets()[user + 1]; ++e) {
    if (classes[e] == SplitClass::Test) {
      tested = std::min(tested, all.times()[e]);
    } else {
      trained = std::max(trained, all.times()[e]);
    }
  }
  return trained <= tested;
}

/// Whether what tests comes after what trains, for nearly all users that have both.
bool testIsLater(const Interactions& all, const std::vector<SplitClass>& classes) {
  constexpr double kNearlyAll = 0.95;
  if (!all.hasTimes()) return false;
  std::size_t both = 0;
  std::size_t later = 0;
  for (Index user = 0; user < all.userCount(); ++user) {
    const auto begin = classes.begin() + static_cast<std::ptrdiff_t>(all.offsets()[user]);
    const auto end = classes.begin() + static_cast<std::ptrdiff_t>(all.offsets()[user + 1]);
    const auto tests = std::count(begin, end, SplitClass::Test);
    if (tests == 0 || tests == end - begin) continue;
    ++both;
    later += testsLater(all, user, classes) ? 1 : 0;
  }
  return both > 0 && static_cast<double>(later) >= kNearlyAll * static_cast<double>(both);
}

/// As dataset.parts says, without its validation part: per user with n >= 3 training entries
/// round(validShare * n) of them, at least one, validate, chosen as the given test part seems to have
/// been: the last ones, or a seeded draw.
std::vector<SplitClass> classifyGivenTest(const Dataset& dataset, const SplitSpec& spec) {
  const Interactions& all = *dataset.interactions;
  std::vector<SplitClass> classes = classifyGiven(dataset);
  std::ranges::replace(classes, SplitClass::Valid, SplitClass::Train);
  const bool lastOnes = testIsLater(all, classes);
  Rng rng(spec.seed);
  std::vector<std::size_t> trained;
  for (Index user = 0; user < all.userCount(); ++user) {
    trained.clear();
    for (std::size_t e = all.offsets()[user]; e < all.offsets()[user + 1]; ++e)
      if (classes[e] == SplitClass::Train) trained.push_back(e);
    if (trained.size() < kShortestSplitHistory) continue;
    if (!lastOnes) rng.shuffle(std::span(trained));
    const std::size_t valid =
        std::clamp<std::size_t>(rounded(spec.validShare, trained.size()), 1, trained.size() - 1);
    for (const std::size_t e : std::span(trained).last(valid)) classes[e] = SplitClass::Valid;
  }
  return classes;
}

constexpr std::array<std::pair<SplitKind, const char*>, 6> kKeys{{
    {SplitKind::UserRandom, "user-random"},
    {SplitKind::LeaveOneOut, "leave-one-out"},
    {SplitKind::Time, "time"},
    {SplitKind::Strong, "strong"},
    {SplitKind::Given, "given"},
    {SplitKind::GivenTest, "given-test"},
}};

[[noreturn]] void throwBadSplit(const std::string& what) {
  throw Error(
      ErrorCode::InvalidConfig,
      coreText("Project",
               "The description of a split cannot be used: %1. Known are kind, seed, validShare, "
               "testShare and foldInShare.")
          .arg(what));
}

void readShare(const nlohmann::json& json, const char* key, double& share) {
  if (!json.contains(key)) return;
  if (!json.at(key).is_number()) throwBadSplit(key);
  share = json.at(key).get<double>();
}

bool isShare(double share) { return share > 0 && share < 1; }

void requireShares(const SplitSpec& spec) {
  if (spec.kind == SplitKind::LeaveOneOut || spec.kind == SplitKind::Given) return;
  const double test = spec.kind == SplitKind::GivenTest ? 0 : spec.testShare;
  if (!isShare(spec.validShare) || (spec.kind != SplitKind::GivenTest && !isShare(test)) ||
      spec.validShare + test >= 1 ||
      (spec.kind == SplitKind::Strong && !isShare(spec.foldInShare))) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Split",
                         "The shares of a split are each between 0 and 1, and validation and test "
                         "together leave something to train on."));
  }
}

/// Which classes of entries each matrix of the split is made of.
Split assemble(const SplitClasses& classes, const SplitSpec& spec) {
  const auto pick = [&](std::initializer_list<SplitClass> wanted) { return classes.pick(wanted); };
  Split split;
  split.spec = spec;
  split.train = pick({SplitClass::Train});
  split.valid.target = pick({SplitClass::Valid});
  split.test.target = pick({SplitClass::Test});
  if (spec.kind == SplitKind::Strong) {
    split.valid.input = split.valid.mask = pick({SplitClass::ValidShown});
    split.test.input = split.test.mask = pick({SplitClass::TestShown});
    return split;
  }
  split.valid.input = split.valid.mask = split.train;
  split.test.mask = pick({SplitClass::Train, SplitClass::Valid});
  const bool seesValid = spec.kind == SplitKind::LeaveOneOut || spec.kind == SplitKind::Time ||
                         spec.kind == SplitKind::GivenTest;
  split.test.input = seesValid ? split.test.mask : split.train;
  return split;
}

std::vector<SplitClass> classify(const Dataset& dataset, const SplitSpec& spec) {
  switch (spec.kind) {
    case SplitKind::UserRandom: return classifyUserRandom(*dataset.interactions, spec);
    case SplitKind::LeaveOneOut: return classifyLeaveOneOut(*dataset.interactions);
    case SplitKind::Time: return classifyByTime(*dataset.interactions, spec);
    case SplitKind::Strong: return classifyStrong(*dataset.interactions, spec);
    case SplitKind::Given: return classifyGiven(dataset);
    case SplitKind::GivenTest: return classifyGivenTest(dataset, spec);
  }
  return {};
}

}  // namespace

const char* splitKey(SplitKind kind) {
  for (const auto& [known, key] : kKeys) {
    if (known == kind) return key;
  }
  return "";
}

std::vector<std::string> splitKeys() {
  std::vector<std::string> keys;
  for (const auto& [kind, key] : kKeys) keys.emplace_back(key);
  return keys;
}

SplitKind splitKindFromKey(const std::string& key) {
  for (const auto& [kind, known] : kKeys) {
    if (std::string_view(known) == key) return kind;
  }
  throw Error(ErrorCode::InvalidConfig,
              coreText("Split",
                       "There is no split called “%1”. Choose user-random, leave-one-out, time, "
                       "strong, given or given-test.")
                  .arg(key));
}

nlohmann::json toJson(const SplitSpec& spec) {
  return {{"kind", splitKey(spec.kind)},
          {"seed", spec.seed},
          {"validShare", spec.validShare},
          {"testShare", spec.testShare},
          {"foldInShare", spec.foldInShare}};
}

SplitSpec splitSpecFromJson(const nlohmann::json& json) {
  if (!json.is_object()) throwBadSplit(json.dump());
  for (const auto& [key, value] : json.items()) {
    if (key != "kind" && key != "seed" && key != "validShare" && key != "testShare" &&
        key != "foldInShare") {
      throwBadSplit(key);
    }
  }
  SplitSpec spec;
  if (json.contains("kind")) {
    if (!json.at("kind").is_string()) throwBadSplit("kind");
    spec.kind = splitKindFromKey(json.at("kind").get<std::string>());
  }
  if (json.contains("seed")) {
    if (!json.at("seed").is_number_unsigned() &&
        !(json.at("seed").is_number_integer() && json.at("seed").get<std::int64_t>() >= 0)) {
      throwBadSplit("seed");
    }
    spec.seed = json.at("seed").get<std::uint64_t>();
  }
  readShare(json, "validShare", spec.validShare);
  readShare(json, "testShare", spec.testShare);
  readShare(json, "foldInShare", spec.foldInShare);
  return spec;
}

Split makeSplit(const Dataset& dataset, const SplitSpec& spec) {
  requireShares(spec);
  Split split = assemble({*dataset.interactions, classify(dataset, spec)}, spec);
  if (split.train->size() == 0) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Split",
                         "Nothing is left to train on after this split. Choose smaller shares or "
                         "another split."));
  }
  return split;
}

SplitSpec usualSplit(const Dataset& dataset) {
  SplitSpec spec;
  if (dataset.parts.empty()) return spec;
  const bool validates = std::ranges::find(dataset.parts, Part::Valid) != dataset.parts.end();
  const bool tests = std::ranges::find(dataset.parts, Part::Test) != dataset.parts.end();
  spec.kind = validates || !tests ? SplitKind::Given : SplitKind::GivenTest;
  return spec;
}

std::vector<Part> partsOf(const Dataset& dataset, const SplitSpec& spec) {
  requireShares(spec);
  if (spec.kind == SplitKind::Strong) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Split",
                         "A split that holds out whole users shows the model some of their items "
                         "and hides the others, which train, valid and test cannot say. Choose "
                         "another split."));
  }
  const std::vector<SplitClass> classes = classify(dataset, spec);
  std::vector<Part> parts(classes.size());
  std::ranges::transform(classes, parts.begin(), [](SplitClass one) {
    return one == SplitClass::Valid  ? Part::Valid
           : one == SplitClass::Test ? Part::Test
                                     : Part::Train;
  });
  return parts;
}

std::vector<Part> partsOfEvents(const Interactions& all, const std::vector<Part>& parts) {
  return parts.empty() ? parts : ofEvents(all, parts);
}

}  // namespace tastescope
