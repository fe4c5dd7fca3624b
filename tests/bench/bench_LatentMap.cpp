// DEPENDS: ui_charts
// Pan, zoom, pick and lasso of the latent map at 10,000, 100,000 and 1,000,000 points. Prints
// figures, asserts nothing.
#include <QApplication>
#include <QElapsedTimer>
#include <QTextStream>
#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

#include "ui/charts/LatentMap.h"
#include "ui/theme/Theme.h"

using namespace tastescope::ui;

namespace {

/// Forty clouds of different width, as maps of people tend to look.
std::vector<float> clouds(std::size_t n) {
  std::mt19937 random(7);
  std::normal_distribution<float> normal;
  std::vector<float> centres;
  for (int i = 0; i < 80; ++i) centres.push_back(6 * normal(random));
  std::vector<float> xy;
  xy.reserve(2 * n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t cloud = random() % 40;
    const float width = 0.4F + 0.05F * static_cast<float>(cloud % 20);
    xy.push_back(centres[2 * cloud] + width * normal(random));
    xy.push_back(centres[2 * cloud + 1] + width * normal(random));
  }
  return xy;
}

LatentMapColoursPtr tenColours(std::size_t n) {
  auto colours = std::make_shared<LatentMapColours>();
  for (int i = 0; i < 10; ++i) {
    colours->colours.push_back(Theme::instance().categorical(i));
    colours->markers.push_back(i < 6 ? MapMarker::Disc : MapMarker::Ring);
  }
  for (std::size_t i = 0; i < n; ++i) colours->classes.push_back(static_cast<std::uint8_t>(i % 10));
  return colours;
}

struct Figures {
  double median = 0;
  double p95 = 0;
};

Figures figuresOf(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return {times[times.size() / 2], times[times.size() * 95 / 100]};
}

double milliseconds(const std::function<void()>& work) {
  QElapsedTimer clock;
  clock.start();
  work();
  return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

/// `frame`: what the pointer waits for (the last picture, moved); `fresh`: until the picture of the
/// new view is painted.
void report(QTextStream& out, const char* what, int rounds, LatentMap& map,
            const std::function<void(int)>& move) {
  std::vector<double> frame;
  std::vector<double> fresh;
  QImage target(map.size(), QImage::Format_ARGB32_Premultiplied);
  for (int i = 0; i < rounds; ++i) {
    QElapsedTimer clock;
    clock.start();
    move(i);
    map.render(&target);
    frame.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    map.finishRendering();
    map.render(&target);
    fresh.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
  }
  const Figures f = figuresOf(frame);
  const Figures g = figuresOf(fresh);
  out << QString::asprintf(
      "  %-22s frame p95 %6.2f ms (median %5.2f)   fresh picture p95 %6.1f ms (median %5.1f)\n",
      what, f.p95, f.median, g.p95, g.median);
  out.flush();
}

void measure(QTextStream& out, std::size_t n) {
  out << n << " points\n";
  LatentMap map;
  map.resize(1000, 700);
  LatentMapPointsPtr points;
  const double built = milliseconds([&] { points = std::make_shared<LatentMapPoints>(clouds(n)); });
  out << QString::asprintf("  made with its grid in %.0f ms\n", built);
  map.setPoints(points);
  map.setColours(tenColours(n));
  map.show();
  map.finishRendering();
  for (const MapMode mode : {MapMode::Points, MapMode::Auto}) {
    map.setMode(mode);
    map.fit(false);
    map.finishRendering();
    const QByteArray name = mode == MapMode::Points ? "points"
                            : map.showsDensity()    ? "auto (density)"
                                                    : "auto (points)";
    report(out, ("pan, " + name).constData(), 60, map, [&](int i) {
      map.pan({i % 2 == 0 ? 17.0 : -13.0, 5});
    });
    report(out, ("zoom, " + name).constData(), 60, map, [&](int i) {
      map.zoom(i < 30 ? 1.08 : 1 / 1.08, {400, 300});
    });
  }
  map.fit(false);
  std::mt19937 random(3);
  std::vector<double> picks;
  for (int i = 0; i < 2000; ++i)
    picks.push_back(milliseconds([&] {
      static_cast<void>(map.pointNear(
          {static_cast<double>(random() % 1000), static_cast<double>(random() % 700)}));
    }));
  QPolygonF lasso;
  for (int i = 0; i < 400; ++i) {
    const double angle = 2 * M_PI * i / 400;
    const double reach = 220 + 60 * std::sin(7 * angle);
    lasso << map.view().toMap({500 + reach * std::cos(angle), 350 + reach * std::sin(angle)},
                              map.size());
  }
  std::vector<double> lassos;
  std::size_t found = 0;
  for (int i = 0; i < 20; ++i)
    lassos.push_back(milliseconds([&] { found = points->inside(lasso).size(); }));
  const Figures p = figuresOf(picks);
  const Figures l = figuresOf(lassos);
  out << QString::asprintf(
      "  hover pick p95 %.3f ms   lasso of 400 corners p95 %.1f ms (%zu points)\n", p.p95, l.p95,
      found);
  out.flush();
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  Theme::instance().apply(application);
  QTextStream out(stdout);
  out << "Latent map, 1000 x 700\n";
  for (const std::size_t n : {std::size_t{10000}, std::size_t{100000}, std::size_t{1000000}})
    measure(out, n);
  return 0;
}
