// DEPENDS: ui_charts
// How long a curve chart needs to replot: 4 lines of 100,000 points, smoothed, with the raw lines
// behind. Prints figures.
#include <QApplication>
#include <QElapsedTimer>
#include <QTextStream>
#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/charts/CurveChart.h"
#include "ui/theme/Theme.h"

using namespace tastescope::ui;

namespace {

constexpr int kLines = 4;
constexpr int kPoints = 100000;
constexpr int kRounds = 60;

QVector<CurveSample> noisy(int line) {
  QVector<CurveSample> samples;
  for (int i = 0; i < kPoints; ++i) {
    const double wave = std::sin(i * 12.9898 + line) * std::cos(i * 4.1414);
    const double value = 200 + 40 * line + 250 * std::exp(-6.0 * i / kPoints) + 8 * wave;
    samples.push_back({i / 500.0, double(i), i * 0.01, value});
  }
  return samples;
}

void report(QTextStream& out, const char* what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  out << QString::fromLatin1("%1: median %2 ms, p95 %3 ms, worst %4 ms\n")
             .arg(QLatin1String(what), -34)
             .arg(times[times.size() / 2], 0, 'f', 2)
             .arg(times[times.size() * 95 / 100], 0, 'f', 2)
             .arg(times.back(), 0, 'f', 2);
}

template <typename Work>
std::vector<double> timed(Work&& work) {
  std::vector<double> times;
  for (int round = 0; round < kRounds; ++round) {
    QElapsedTimer clock;
    clock.start();
    work(round);
    times.push_back(double(clock.nsecsElapsed()) / 1e6);
  }
  return times;
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  Theme::instance().apply(application);
  QTextStream out(stdout);
  CurveChart chart;
  chart.resize(960, 400);
  for (int line = 0; line < kLines; ++line) {
    const QString key = QString::number(line);
    chart.setCurve(key, {key, line});
    chart.append(key, noisy(line));
  }
  chart.show();
  QApplication::processEvents();
  out << QString::fromLatin1("%1 lines of %2 points on 960 x 400\n").arg(kLines).arg(kPoints);
  report(out, "replot, as measured", timed([&](int) { chart.replotNow(); }));
  chart.setSmoothing(0.6);
  report(out, "replot, smoothed over raw", timed([&](int) { chart.replotNow(); }));
  chart.setLog(true);
  report(out, "replot, smoothed, log scale", timed([&](int) { chart.replotNow(); }));
  report(out, "smoothing moved and replot", timed([&](int round) {
           chart.setSmoothing(0.5 + 0.005 * round);
           chart.replotNow();
         }));
  report(out, "crosshair moved", timed([&](int round) {
           chart.showCrosshair(round * 3.0);
           QApplication::processEvents();
         }));
  return 0;
}
