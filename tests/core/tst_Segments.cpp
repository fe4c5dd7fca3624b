// LABELS: unit
// DEPENDS: core_eval
// Shares of list places, groups of users and of items, and the gap between groups.
#include <QtTest>
#include <cmath>
#include <numeric>

#include "core/base/Error.h"
#include "core/eval/Segments.h"
#include "tests/core/EvalFixtures.h"

using namespace tastescope;

namespace {

/// Seven users: three of UK, two of DE, one each of FR and ES; the last user has no value.
EntityLabels countries() {
  EntityLabels labels;
  labels.names = {"FR", "UK", "DE", "ES"};
  labels.codes = {1, 2, 1, 0, 1, 2, 3};
  labels.offsets = {0, 1, 2, 3, 4, 5, 6, 7, 7};
  return labels;
}

}  // namespace

class TestSegments : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void itemsFallIntoFourGroupsByPopularity() {
    // Of 20 items one is the top 5 %, three the next 15 %, six the next 30 %, ten the rarest half.
    std::vector<std::uint32_t> counts(20);
    std::iota(counts.rbegin(), counts.rend(), 1U);
    const std::vector<std::uint8_t> groups = popularityGroups(counts);
    QCOMPARE(std::count(groups.begin(), groups.end(), 0), 1);
    QCOMPARE(std::count(groups.begin(), groups.end(), 1), 3);
    QCOMPARE(std::count(groups.begin(), groups.end(), 2), 6);
    QCOMPARE(std::count(groups.begin(), groups.end(), 3), 10);
    QCOMPARE(int{groups[0]}, 0);
    QCOMPARE(int{groups[19]}, 3);
  }

  void sharesOfListPlacesAddUp() {
    const std::vector<std::uint8_t> groups{0, 1, 3, 3};
    const std::vector<RankedList> lists{{0, {0, 1, 2}, {}, {}}, {1, {0, 3, 2}, {}, {}}};
    // The first two places: items 0, 1 and 0, 3.
    const GroupShares shares = listShares(lists, 2, groups);
    QCOMPARE(shares[0], 0.5);
    QCOMPARE(shares[1], 0.25);
    QCOMPARE(shares[2], 0.0);
    QCOMPARE(shares[3], 0.25);
    QCOMPARE(distinctItems(lists, 2, 4), std::uint64_t{3});
    QCOMPARE(distinctItems(lists, 3, 4), std::uint64_t{4});
  }

  void activityGroupsHoldEveryoneOnce() {
    std::vector<std::uint64_t> lengths;
    for (std::uint64_t i = 0; i < 500; ++i) lengths.push_back(5 + i * i / 1000);
    const std::vector<ActivityGroup> groups = activityGroups(lengths, 5);
    QVERIFY(groups.size() >= 4);
    QCOMPARE(groups.front().low, std::uint64_t{5});
    QCOMPARE(groups.back().high, std::uint64_t{0});
    std::vector<int> times(lengths.size(), 0);
    const std::vector<GroupMembers> members = membersByActivity(lengths, groups);
    for (std::size_t g = 0; g < groups.size(); ++g) {
      QCOMPARE(members[g].size(), groups[g].users);
      for (const std::size_t user : members[g]) ++times[user];
    }
    QCOMPARE(std::count(times.begin(), times.end(), 1), std::ptrdiff_t{500});
    QCOMPARE(activityGroups({7, 7, 7}, 5).size(), std::size_t{1});
    QVERIFY(activityGroups({}, 5).empty());
  }

  void valuesByActivityAreThoseOfTheirUsers() {
    const std::vector<ActivityGroup> groups{{1, 2, 2}, {3, 0, 2}};
    const auto members = membersByActivity(std::vector<std::uint64_t>{1, 9, 3, 2}, groups);
    const std::vector<double> values{0.1, 0.2, 0.3, 0.4};
    QCOMPARE(valuesOf(values, members[0]), (std::vector<double>{0.1, 0.4}));
    QCOMPARE(valuesOf(values, members[1]), (std::vector<double>{0.2, 0.3}));
  }

  void theLargestLabelsStandAloneAndTheRestTogether() {
    const std::vector<Index> users{0, 1, 2, 3, 4, 5, 6, 7};
    const auto one = membersByLabel(countries(), users, 1);
    QCOMPARE(one.size(), std::size_t{2});
    QCOMPARE(one[0].label, Index{1});
    QCOMPARE(one[0].members, (GroupMembers{0, 2, 4}));
    QCOMPARE(one[1].label, kNoIndex);
    QCOMPARE(one[1].members, (GroupMembers{1, 3, 5, 6}));
    // FR and ES have one user each, too few for an interval, so they stay together.
    const auto many = membersByLabel(countries(), users, 10);
    QCOMPARE(many.size(), std::size_t{3});
    QCOMPARE(many[1].label, Index{2});
    QCOMPARE(many[2].members, (GroupMembers{3, 6}));
    // Members are positions among the evaluated users, not users.
    const std::vector<Index> evaluated{4, 1, 5};
    const auto few = membersByLabel(countries(), evaluated, 10);
    QCOMPARE(few[0].label, Index{2});
    QCOMPARE(few[0].members, (GroupMembers{1, 2}));
    QCOMPARE(few[1].members, (GroupMembers{0}));
  }

  void bandsStayInTheirOrder() {
    EntityLabels bands = countries();
    bands.ordered = true;
    bands.codes = {2, 2, 2, 0, 0, 1, 1};
    bands.names = {"low", "middle", "high"};
    const auto groups = membersByLabel(bands, std::vector<Index>{0, 1, 2, 3, 4, 5, 6}, 2);
    // The two largest are high and low; low stands first although it is smaller.
    QCOMPARE(groups[0].label, Index{0});
    QCOMPARE(groups[1].label, Index{2});
    QCOMPARE(groups[2].label, kNoIndex);
  }

  void recallOfRareItemsCountsTheRareItemsToBeFound() {
    const std::vector<std::uint8_t> groups{0, 1, 3, 3};
    const auto target = test::matrix({{0, 2, 3}, {1}}, 4);
    const std::vector<RankedList> lists{{0, {0, 1, 2, 3}, {}, {true, false, true, true}},
                                        {1, {0, 2}, {}, {false, false}}};
    // Up to place 3 user 0 finds the popular item and one of two rare ones; user 1 nothing.
    const auto recall = recallByItemGroup(lists, 3, *target, groups, 4);
    QCOMPARE(recall[0], (std::vector<double>{1.0}));
    QCOMPARE(recall[1], (std::vector<double>{0.0}));
    QVERIFY(recall[2].empty());
    QCOMPARE(recall[3], (std::vector<double>{0.5}));
  }

  void theGapIsTheLargestMeanLessTheSmallest() {
    // No spread within the groups: every resample has the gap 0.75 - 0.25.
    const std::vector<std::vector<double>> flat{{0.75, 0.75}, {}, {0.25, 0.25, 0.25}, {0.5}};
    const SegmentGap gap = segmentGap(flat, 200, 1);
    QCOMPARE(gap.value, 0.5);
    QCOMPARE(gap.low, 0.5);
    QCOMPARE(gap.high, 0.5);
    const std::vector<std::vector<double>> alone{{0.75, 0.5}, {}};
    QCOMPARE(segmentGap(alone, 200, 1).value, 0.0);
  }

  void theGapsIntervalHoldsWhatResamplingGives() {
    // The mean of {0, 1} drawn twice is 0 in a quarter of the rounds, 1 in another: gaps of 3 and 2
    // are each far more common than 2.5 %.
    const std::vector<std::vector<double>> groups{{0.0, 1.0}, {3.0, 3.0}};
    const SegmentGap gap = segmentGap(groups, 1000, 7);
    QCOMPARE(gap.value, 2.5);
    QCOMPARE(gap.low, 2.0);
    QCOMPARE(gap.high, 3.0);
  }

  void aRequestedStopEndsTheResampling() {
    std::stop_source source;
    source.request_stop();
    const std::vector<std::vector<double>> groups{{0.0, 1.0}, {3.0, 3.0}};
    QVERIFY_THROWS_EXCEPTION(Cancelled, segmentGap(groups, 1000, 7, source.get_token()));
  }

  void theSameSeedGivesTheSameInterval() {
    std::vector<std::vector<double>> groups(2);
    for (int i = 0; i < 50; ++i) {
      groups[0].push_back(std::sin(i) + 1);
      groups[1].push_back(std::cos(i * i));
    }
    const SegmentGap first = segmentGap(groups, 300, 5);
    const SegmentGap again = segmentGap(groups, 300, 5);
    const SegmentGap other = segmentGap(groups, 300, 6);
    QCOMPARE(first.low, again.low);
    QCOMPARE(first.high, again.high);
    QVERIFY(first.low != other.low);
    QVERIFY(first.low < first.value && first.value < first.high);
  }
};

QTEST_GUILESS_MAIN(TestSegments)
#include "tst_Segments.moc"
