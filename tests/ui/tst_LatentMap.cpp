// DEPENDS: ui_charts
#include <QApplication>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <random>

#include "ui/charts/LatentMap.h"
#include "ui/theme/Theme.h"

using namespace tastescope::ui;

namespace {

std::vector<float> randomPoints(std::size_t n) {
  std::mt19937 random(11);
  std::uniform_real_distribution<float> uniform(-5, 5);
  std::vector<float> xy;
  for (std::size_t i = 0; i < 2 * n; ++i) xy.push_back(uniform(random));
  return xy;
}

LatentMapColoursPtr oneColour(const QColor& colour) {
  auto colours = std::make_shared<LatentMapColours>();
  colours->colours = {colour};
  colours->markers = {MapMarker::Disc};
  return colours;
}

std::vector<std::uint32_t> sorted(std::vector<std::uint32_t> values) {
  std::sort(values.begin(), values.end());
  return values;
}

/// Winding-free even-odd test over all points: the slow truth.
std::vector<std::uint32_t> insideByBruteForce(const std::vector<float>& xy,
                                              const QPolygonF& polygon) {
  std::vector<std::uint32_t> found;
  for (std::size_t i = 0; i < xy.size() / 2; ++i) {
    bool in = false;
    for (qsizetype a = 0, b = polygon.size() - 1; a < polygon.size(); b = a++) {
      const QPointF p = polygon[a];
      const QPointF q = polygon[b];
      const double y = xy[2 * i + 1];
      if ((p.y() > y) != (q.y() > y) &&
          xy[2 * i] < (q.x() - p.x()) * (y - p.y()) / (q.y() - p.y()) + p.x())
        in = !in;
    }
    if (in) found.push_back(static_cast<std::uint32_t>(i));
  }
  return found;
}

}  // namespace

class LatentMapTest : public QObject {
  Q_OBJECT

  std::unique_ptr<LatentMap> m_map;

