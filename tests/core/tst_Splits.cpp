// LABELS: unit
// DEPENDS: core_data
#include <QtTest>
#include <algorithm>
#include <array>
#include <set>

#include "core/base/Error.h"
#include "core/data/Split.h"

using namespace tastescope;

namespace {

/// `users` users with `perUser` items each, item k at time 100 * user + k.
Dataset regular(Index users, Index perUser, bool times = true) {
  std::vector<std::uint64_t> offsets{0};
  std::vector<Index> items;
  std::vector<std::int64_t> moments;
  for (Index u = 0; u < users; ++u) {
    for (Index k = 0; k < perUser; ++k) {
      items.push_back(k);
      if (times) moments.push_back(100 * u + k);
    }
    offsets.push_back(items.size());
  }
  Dataset data;
  for (Index u = 0; u < users; ++u) data.users.add("u" + std::to_string(u));
  for (Index k = 0; k < perUser; ++k) data.items.add("i" + std::to_string(k));
  std::vector<float> values(items.size(), 1.0F);
  data.interactions = std::make_shared<Interactions>(offsets, items, values, moments, perUser);
  return data;
}

SplitSpec specOf(SplitKind kind) {
  SplitSpec spec;
  spec.kind = kind;
  return spec;
}

bool sameEntries(const Interactions& a, const Interactions& b) {
  return std::ranges::equal(a.offsets(), b.offsets()) && std::ranges::equal(a.items(), b.items());
}

}  // namespace

class SplitsTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void keysRoundTrip() {
    for (const SplitKind kind : {SplitKind::UserRandom, SplitKind::LeaveOneOut, SplitKind::Time,
                                 SplitKind::Strong, SplitKind::Given, SplitKind::GivenTest}) {
      QVERIFY(splitKindFromKey(splitKey(kind)) == kind);
    }
    QVERIFY_EXCEPTION_THROWN(splitKindFromKey("half"), Error);
  }
  void userRandomDealsRoundedShares() {
    // round(.1 * 15) = 2 test, 2 valid, 11 train for each of 20 users.
    const Dataset data = regular(20, 15);
    const Split split = makeSplit(data, specOf(SplitKind::UserRandom));
    for (Index u = 0; u < 20; ++u) {
      QCOMPARE(split.test.target->row(u).size(), std::size_t{2});
      QCOMPARE(split.valid.target->row(u).size(), std::size_t{2});
      QCOMPARE(split.train->row(u).size(), std::size_t{11});
      std::set<Index> all;
      for (const auto* part :
           {split.train.get(), split.valid.target.get(), split.test.target.get()}) {
        for (const Index item : part->row(u).items) all.insert(item);
      }
      QCOMPARE(all.size(), std::size_t{15});
    }
    QVERIFY(split.test.input == split.train && split.valid.mask == split.train);
    QCOMPARE(split.test.mask->size(), std::uint64_t{20 * 13});
  }
  void theSameSeedGivesTheSameSplit() {
    const Dataset data = regular(10, 12);
    SplitSpec spec = specOf(SplitKind::UserRandom);
    QVERIFY(sameEntries(*makeSplit(data, spec).train, *makeSplit(data, spec).train));
    const auto first = makeSplit(data, spec).train;
    spec.seed = 7;
    QVERIFY(!sameEntries(*first, *makeSplit(data, spec).train));
  }
  void shortHistoriesStayInTrain() {
    const Dataset data = regular(4, 2);
    const Split split = makeSplit(data, specOf(SplitKind::UserRandom));
    QCOMPARE(split.train->size(), std::uint64_t{8});
    QCOMPARE(makeSplit(data, specOf(SplitKind::LeaveOneOut)).train->size(), std::uint64_t{8});
  }
  void leaveOneOutTakesTheLastTwo() {
    const Dataset data = regular(3, 5, false);
    const Split split = makeSplit(data, specOf(SplitKind::LeaveOneOut));
    QCOMPARE(split.test.target->row(1).items[0], 4U);
    QCOMPARE(split.valid.target->row(1).items[0], 3U);
    QCOMPARE(split.test.input->row(1).size(), std::size_t{4});
    QCOMPARE(split.valid.input->row(1).size(), std::size_t{3});
  }
  void timeCutsAtTwoGlobalMoments() {
    // 10 users x 10 entries in time order: the last 10 % are user 9, the 10 % before user 8.
    const Dataset data = regular(10, 10);
    const Split split = makeSplit(data, specOf(SplitKind::Time));
    QCOMPARE(split.test.target->row(9).size(), std::size_t{10});
    QCOMPARE(split.valid.target->row(8).size(), std::size_t{10});
    QCOMPARE(split.train->size(), std::uint64_t{80});
    QVERIFY_EXCEPTION_THROWN(makeSplit(regular(5, 5, false), specOf(SplitKind::Time)), Error);
  }
  void strongHoldsWholeUsersOut() {
    // 20 users: 2 test, 2 valid; of 10 entries 2 are hidden and 8 shown.
    const Dataset data = regular(20, 10);
    const Split split = makeSplit(data, specOf(SplitKind::Strong));
    QCOMPARE(split.train->size(), std::uint64_t{160});
    QCOMPARE(split.test.target->size(), std::uint64_t{4});
    QCOMPARE(split.test.input->size(), std::uint64_t{16});
    QCOMPARE(split.valid.input->size(), std::uint64_t{16});
    for (Index u = 0; u < 20; ++u) {
      const bool held = split.test.input->row(u).size() + split.valid.input->row(u).size() > 0;
      QCOMPARE(split.train->row(u).size(), std::size_t{held ? 0U : 10U});
    }
  }
  void givenPartsAreTakenAsTheyAre() {
    Dataset data = regular(2, 3);
    QVERIFY_EXCEPTION_THROWN(makeSplit(data, specOf(SplitKind::Given)), Error);
    data.parts = {Part::Train, Part::Valid, Part::Test, Part::Train, Part::Train, Part::Test};
    const Split split = makeSplit(data, specOf(SplitKind::Given));
    QCOMPARE(split.train->row(1).size(), std::size_t{2});
    QCOMPARE(split.valid.target->row(0).items[0], 1U);
    QCOMPARE(split.test.mask->row(0).size(), std::size_t{2});
    QVERIFY(split.test.input == split.train);
  }
  /// 4 users x 10 entries; the last two of each test.
  void whatValidatesIsDealtFromAGivenTrainingPart() {
    Dataset data = regular(4, 10);
    for (Index u = 0; u < 4; ++u)
      for (Index k = 0; k < 10; ++k) data.parts.push_back(k < 8 ? Part::Train : Part::Test);
    QVERIFY(usualSplit(data).kind == SplitKind::GivenTest);
    SplitSpec spec = specOf(SplitKind::GivenTest);
    spec.validShare = 0.25;
    const Split split = makeSplit(data, spec);
    for (Index u = 0; u < 4; ++u) {
      // Tests are the latest, so the latest of the rest validate: round(.25 * 8) = 2.
      QCOMPARE(split.valid.target->row(u).items[0], 6U);
      QCOMPARE(split.valid.target->row(u).items[1], 7U);
      QCOMPARE(split.train->row(u).size(), std::size_t{6});
      QCOMPARE(split.test.target->row(u).size(), std::size_t{2});
      QCOMPARE(split.test.input->row(u).size(), std::size_t{8});
    }
    QVERIFY(
        sameEntries(*split.test.target, *makeSplit(data, specOf(SplitKind::Given)).test.target));

    // The same parts without times: what validates is drawn.
    Dataset timeless = regular(4, 10, false);
    timeless.parts = data.parts;
    const Split drawn = makeSplit(timeless, spec);
    std::set<Index> places;
    for (Index u = 0; u < 4; ++u) {
      QCOMPARE(drawn.valid.target->row(u).size(), std::size_t{2});
      for (const Index item : drawn.valid.target->row(u).items) {
        QVERIFY(item < 8);
        places.insert(item);
      }
    }
    QVERIFY(places.size() > 2);
    QVERIFY(sameEntries(*drawn.train, *makeSplit(timeless, spec).train));

    data.parts[5] = Part::Valid;
    QVERIFY(usualSplit(data).kind == SplitKind::Given);
    data.parts.clear();
    QVERIFY(usualSplit(data).kind == SplitKind::UserRandom);
    QVERIFY_EXCEPTION_THROWN(makeSplit(data, spec), Error);
  }
  /// Days instead of moments: 60 entries of day 1, 20 of day 2, 20 of day 3. A tenth should test, so
  /// it begins in day 3, all of which test; what validates begins ten entries before: in day 2.
  void tiedTimesLeaveAValidationPart() {
    const auto days = [](const std::vector<std::pair<int, int>>& counts) {
      std::vector<Moment> moments;
      for (const auto& [day, count] : counts) moments.insert(moments.end(), count, day);
      Dataset data = regular(static_cast<Index>(moments.size()), 1);
      const Interactions& all = *data.interactions;
      data.interactions = std::make_shared<Interactions>(
          std::vector(all.offsets().begin(), all.offsets().end()),
          std::vector(all.items().begin(), all.items().end()),
          std::vector(all.values().begin(), all.values().end()), moments, Index{1});
      return data;
    };
    const auto sizes = [](const Split& split) {
      return std::array<std::size_t, 3>{split.train->size(), split.valid.target->size(),
                                        split.test.target->size()};
    };
    const SplitSpec spec = specOf(SplitKind::Time);
    QVERIFY((sizes(makeSplit(days({{1, 60}, {2, 20}, {3, 20}}), spec)) ==
             std::array<std::size_t, 3>{60, 20, 20}));
    QVERIFY((sizes(makeSplit(days({{1, 1}, {2, 1}, {3, 98}}), spec)) ==
             std::array<std::size_t, 3>{1, 1, 98}));
    QVERIFY((sizes(makeSplit(days({{1, 98}, {2, 1}, {3, 1}}), spec)) ==
             std::array<std::size_t, 3>{98, 1, 1}));
    QVERIFY_EXCEPTION_THROWN(makeSplit(days({{1, 50}, {2, 50}}), spec), Error);
  }
  void impossibleSharesAreRefused() {
    SplitSpec spec = specOf(SplitKind::UserRandom);
    spec.testShare = 0;
    QVERIFY_EXCEPTION_THROWN(makeSplit(regular(3, 5), spec), Error);
    spec.testShare = 0.6;
    spec.validShare = 0.6;
    QVERIFY_EXCEPTION_THROWN(makeSplit(regular(3, 5), spec), Error);
  }
};

QTEST_GUILESS_MAIN(SplitsTest)
#include "tst_Splits.moc"
