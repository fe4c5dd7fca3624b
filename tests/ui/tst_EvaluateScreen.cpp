// DEPENDS: ui_evaluate
// TIMEOUT: 900
#include <QPushButton>
#include <numeric>

#include "tests/ui/ToyWindow.h"
#include "ui/evaluate/EvaluateScreen.h"
#include "ui/evaluate/ListShares.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Segments.h"

using namespace tastescope;
using namespace tastescope::ui;

class EvaluateScreenTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { testing::isolate(); }

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
    std::uint64_t users = 0;
    for (const ActivityGroup& group : groups) users += group.users;
    QCOMPARE(users, std::uint64_t{500});
    QCOMPARE(activityGroups({7, 7, 7}, 5).size(), std::size_t{1});
    QVERIFY(activityGroups({}, 5).empty());
  }

  void meansByActivityAreThoseOfTheirUsers() {
    const std::vector<ActivityGroup> groups{{1, 2, 2}, {3, 0, 2}};
    const std::vector<MeanInterval> means = byActivity(
        std::vector<double>{0.0, 1.0, 0.25, 0.75}, std::vector<std::uint64_t>{1, 2, 3, 9}, groups);
    QCOMPARE(means[0].mean, 0.5);
    QCOMPARE(means[1].mean, 0.5);
    QVERIFY(means[0].half > means[1].half);
  }

  void withoutRunsItSaysWhatToDo() {
    AppContext context;
    EvaluateScreen screen(context);
    screen.resize(1356, 840);
    screen.show();
    auto* next = screen.findChild<QPushButton*>(QStringLiteral("evaluateNext"));
    QVERIFY(next->isVisible());
    QSignalSpy navigation(&context, &AppContext::navigationWanted);
    QTest::mouseClick(next, Qt::LeftButton);
    QCOMPARE(navigation.count(), 1);
    testing::shoot(screen, QStringLiteral("evaluate-empty"), [] { QTest::qWait(50); });
  }

  void runsStandSideBySideWithTheirTest() {
    const testing::ToyWindow toy;
    AppContext context;
    toy.open(context);
    EvaluateScreen screen(context);
    screen.resize(1356, 840);
    screen.show();
    screen.activate({});
    auto* table = screen.findChild<DataTable*>(QStringLiteral("metricsTable"));
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(screen.statusText().contains(QLatin1Char('2')), 20000);
    const auto text = [table](int row, int column) {
      return table->model()->index(row, column).data().toString();
    };
    QCOMPARE(text(0, MetricsModel::kAgainst), QStringLiteral("reference"));
    QVERIFY(text(1, MetricsModel::kAgainst).contains(QStringLiteral("p ")));
    const QModelIndex against = table->model()->index(1, MetricsModel::kAgainst);
    QVERIFY(against.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Holm")));
    QVERIFY(text(0, MetricsModel::kNdcg).toDouble() >= text(1, MetricsModel::kNdcg).toDouble());
    QVERIFY(screen.asText().contains(QStringLiteral("Ranked against")));
    screen.findChild<Segments*>(QStringLiteral("listLength"))->setCurrentIndex(0);
    QTRY_VERIFY_WITH_TIMEOUT(
        table->model()->headerData(MetricsModel::kNdcg, Qt::Horizontal).toString() ==
                QStringLiteral("NDCG@5") &&
            !screen.judging(),
        20000);
    QVERIFY(text(0, MetricsModel::kNdcg) != QStringLiteral("not judged"));
    testing::shoot(screen, QStringLiteral("evaluate-toy"), [] { QTest::qWait(200); });
  }

  void picturesOfAProject() {
    AppContext context;
    if (!testing::openForShots(context))
      QSKIP("TASTESCOPE_SHOTS names a project to take pictures of.");
    EvaluateScreen screen(context);
    for (const QSize size : {QSize(1196, 740), QSize(1356, 810), QSize(1836, 1020)}) {
      screen.resize(size);
      screen.show();
      screen.activate({});
      QTRY_VERIFY_WITH_TIMEOUT(!screen.statusText().isEmpty(), 120000);
      testing::shoot(screen, QStringLiteral("evaluate-%1").arg(size.width()),
                     [] { QTest::qWait(200); });
    }
  }
};

QTEST_MAIN(EvaluateScreenTest)
#include "tst_EvaluateScreen.moc"
