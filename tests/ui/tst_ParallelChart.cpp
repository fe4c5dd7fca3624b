// LABELS: gui
// DEPENDS: ui_charts
// Where values stand on parallel axes, which line is meant, and what a brush keeps.
#include <QSignalSpy>
#include <QtTest>
#include <cmath>
#include <limits>

#include "ui/charts/BestSoFarChart.h"
#include "ui/charts/ParallelChart.h"

using namespace tastescope::ui;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

/// Rate on a logarithmic axis, a kind, and the metric.
QList<ParallelAxis> axes() {
  return {{text("Learning rate"), ParallelAxis::Scale::Log, 1e-4, 1e-2, {}},
          {text("Loss"), ParallelAxis::Scale::Choices, 0, 1, {text("bce"), text("ce")}},
          {text("NDCG@10"), ParallelAxis::Scale::Linear, 0.1, 0.3, {}}};
}

QList<ParallelChart::Line> lines() {
  return {{1, text("Trial 1"), {1e-4, 0, 0.1}, true},
          {2, text("Trial 2"), {1e-3, 1, 0.3}, true},
          {3, text("Trial 3"), {1e-2, 0, kNan}, false}};
}

}  // namespace

class TestParallelChart : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aLogarithmicAxisIsEvenInFactors() {
    const ParallelAxis axis = axes()[0];
    // 1e-4 .. 1e-2 are two decades: 1e-3 is half way, sqrt(1e-7) = 3.1623e-4 a quarter.
    QCOMPARE(axis.place(1e-4), 0.0);
    QVERIFY(std::abs(axis.place(1e-3) - 0.5) < 1e-12);
    QVERIFY(std::abs(axis.place(std::sqrt(1e-7)) - 0.25) < 1e-12);
    QCOMPARE(axis.place(1e-2), 1.0);
    QVERIFY(std::abs(axis.valueAt(0.75) - std::sqrt(1e-5)) < 1e-12);
    QVERIFY(std::isnan(axis.place(0)));
    QVERIFY(std::isnan(axis.place(-1)));
  }

  void choicesStandInTheMiddleOfEqualParts() {
    const ParallelAxis axis = axes()[1];
    QCOMPARE(axis.place(0), 0.25);
    QCOMPARE(axis.place(1), 0.75);
    QCOMPARE(axis.valueAt(0.49), 0.0);
    QCOMPARE(axis.valueAt(0.51), 1.0);
    QCOMPARE(axis.text(1), text("ce"));
    QCOMPARE(axis.marks().size(), qsizetype{2});
  }

  void aLinearAxisGrowsToWhatIsOnItAndOneValueIsInTheMiddle() {
    ParallelAxis axis = axes()[2];
    QCOMPARE(axis.place(0.2), 0.5);
    axis.include(0.5);
    axis.include(kNan);
    QCOMPARE(axis.place(0.3), 0.5);  // (0.3 - 0.1) / (0.5 - 0.1)
    const ParallelAxis same{text("x"), ParallelAxis::Scale::Linear, 7, 7, {}};
    QCOMPARE(same.place(7), 0.5);
    QVERIFY(std::isnan(same.place(kNan)));
  }

  void valuesThatDifferByRoundingHaveAMark() {
    for (const double at : {0.1, 7.0, 1e12, -3e-5, 1e300}) {
      const double next = std::nextafter(at, std::numeric_limits<double>::infinity());
      const ParallelAxis axis{text("x"), ParallelAxis::Scale::Linear, at, next, {}};
      const auto marks = static_cast<int>(axis.marks().size());
      QVERIFY2(marks > 0 && marks < 10, qPrintable(QString::number(marks)));
    }
    const double far = std::numeric_limits<double>::max();
    const ParallelAxis widest{text("x"), ParallelAxis::Scale::Linear, -far, far, {}};
    QVERIFY(!widest.marks().isEmpty());
  }

  void marksAreRoundAndOnTheAxis() {
    // 0.1 .. 0.3: a quarter is 0.05, so 0.10, 0.15, 0.20, 0.25, 0.30.
    const QList<ParallelMark> linear = axes()[2].marks();
    QCOMPARE(linear.size(), qsizetype{5});
    QCOMPARE(linear[1].text, text("0.15"));
    QVERIFY(std::abs(linear[1].place - 0.25) < 1e-9);
    const QList<ParallelMark> log = axes()[0].marks();  // a wide one: its decades
    QCOMPARE(log.size(), qsizetype{3});
    QCOMPARE(log[0].text, text("0.0001"));
    QCOMPARE(log[1].text, text("0.001"));
    QVERIFY(std::abs(log[1].place - 0.5) < 1e-9);
  }

  void theDistanceIsToTheNearestPiece() {
    const QList<QPointF> line{{0, 0}, {10, 0}, {10, 10}};
    QCOMPARE(distanceToPolyline({5, 3}, line), 3.0);
    QCOMPARE(distanceToPolyline({13, 5}, line), 3.0);
    QCOMPARE(distanceToPolyline({-3, -4}, line), 5.0);  // to the end, not to the endless line
    const QList<QPointF> broken{{0, 0}, {kNan, kNan}, {10, 10}};
    QVERIFY(std::isinf(distanceToPolyline({5, 5}, broken)));
  }

  void aBrushKeepsWhatPassesIt() {
    const QList<ParallelBrush> upper{{0, 0.4, 1.0}};
    QVERIFY(!insideBrushes(axes(), lines()[0].values, upper));
    QVERIFY(insideBrushes(axes(), lines()[1].values, upper));
    QVERIFY(insideBrushes(axes(), lines()[2].values, upper));
    // Trial 3 has no metric, so no stretch of that axis holds it.
    QVERIFY(!insideBrushes(axes(), lines()[2].values, {{0, 0.4, 1.0}, {2, 0.0, 1.0}}));
    QVERIFY(insideBrushes(axes(), lines()[2].values, {}));
  }

  void pointerAndKeyboardPickLines() {
    ParallelChart chart;
    chart.resize(600, 260);
    chart.setData(axes(), lines(), 2);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    QSignalSpy hovered(&chart, &ParallelChart::hovered);
    QSignalSpy clicked(&chart, &ParallelChart::clicked);
    const QPointF half = (chart.pointOf(2, 1) + chart.pointOf(2, 2)) / 2;
    QTest::mouseMove(&chart, half.toPoint());
    QTRY_COMPARE(chart.highlighted(), qint64{2});
    QTest::mouseClick(&chart, Qt::LeftButton, Qt::NoModifier, half.toPoint());
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked[0][0].toLongLong(), qint64{2});
    QVERIFY(!std::isfinite(chart.pointOf(3, 2).y()));  // it has no value there
    chart.setHighlighted(0);
    chart.setFocus();
    QTest::keyClick(&chart, Qt::Key_Down);
    QCOMPARE(chart.highlighted(), qint64{2});  // the best first
    QTest::keyClick(&chart, Qt::Key_Down);
    QCOMPARE(chart.highlighted(), qint64{1});
    QTest::keyClick(&chart, Qt::Key_Down);
    QCOMPARE(chart.highlighted(), qint64{1});
    QSignalSpy activated(&chart, &ParallelChart::activated);
    QTest::keyClick(&chart, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QVERIFY(hovered.count() >= 3);
  }

  void draggingAlongAnAxisBrushesAndAClickLetsGo() {
    ParallelChart chart;
    chart.resize(600, 260);
    chart.setData(axes(), lines(), 2);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    QSignalSpy changed(&chart, &ParallelChart::brushesChanged);
    // From a little above the middle value to the head of the first axis.
    const QPoint middle = chart.pointOf(2, 0).toPoint();
    const QPoint head = chart.pointOf(3, 0).toPoint();
    QTest::mousePress(&chart, Qt::LeftButton, Qt::NoModifier, middle - QPoint(0, 10));
    QTest::mouseMove(&chart, head);
    QTest::mouseRelease(&chart, Qt::LeftButton, Qt::NoModifier, head);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(chart.brushes().size(), qsizetype{1});
    QVERIFY(!chart.kept(1) && !chart.kept(2) && chart.kept(3));
    QTest::mouseClick(&chart, Qt::LeftButton, Qt::NoModifier, middle);
    QVERIFY(chart.brushes().isEmpty());
    QVERIFY(chart.kept(1) && chart.kept(2));
  }

  void theBestSoFarOnlyRises() {
    using Value = std::optional<double>;
    const QList<Value> best = bestSoFar({Value(), Value(0.2), Value(0.1), Value(), Value(0.3)});
    QVERIFY(best == QList<Value>({Value(), Value(0.2), Value(0.2), Value(0.2), Value(0.3)}));
  }
};

QTEST_MAIN(TestParallelChart)
#include "tst_ParallelChart.moc"