  /// Points at the corners of a square and one in its middle.
  void showSquare() {
    m_map = std::make_unique<LatentMap>();
    m_map->resize(600, 400);
    m_map->setPoints(
        std::make_shared<LatentMapPoints>(std::vector<float>{-1, -1, 1, -1, 1, 1, -1, 1, 0, 0}));
    m_map->setColours(oneColour(Qt::red));
    m_map->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_map.get()));
    m_map->finishRendering();
  }
  QPoint at(std::uint32_t point) const { return m_map->screenOf(point).toPoint(); }
  void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::mousePress(m_map.get(), Qt::LeftButton, modifiers, from);
    for (int step = 1; step <= 8; ++step)
      QTest::mouseMove(m_map.get(), from + (to - from) * step / 8);
    QTest::mouseRelease(m_map.get(), Qt::LeftButton, modifiers, to);
  }
  void lassoAround(std::uint32_t point, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    const QPoint c = at(point);
    QTest::mousePress(m_map.get(), Qt::LeftButton, modifiers, c + QPoint(-30, -30));
    for (const QPoint& corner :
         {QPoint(30, -30), QPoint(30, 30), QPoint(-30, 30), QPoint(-30, -20)})
      QTest::mouseMove(m_map.get(), c + corner);
    QTest::mouseRelease(m_map.get(), Qt::LeftButton, modifiers, c + QPoint(-30, -20));
  }

 private Q_SLOTS:
  void initTestCase() { Theme::instance().apply(*qApp); }
  void cleanup() { m_map.reset(); }

  void pointsMoveUnderAViewThatStays() {
    const std::vector<float> xy = randomPoints(500);
    std::vector<float> moved = xy;
    for (float& value : moved) value = 40 * value + 7;
    LatentMap map;
    map.resize(600, 400);
    map.setPoints(std::make_shared<LatentMapPoints>(xy));
    map.setSelection({3, 4, 5});
    const QPointF fitted = map.screenOf(17);
    map.movePoints(std::make_shared<LatentMapPoints>(moved));
    QVERIFY(QLineF(map.screenOf(17), fitted).length() < 1);  // everything is seen as before
    QCOMPARE(map.selection(), (std::vector<std::uint32_t>{3, 4, 5}));
    map.setFocused(42);
    map.flyTo(42);
    const QPointF chosen = map.screenOf(42);
    const QPointF other = map.screenOf(17);
    map.movePoints(std::make_shared<LatentMapPoints>(xy));
    QVERIFY(QLineF(map.screenOf(42), chosen).length() < 1);
    QVERIFY(QLineF(map.screenOf(17), other).length() < 3);
    // Another layout: the focused point stays where one looks at it.
    std::vector<float> turned = xy;
    for (std::size_t i = 0; i < turned.size(); i += 2) std::swap(turned[i], turned[i + 1]);
    map.movePoints(std::make_shared<LatentMapPoints>(turned));
    QVERIFY(QLineF(map.screenOf(42), chosen).length() < 1);
    QCOMPARE(map.focused(), std::optional<std::uint32_t>(42));
  }

  void nearestEqualsBruteForce() {
    const std::vector<float> xy = randomPoints(3000);
    const LatentMapPoints points(xy);
    std::mt19937 random(5);
    for (int round = 0; round < 200; ++round) {
      const QPointF where(static_cast<double>(random() % 1200) / 100 - 6,
                          static_cast<double>(random() % 1200) / 100 - 6);
      double best = 0.3;
      std::optional<std::uint32_t> expected;
      for (std::uint32_t i = 0; i < 3000; ++i) {
        const double distance = std::hypot(xy[2 * i] - where.x(), xy[2 * i + 1] - where.y());
        if (distance > best) continue;
        best = distance;
        expected = i;
      }
      QCOMPARE(points.nearest(where, 0.3), expected);
    }
  }

  void lassoEqualsBruteForce() {
    const std::vector<float> xy = randomPoints(5000);
    const LatentMapPoints points(xy);
    QPolygonF star;  // concave, with long and short edges, partly outside
    for (int i = 0; i < 24; ++i) {
      const double reach = i % 2 == 0 ? 6.5 : 2.0;
      star << QPointF(1 + reach * std::cos(i * M_PI / 12), reach * std::sin(i * M_PI / 12));
    }
    QCOMPARE(sorted(points.inside(star)), insideByBruteForce(xy, star));
    QCOMPARE(points.inside(QPolygonF{QPointF(0, 0), QPointF(1, 1)}).size(), std::size_t{0});
  }

  void aGestureDrawsABoxByItsCornersAndALassoByItsWay() {
    const LatentMapPoints points({0, 0, 1, 1, 2, 2});
    MapGesture gesture;
    gesture.begin(MapGesture::Kind::Box, {10, 10}, {0.5, 2.5});
    QVERIFY(gesture.draw({40, 40}, {1.5, 0.5}));
    QVERIFY(gesture.draw({50, 50}, {2.5, 0.5}));  // again four corners, not more
    QCOMPARE(gesture.outline(), (QPolygonF{{0.5, 2.5}, {2.5, 2.5}, {2.5, 0.5}, {0.5, 0.5}}));
    QCOMPARE(sorted(gesture.inside(points)), (std::vector<std::uint32_t>{1, 2}));
    gesture.count(points);
    QCOMPARE(gesture.counted(), std::size_t{2});
    gesture.end();
    QVERIFY(!gesture.active() && gesture.inside(points).empty());
    gesture.begin(MapGesture::Kind::Lasso, {10, 10}, {-1, -1});
    QVERIFY(!gesture.draw({11, 11}, {0, 0}));  // 2 pixels: not a corner yet
    QVERIFY(gesture.draw({13, 10}, {1, -1}));
    QVERIFY(gesture.draw({13, 13}, {0, 1}));
    QCOMPARE(gesture.inside(points), (std::vector<std::uint32_t>{0}));
    gesture.begin(MapGesture::Kind::Pan, {10, 10}, {0, 0});
    QVERIFY(!gesture.draws());
    QCOMPARE(gesture.moved({13, 9}), QPointF(3, -1));
    QCOMPARE(gesture.moved({14, 9}), QPointF(1, 0));
  }

  void whatIsChosenReplacesAddsOrRemoves() {
    using Points = std::vector<std::uint32_t>;
    QCOMPARE(combinedSelection({1, 3}, {3, 2}, Qt::NoModifier), (Points{2, 3}));
    QCOMPARE(combinedSelection({1, 3}, {3, 2}, Qt::ControlModifier), (Points{1, 2, 3}));
    QCOMPARE(combinedSelection({1, 3}, {3, 2}, Qt::AltModifier), (Points{1}));
  }

  void boxTakesItsBorder() {
    const LatentMapPoints points({0, 0, 1, 1, 2, 2});
    QCOMPARE(sorted(points.inside(QRectF(0, 0, 1, 1))), (std::vector<std::uint32_t>{0, 1}));
  }

  void pointsThatAreNotFiniteAreNeverFound() {
    const LatentMapPoints points({0, 0, NAN, 1, 1, INFINITY, 1, 1});
    QCOMPARE(sorted(points.inside(QRectF(-9, -9, 18, 18))), (std::vector<std::uint32_t>{0, 3}));
    QCOMPARE(points.bounds(), QRectF(0, 0, 1, 1));
    const LatentMapPoints none(std::vector<float>{});
    QVERIFY(!none.nearest({0, 0}, 10).has_value());
  }

  void aPointIsPaintedWhereTheViewSays() {
    showSquare();
    const QImage image = m_map->grab().toImage();
    const QColor seen = image.pixelColor(at(2));
    // 80 % red over the background.
    QVERIFY2(seen.red() > 200 && seen.green() < 100, qPrintable(seen.name()));
  }

  void unselectedGoGrey() {
    showSquare();
    m_map->setSelection({2});
    m_map->finishRendering();
    const QImage image = m_map->grab().toImage();
    QVERIFY(image.pixelColor(at(2)).green() < 100);
    const QColor other = image.pixelColor(at(0));
    QVERIFY2(std::abs(other.red() - other.green()) < 30, qPrintable(other.name()));
    QVERIFY(other != Theme::instance().colour("mapBackground"));  // grey, not gone
  }

  void lassoSelectsCtrlAddsAltRemovesEscClears() {
    showSquare();
    m_map->setTool(MapTool::Lasso);
    QSignalSpy changed(m_map.get(), &LatentMap::selectionChanged);
    lassoAround(0);
    QCOMPARE(m_map->selection(), (std::vector<std::uint32_t>{0}));
    lassoAround(2, Qt::ControlModifier);
    QCOMPARE(m_map->selection(), (std::vector<std::uint32_t>{0, 2}));
    lassoAround(0, Qt::AltModifier);
    QCOMPARE(m_map->selection(), (std::vector<std::uint32_t>{2}));
    QTest::keyClick(m_map.get(), Qt::Key_Escape);
    QVERIFY(m_map->selection().empty());
    QCOMPARE(changed.count(), 4);
  }

  void whatIsChosenStaysReadableInsideItsOutline() {
    for (const MapTool tool : {MapTool::Lasso, MapTool::Box}) {
      showSquare();
      m_map->setTool(tool);
      if (tool == MapTool::Lasso) {
        lassoAround(2);
      } else {
        drag(at(2) + QPoint(-30, -30), at(2) + QPoint(30, 30));
      }
      QCOMPARE(m_map->selection(), (std::vector<std::uint32_t>{2}));
      m_map->finishRendering();
      const QImage image = m_map->grab().toImage();
      const QColor point = image.pixelColor(at(2));
      QVERIFY2(point.red() > 200 && point.green() < 100, qPrintable(point.name()));
      const QColor around = image.pixelColor(at(2) + QPoint(15, 15));
      const QColor ground = Theme::instance().colour("mapBackground");
      QVERIFY2(std::abs(around.lightness() - ground.lightness()) < 40, qPrintable(around.name()));
    }
  }

  void shiftDragIsABoxWithAnyTool() {
    showSquare();
    m_map->setTool(MapTool::Pan);
    drag(at(3) + QPoint(-20, -20), at(2) + QPoint(20, 20), Qt::ShiftModifier);
    QCOMPARE(m_map->selection(), (std::vector<std::uint32_t>{2, 3}));
  }

  void dragPansAndWheelZoomsAtThePointer() {
    showSquare();
    m_map->setTool(MapTool::Pan);
    const QPoint before = at(4);
    drag({100, 100}, {160, 130});
    QCOMPARE(at(4), before + QPoint(60, 30));
    const QPoint pointer = at(2);
    const double scale = m_map->view().scale;
    QWheelEvent wheel(pointer, m_map->mapToGlobal(pointer), {}, {0, 120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_map.get(), &wheel);
    QVERIFY(m_map->view().scale > scale);
    QVERIFY((at(2) - pointer).manhattanLength() <= 1);
  }

  void keysWorkAsDocumented() {
    showSquare();
    QSignalSpy search(m_map.get(), &LatentMap::searchWanted);
    QTest::keyClick(m_map.get(), Qt::Key_H);
    QCOMPARE(m_map->tool(), MapTool::Pan);
    QTest::keyClick(m_map.get(), Qt::Key_L);
    QCOMPARE(m_map->tool(), MapTool::Lasso);
    QTest::keyClick(m_map.get(), Qt::Key_Slash);
    QCOMPARE(search.count(), 1);
    const QPoint before = at(4);
    QTest::keyClick(m_map.get(), Qt::Key_Right);
    QVERIFY(at(4).x() < before.x());
    const double scale = m_map->view().scale;
    QTest::keyClick(m_map.get(), Qt::Key_Plus);
    QTRY_VERIFY(m_map->view().scale > scale * 1.39);
    QTest::keyClick(m_map.get(), Qt::Key_F);
    QTRY_VERIFY((at(4) - QPoint(300, 200)).manhattanLength() <= 2);
  }

  void aClickNamesThePointAndNothingElse() {
    showSquare();
    QSignalSpy clicked(m_map.get(), &LatentMap::pointClicked);
    QTest::mouseClick(m_map.get(), Qt::LeftButton, {}, at(1) + QPoint(2, 2));
    QTest::mouseClick(m_map.get(), Qt::LeftButton, {}, QPoint(5, 5));
    QCOMPARE(clicked[0][0].toLongLong(), 1LL);
    QCOMPARE(clicked[1][0].toLongLong(), -1LL);
    QVERIFY(m_map->selection().empty());
  }

  void manyPointsFarOutBecomeDensity() {
    LatentMap map;
    map.resize(400, 300);
    map.setPoints(std::make_shared<LatentMapPoints>(randomPoints(40000)));
    map.setColours(oneColour(Qt::red));
    map.finishRendering();
    QVERIFY(map.showsDensity());  // 40,000 points of 16 px on 120,000 px
    map.zoom(8, {200, 150});
    map.finishRendering();
    QVERIFY(!map.showsDensity());
    map.setMode(MapMode::Density);
    map.finishRendering();
    QVERIFY(map.showsDensity());
  }

  void labelsNeverTouch() {
    std::vector<MapLabel> labels;
    std::mt19937 random(2);
    for (int i = 0; i < 60; ++i)
      labels.push_back(
          {QStringLiteral("Group number %1").arg(i),
           QPointF(static_cast<double>(random() % 800), static_cast<double>(random() % 600)),
           60.0 - i});
    const QRectF covered(0, 400, 200, 200);
    const auto placed = placeLabels(labels, qApp->font(), QRectF(0, 0, 800, 600), {covered},
                                    [](QPointF p) { return p; });
    QVERIFY(placed.size() > 5);
    for (std::size_t i = 0; i < placed.size(); ++i) {
      QVERIFY(!placed[i].rect.intersects(covered));
      for (std::size_t j = 0; j < i; ++j) QVERIFY(!placed[i].rect.intersects(placed[j].rect));
    }
  }

  void theSecondLargestGroupIsNamedToo() {
    const std::vector<MapLabel> labels{{QStringLiteral("United Kingdom"), {400, 300}, 3675},
                                       {QStringLiteral("Germany"), {395, 304}, 92},
                                       {QStringLiteral("Italy"), {410, 340}, 14}};
    const auto placed =
        placeLabels(labels, qApp->font(), QRectF(0, 0, 800, 600), {}, [](QPointF p) { return p; });
    QCOMPARE(placed.size(), labels.size());
    QCOMPARE(placed[1].text, QStringLiteral("Germany"));
    QVERIFY(QLineF(placed[1].rect.center(), labels[1].where).length() < 60);
  }

  void everyPointIsInSightBesideTheLegend() {
    std::vector<float> xy = randomPoints(500);
    xy.insert(xy.end(), {200, 200});  // far from all others
    m_map = std::make_unique<LatentMap>();
    m_map->resize(800, 440);
    m_map->setPoints(std::make_shared<LatentMapPoints>(xy));
    m_map->setColours(oneColour(Qt::red));
    m_map->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_map.get()));
    const QRectF legend(12, 140, 200, 290);
    const QRectF zoom(750, 350, 40, 80);
    const auto outOfSight = [&] {
      int count = 0;
      for (std::uint32_t point = 0; point < 501; ++point) {
        const QPointF where = m_map->screenOf(point);
        const bool seen = QRectF(m_map->rect()).contains(where) && where.x() > legend.right();
        count += seen ? 0 : 1;
      }
      return count;
    };
    m_map->setCovered({legend, zoom});
    const int first = outOfSight();
    QVERIFY2(first >= 1 && first < 50, qPrintable(QString::number(first)));  // most, not the speck
    m_map->fit(false);
    QCOMPARE(outOfSight(), 0);
    m_map->resize(900, 400);  // what is fitted stays so
    QCOMPARE(outOfSight(), 0);
    m_map->pan({40, 0});
    const QPointF chosen = m_map->view().centre;
    m_map->setCovered({});
    QCOMPARE(m_map->view().centre, chosen);
  }

  void theViewSurvivesAResize() {
    showSquare();
    const QPointF middle = m_map->view().centre;
    m_map->resize(900, 600);
    QCOMPARE(m_map->view().centre, middle);
    m_map->finishRendering();
  }
};

QTEST_MAIN(LatentMapTest)
#include "tst_LatentMap.moc"
