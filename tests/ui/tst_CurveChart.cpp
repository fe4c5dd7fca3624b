// LABELS: gui
// DEPENDS: ui_charts
// Curves: smoothing and thinning by hand-computed values, what the pointer and the keys read, saved
// pictures.
#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <limits>

#include "core/base/OutputFile.h"
#include "ui/charts/ChartExport.h"
#include "ui/charts/ChartStyle.h"
#include "ui/charts/CurveChart.h"
#include "ui/charts/CurveOverlay.h"
#include "ui/charts/Qcp.h"
#include "ui/charts/RunIntervalChart.h"
#include "ui/theme/Theme.h"

using namespace tastescope::ui;

namespace {

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

QVector<CurveSample> falling(int count, double from, double to, double noise) {
  QVector<CurveSample> samples;
  for (int i = 0; i < count; ++i) {
    const double part = double(i) / count;
    const double wave = noise * std::sin(i * 12.9898) * std::cos(i * 4.1414);
    samples.push_back(
        {(i + 1) / 9.0, double(i + 1), i * 0.97, to + (from - to) * std::exp(-9 * part) + wave});
  }
  return samples;
}

}  // namespace

class TestCurveChart : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    Theme::instance().apply(*qApp);
    Theme::instance().setMode(Theme::Mode::Light);
    QDir().mkpath(QStringLiteral(TASTESCOPE_BINARY_DIR "/shots"));
  }

  void theFirstSmoothedValueIsTheFirstValue() {
    DebiasedMean mean(0.9);
    QCOMPARE(mean.next(7.0), 7.0);
    // m = 0.9 * 0.7 + 0.1 * 17 = 2.33; 1 - 0.81 = 0.19
    QVERIFY(std::abs(mean.next(17.0) - 2.33 / 0.19) < 1e-12);
  }

  void smoothingHalfByHand() {
    DebiasedMean mean(0.5);
    QCOMPARE(mean.next(1.0), 1.0);
    // m = 0.5 * 0.5 + 0.5 * 3 = 1.75; 1.75 / 0.75
    QVERIFY(std::abs(mean.next(3.0) - 1.75 / 0.75) < 1e-12);
  }

  void aValueThatIsNotFiniteIsPassedOver() {
    DebiasedMean mean(0.5);
    QCOMPARE(mean.next(2.0), 2.0);
    QVERIFY(std::isnan(mean.next(std::numeric_limits<double>::quiet_NaN())));
    QCOMPARE(mean.next(2.0), 2.0);
  }

  void noSmoothingShowsWhatWasMeasured() {
    DebiasedMean mean(0);
    QCOMPARE(mean.next(1.0), 1.0);
    QCOMPARE(mean.next(9.0), 9.0);
  }

  void thinningKeepsTheExtremesOfEveryColumn() {
    std::vector<double> x;
    std::vector<double> y;
    for (int i = 0; i < 10000; ++i) {
      x.push_back(i);
      y.push_back(i % 100 == 50 ? 9 : i % 100 == 20 ? -9 : 0);
    }
    const auto kept = thinOut(x, y, 0, 9999, 100);
    QVERIFY(kept.size() <= 2 * 100 + 4);
    int high = 0;
    int low = 0;
    for (const std::size_t i : kept) {
      high += y[i] == 9 ? 1 : 0;
      low += y[i] == -9 ? 1 : 0;
    }
    QCOMPARE(high, 100);
    QCOMPARE(low, 100);
    QVERIFY(std::is_sorted(kept.begin(), kept.end()));
  }

  void fewPointsAreAllKept() {
    const std::vector<double> x{0, 1, 2, 3};
    const std::vector<double> y{5, 6, 7, 8};
    QCOMPARE(thinOut(x, y, 0, 3, 100).size(), std::size_t{4});
    // Zoomed in: the neighbours outside stay, so that the line leaves the picture.
    QCOMPARE(thinOut(x, y, 1.2, 1.8, 100).size(), std::size_t{2});
  }

  void gapsStayGaps() {
    std::vector<double> x;
    std::vector<double> y;
    for (int i = 0; i < 1000; ++i) {
      x.push_back(i);
      y.push_back(i >= 400 && i < 600 ? std::numeric_limits<double>::quiet_NaN() : 1);
    }
    const auto kept = thinOut(x, y, 0, 999, 50);
    QVERIFY(std::any_of(kept.begin(), kept.end(), [&](std::size_t i) { return std::isnan(y[i]); }));
  }

  void theBoxTellsEveryValueAndKeysMoveIt() {
    CurveChart chart;
    chart.resize(700, 300);
    chart.setCurve(text("a"), {text("ELBO loss"), 0});
    chart.setCurve(text("b"), {text("Reconstruction"), 1});
    chart.append(text("a"), {{1, 9, 8, 400}, {2, 18, 17, 300}, {3, 27, 26, 200}});
    chart.append(text("b"), {{1, 9, 8, 390}, {2, 18, 17, 290}, {3, 27, 26, 190}});
    chart.setBaselines({{text("EASE"), 250}});
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    chart.replotNow();
    chart.showCrosshair(2.4);
    auto* overlay =
        static_cast<CurveOverlay*>(chart.findChild<QWidget*>(QStringLiteral("curveOverlay")));
    QVERIFY(overlay->text().contains(text("Epoch 2")));
    QVERIFY(overlay->text().contains(text("ELBO loss 300.0")));
    QVERIFY(overlay->text().contains(text("Reconstruction 290.0")));
    QVERIFY(overlay->text().contains(text("EASE 250.0")));
    chart.setFocus();
    QTest::keyClick(&chart, Qt::Key_End);
    QVERIFY(overlay->text().contains(text("ELBO loss 200.0")));
    QTest::keyClick(&chart, Qt::Key_Left);
    QVERIFY(overlay->text().contains(text("ELBO loss 300.0")));
    QTest::keyClick(&chart, Qt::Key_Escape);
    QVERIFY(!overlay->shown());
  }

  void whatIsStillToComeHasNoValues() {
    CurveChart chart;
    chart.resize(700, 300);
    chart.setCurve(text("a"), {text("Long"), 0});
    chart.setCurve(text("b"), {text("Short"), 1});
    chart.append(text("a"), {{1, 9, 8, 400}, {2, 18, 17, 300}, {3, 27, 26, 200}});
    chart.append(text("b"), {{1, 9, 8, 390}});
    chart.setExpected(10, 90, 80);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    chart.replotNow();
    const auto* overlay =
        static_cast<CurveOverlay*>(chart.findChild<QWidget*>(QStringLiteral("curveOverlay")));
    const auto pointAt = [&](double epoch) {
      const QRect area = chart.plot().axisRect()->rect();
      const int x = int(std::ceil(chart.plot().xAxis->coordToPixel(epoch)));
      QTest::mouseMove(&chart.plot(), QPoint(x, area.center().y()));
    };
    pointAt(2.5);
    QTRY_VERIFY(overlay->text().contains(text("Long 300")));
    QVERIFY2(!overlay->text().contains(text("Short")), "it ended before");
    pointAt(7);
    QTRY_VERIFY(!overlay->shown());
  }

  void thePointerShowsTheBoxWithoutAReplot() {
    CurveChart chart;
    chart.resize(700, 300);
    chart.setCurve(text("a"), {text("Loss"), 0});
    chart.append(text("a"), falling(1000, 400, 200, 5));
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    chart.replotNow();
    int replots = 0;
    connect(&chart.plot(), &QCustomPlot::afterReplot, this, [&] { ++replots; });
    for (int x = 200; x < 500; x += 20) QTest::mouseMove(&chart.plot(), QPoint(x, 120));
    auto* overlay =
        static_cast<CurveOverlay*>(chart.findChild<QWidget*>(QStringLiteral("curveOverlay")));
    QTRY_VERIFY(overlay->shown());
    QCOMPARE(replots, 0);
  }

  void aHundredThousandPointsAreThinnedToTwoAColumn() {
    CurveChart chart;
    chart.resize(900, 300);
    chart.setCurve(text("a"), {text("Loss"), 0});
    chart.append(text("a"), falling(100000, 400, 200, 5));
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    chart.replotNow();
    QVERIFY(chart.drawnPoints() <= 2 * 900 + 4);
  }

  void aLogScaleSkipsWhatHasNoLogarithm() {
    CurveChart chart;
    chart.resize(400, 200);
    chart.setLog(true);
    chart.setCurve(text("a"), {text("KL"), 2});
    chart.append(text("a"), {{1, 1, 1, 0}, {2, 2, 2, 10}, {3, 3, 3, 100}});
    chart.replotNow();
    QVERIFY(chart.plot().yAxis->range().lower > 0);
    QVERIFY(chart.plot().yAxis->range().upper >= 100);

    CurveBaseline none;
    none.value = 0;
    chart.setBaselines({none});
    chart.append(text("a"), {{4, 4, 4, 1e5}});
    chart.replotNow();
    QVERIFY(chart.plot().yAxis->range().upper >= 1e5);
  }

  void picturesAreSavedInThreeFormats() {
    QTemporaryDir folder;
    CurveChart chart;
    chart.resize(500, 250);
    chart.setCurve(text("a"), {text("Loss"), 0});
    chart.append(text("a"), falling(200, 400, 200, 5));
    chart.replotNow();
    for (const char* ending : {"png", "svg", "pdf"}) {
      const QString file = folder.filePath(text("chart.") + text(ending));
      QCOMPARE(saveChart(chart.plot(), file, {{500, 250}, 192, text("Loss")}), QString());
      QVERIFY(QFile(file).size() > 1000);
    }
    QCOMPARE(QImage(folder.filePath(text("chart.png"))).size(), QSize(1000, 500));
    QVERIFY(!saveChart(chart.plot(), folder.filePath(text("chart.doc"))).isEmpty());
    QVERIFY(!saveChart(chart.plot(), text("/nowhere/chart.png")).isEmpty());
    // A picture never takes the place of a file that is open, whatever its name.
    const QString open = folder.filePath(text("open.png"));
    QFile data(open);
    QVERIFY(data.open(QIODevice::WriteOnly) && data.write("data") == 4);
    data.close();
    const tastescope::FileProtection protection(tastescope::FileProtection::Reason::OpenProject,
                                                {open.toStdString()});
    QVERIFY(QFile::link(open, folder.filePath(text("other.png"))));
    for (const char* name : {"open.png", "other.png"})
      QVERIFY(!saveChart(chart.plot(), folder.filePath(text(name))).isEmpty());
    QVERIFY(data.open(QIODevice::ReadOnly));
    QCOMPARE(data.readAll(), QByteArray("data"));
  }

  void looksLikeTheMockUps() {
    for (const bool dark : {false, true}) {
      Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
      CurveChart chart;
      chart.resize(900, 360);
      chart.setLog(true);
      chart.setSmoothing(0.62);
      chart.setCurve(text("elbo"), {text("ELBO loss"), 0});
      chart.setCurve(text("reconstruction"), {text("Reconstruction"), 1});
      chart.append(text("elbo"), falling(783, 450, 228, 7));
      chart.append(text("reconstruction"), falling(783, 450, 222, 7));
      chart.setExpected(200, 1800, 1746);
      chart.show();
      QVERIFY(QTest::qWaitForWindowExposed(&chart));
      chart.replotNow();
      chart.showCrosshair(52);
      save(chart, text("curves"), dark);
      CurveChart valid;
      valid.resize(420, 240);
      valid.setCurve(text("v"),
                     {text("this run"), kAccentColour, false, false, false, false, {}, 4});
      QVector<CurveSample> points;
      QVector<double> halves;
      for (int i = 1; i <= 87; ++i) {
        points.push_back({double(i), i * 9.0, i * 8.7, 0.2168 * (1 - std::exp(-i / 9.0))});
        halves << 0.006;
      }
      valid.append(text("v"), points);
      valid.appendHalf(text("v"), halves);
      valid.setExpected(200, 1800, 1746);
      valid.setBest({{text("v"), 71, text("best · epoch 71 · 0.2168")}});
      valid.setBaselines({{text("EASE"), 0.22}});
      valid.show();
      QVERIFY(QTest::qWaitForWindowExposed(&valid));
      valid.replotNow();
      save(valid, text("valid"), dark);
    }
    Theme::instance().setMode(Theme::Mode::Light);
  }

  /// A baseline low over the axis, two close together, and the words of the best where one ends.
  void everyBaselineIsNamedAndNoWordsMeet() {
    CurveChart chart;
    chart.resize(380, 220);
    chart.setCurve(text("v"), {text("this run"), kAccentColour});
    QVector<CurveSample> points;
    for (int i = 1; i <= 12; ++i)
      points.push_back({double(i), i * 9.0, i * 3.0, 0.1076 * (1 - std::exp(-i / 4.0))});
    chart.append(text("v"), points);
    chart.setBest({{text("v"), 12, text("best · epoch 12 · 0.1022")}});
    chart.setBaselines(
        {{text("EASE"), 0.191}, {text("UserKNN"), 0.187}, {text("Popularity"), 0.036}});
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    chart.replotNow();
    QList<QRectF> seen;
    QStringList names;
    for (int i = 0; i < chart.plot().itemCount(); ++i) {
      const auto* words = qobject_cast<QCPItemText*>(chart.plot().item(i));
      if (words == nullptr || !words->visible()) continue;
      names << words->text();
      const QRectF here(words->topLeft->pixelPosition(), words->bottomRight->pixelPosition());
      for (const QRectF& other : seen) QVERIFY2(!other.intersects(here), qPrintable(words->text()));
      seen << here;
    }
    names.sort();
    QCOMPARE(names, QStringList({text("EASE 0.191"), text("Popularity 0.036"),
                                 text("UserKNN 0.187"), text("best · epoch 12 · 0.1022")}));
    save(chart, text("baselines"), false);
  }

  void intervalsOfRunsTellTheirValues() {
    RunIntervalChart chart;
    chart.resize(420, 260);
    chart.setContent(
        {text("NDCG@10"), text("Recall@10"), text("Coverage")},
        {{text("EASE 01"),
          seriesColour(1),
          false,
          {RunInterval{0.2201, 0.0075}, RunInterval{0.2429, 0.008}, RunInterval{0.415, 0}}},
         {text("Mult-VAE 07"),
          seriesColour(0),
          true,
          {RunInterval{0.2162, 0.0076}, RunInterval{0.2391, 0.008}, std::nullopt}}});
    QVERIFY(chart.accessibleDescription().contains(text("EASE 01: NDCG@10 0.2201")));
    QVERIFY(
        !chart.accessibleDescription().contains(text("Mult-VAE 07: NDCG@10 0.2162, Recall@10 "
                                                     "0.2391, Coverage")));
    save(chart, text("intervals"), false);
    // Metrics whose names have no room are left out, the last ones first.
    QCOMPARE(chart.metricsShown(), 3);
    chart.resize(240, 260);
    QCOMPARE(chart.metricsShown(), 2);
  }

 private:
  static void save(QWidget& widget, const QString& name, bool dark) {
    widget.grab().save(QStringLiteral(TASTESCOPE_BINARY_DIR "/shots/%1-%2.png")
                           .arg(name, dark ? text("dark") : text("light")));
  }
};

QTEST_MAIN(TestCurveChart)
#include "tst_CurveChart.moc"
