// What sets a selection apart, against counts made by hand.
#include "ToyTeams.h"
#include "core/eval/Significance.h"
#include "core/workflow/latent/SelectionContrast.h"

using namespace tastescope;
using namespace tastescope::test;

class tst_SelectionContrast : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  SessionPtr m_session;

  SelectionContrast ask(const ContrastQuestion& question) const {
    Progress progress;
    return contrast(*m_session, question, progress, {});
  }
  /// The users of one group of taste.
  static std::vector<Index> group(Index which) {
    std::vector<Index> users;
    for (Index user = which; user < kToyUsers; user += kToyGroups) users.push_back(user);
    return users;
  }
  /// How many of `users` have an item.
  std::uint64_t having(const std::vector<Index>& users, Index item) const {
    std::uint64_t count = 0;
    for (const Index user : users)
      count += std::ranges::count(m_session->data().interactions->row(user).items, item);
    return count;
  }

 private Q_SLOTS:
  void initTestCase() {
    const auto file = m_folder.filePath(QStringLiteral("p.tastescope")).toStdString();
    Progress progress;
    Project::create(file, toyDataWithTeams(), true, progress, {});
    m_session = openSession(file);
  }

  void itemsAreCountedOnBothSides() {
    const SelectionContrast found = ask({.chosen = group(1)});
    QCOMPARE(found.count, std::size_t{40});
    QCOMPARE(found.others, std::size_t{120});  // "nobody" has no history
    QCOMPARE(found.more.size(), std::size_t{8});
    std::vector<Index> rest = group(0);
    for (const Index other : {2, 3})
      for (const Index user : group(other)) rest.push_back(user);
    for (const ContrastItem& one : found.more) {
      QCOMPARE(toyGroup(one.item), Index{1});
      QCOMPARE(one.title, "Title, no. " + std::to_string(one.item));
      QCOMPARE(one.shares.have, having(group(1), one.item));
      QCOMPARE(one.shares.othersHave, having(rest, one.item));
      const ShareRatio expected = shareRatio({one.shares.have, 40, one.shares.othersHave, 120});
      QCOMPARE(one.ratio.ratio, expected.ratio);
      QVERIFY(one.ratio.low > 1 && one.ratio.high > one.ratio.ratio);
    }
    QVERIFY(!found.fewer.empty());
    for (const ContrastItem& one : found.fewer) {
      QVERIFY(toyGroup(one.item) != 1);
      QVERIFY(one.ratio.high < 1);
    }
    QVERIFY(!found.lists);
  }

  void traitsAreTestedAndCorrectedTogether() {
    // Users of group 1 are all "right", as are those of group 3; one user is "alone".
    const SelectionContrast found = ask({.chosen = group(1)});
    QCOMPARE(found.tests, std::size_t{4});  // three teams and the activity
    QCOMPARE(found.traits.size(), std::size_t{2});
    const double right = fisherExact({40, 40, 40, 120});
    const double left = fisherExact({0, 40, 79, 120});
    const double alone = fisherExact({0, 40, 1, 120});
    const auto adjusted = holmAdjusted(std::vector<double>{right, left, alone, 1.0});
    for (const ContrastTrait& trait : found.traits) {
      QCOMPARE(trait.attribute, std::string("team"));
      const bool isRight = trait.label == "right";
      QCOMPARE(trait.shares.have, isRight ? 40U : 0U);
      QCOMPARE(trait.shares.othersHave, isRight ? 40U : 79U);
      // The activity's own p only matters for its place among the four, which is the last.
      QVERIFY(std::abs(trait.p / adjusted[isRight ? 0 : 1] - 1) < 1e-9);
    }
    QVERIFY(found.activity.median >= 9 && found.activity.median <= 14);
    QVERIFY(found.activity.p > 0.05);
  }

  void twoSelectionsStandSideBySide() {
    std::vector<Index> both = group(0);
    both.push_back(1);
    const SelectionContrast found = ask({.chosen = both, .others = group(1)});
    QCOMPARE(found.count, std::size_t{41});
    QCOMPARE(found.others, std::size_t{39});  // user 1 counts with the chosen
    for (const ContrastItem& one : found.more) QCOMPARE(toyGroup(one.item), Index{0});
    for (const ContrastItem& one : found.fewer) QCOMPARE(toyGroup(one.item), Index{1});
  }

  void timesAreSharesOfTheInteractions() {
    const SelectionContrast found = ask({.chosen = group(2)});
    QCOMPARE(found.times.size(), std::size_t{24});
    std::uint64_t count = 0;
    double share = 0;
    double others = 0;
    for (const ContrastTime& time : found.times) {
      count += time.count;
      share += time.share;
      others += time.otherShare;
    }
    std::uint64_t expected = 0;
    for (const Index user : group(2)) expected += m_session->data().interactions->row(user).size();
    QCOMPARE(count, expected);
    QVERIFY(std::abs(share - 1) < 1e-12 && std::abs(others - 1) < 1e-12);
    QCOMPARE(found.times.front().begin, momentOf(1'600'000'000));
    QCOMPARE(found.times.front().count, 40U);  // the first day, one of everybody
  }

  void theListsOfTheChosenDiffer() {
    const RunId run = trainClosedForm(*m_session, "ease");
    const SelectionContrast found = ask({.chosen = group(3), .run = run, .k = 3});
    QVERIFY(found.lists.has_value());
    QCOMPARE(found.lists->asked.count, 40U);
    QCOMPARE(found.lists->asked.others, 120U);
    QVERIFY(!found.lists->more.empty());
    for (const ContrastItem& one : found.lists->more) QCOMPARE(toyGroup(one.item), Index{3});
    QVERIFY(found.lists->overlap < 0.5);
    const RunId popular = trainClosedForm(*m_session, "popularity");
    QVERIFY(ask({.chosen = group(3), .run = popular, .k = 3}).lists->overlap >
            found.lists->overlap);
    const Json json = toJson(found);
    QCOMPARE(json.at("lists").at("asked").get<int>(), 40);
    QCOMPARE(json.at("traits").size(), found.traits.size());
  }

  void itemsHaveTraitsToo() {
    std::vector<Index> even;
    for (Index item = 0; item < kToyItems; item += 2) even.push_back(item);
    const SelectionContrast found = ask({.entity = Entity::Item, .chosen = even});
    QVERIFY(found.more.empty() && found.fewer.empty());
    const auto tag = std::ranges::find(found.traits, std::string("even"), &ContrastTrait::label);
    QVERIFY(tag != found.traits.end());
    QCOMPARE(tag->shares.have, 24U);
    QCOMPARE(tag->shares.othersHave, 0U);
  }

  void somebodyMustBeOnBothSides() {
    std::vector<Index> all;
    for (Index user = 0; user < kToyUsers; ++user) all.push_back(user);
    QVERIFY_THROWS_EXCEPTION(Error, ask({.chosen = all}));
    QVERIFY_THROWS_EXCEPTION(Error, ask({.chosen = {}}));
    QVERIFY_THROWS_EXCEPTION(Error, ask({.chosen = {kToyUsers}}));  // has no history
  }
};

QTEST_GUILESS_MAIN(tst_SelectionContrast)
#include "tst_SelectionContrast.moc"
