#include "ui/charts/ChartNumbers.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

#include "ui/charts/Qcp.h"

namespace tastescope::ui {

QString chartNumber(double value, double step) {
  const double magnitude = std::abs(step);
  int decimals = 0;
  if (magnitude > 0 && magnitude < 1) {
    decimals = std::min(8, static_cast<int>(std::ceil(-std::log10(magnitude) - 1e-9)));
    const double scaled = magnitude * std::pow(10, decimals);
    if (std::abs(scaled - std::round(scaled)) > 1e-6) ++decimals;
  }
  if (std::abs(value) < magnitude * 1e-9) value = 0;
  return QLocale().toString(value, 'f', decimals);
}

QString chartValue(double value) {
  if (!std::isfinite(value)) return QStringLiteral("NaN");
  const double size = std::abs(value);
  if (size == 0) return QLocale().toString(0);
  if (size >= 1e6 || size < 1e-4) return QLocale().toString(value, 'g', 4);
  const int whole = static_cast<int>(std::floor(std::log10(size)));
  return QLocale().toString(value, 'f', std::clamp(3 - whole, 0, 6));
}

namespace {

class PlainTicker : public QCPAxisTicker {
 public:
  explicit PlainTicker(int count) { setTickCount(count); }

 protected:
  int getSubTickCount(double) override { return 0; }
  QVector<QString> createLabelVector(const QVector<double>& ticks, const QLocale&, QChar,
                                     int) override {
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
    QVector<QString> labels;
    for (const double tick : ticks) labels.push_back(chartNumber(tick, step));
    return labels;
  }
};

/// A log axis shows round values; over a short range the round steps of a plain axis do, thinned
/// where they crowd.
class RoundLogTicker : public QCPAxisTicker {
 public:
  explicit RoundLogTicker(int count) { setTickCount(count); }

  void generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks,
                QVector<double>* subTicks, QVector<QString>* labels) override {
    if (subTicks) subTicks->clear();
    ticks.clear();
    if (range.lower <= 0) return;
    const double ratio = range.upper / range.lower;
    const QVector<double> found = ratio > 20 ? decades(range) : steps(range);
    const double gap = std::log(ratio) / (tickCount() * 1.7);
    for (const double tick : found) {
      if (ticks.isEmpty() || std::log(tick / ticks.back()) >= gap) ticks.push_back(tick);
    }
    if (!labels) return;
    labels->clear();
    for (const double tick : ticks) labels->push_back(chartNumber(tick, stepAt(tick)));
  }

 private:
  static double stepAt(double tick) {
    const double unit = std::pow(10, std::floor(std::log10(tick)) - 2);
    for (const double factor : {100.0, 50.0, 25.0, 10.0, 5.0, 2.0, 1.0}) {
      const double parts = tick / (unit * factor);
      if (std::abs(parts - std::round(parts)) < 1e-6) return unit * factor;
    }
    return unit;
  }
  /// 1, 2, 5 times powers of ten.
  static QVector<double> decades(const QCPRange& range) {
    QVector<double> found;
    for (double unit = std::pow(10, std::floor(std::log10(range.lower))); unit <= range.upper;
         unit *= 10) {
      for (const double factor : {1.0, 2.0, 5.0}) {
        if (range.contains(unit * factor)) found.push_back(unit * factor);
      }
    }
    return found;
  }
  /// Multiples of a round step that is small enough for the lower end.
  [[nodiscard]] QVector<double> steps(const QCPRange& range) const {
    const double wanted =
        range.lower * (std::pow(range.upper / range.lower, 1.0 / tickCount()) - 1);
    const double unit = std::pow(10, std::floor(std::log10(wanted)));
    double step = unit * 10;
    for (const double factor : {5.0, 2.5, 2.0, 1.0}) {
      if (unit * factor >= wanted) step = unit * factor;
    }
    QVector<double> found;
    for (double tick = std::ceil(range.lower / step) * step; tick <= range.upper; tick += step) {
      found.push_back(tick);
      if (tick >= step * 10 * 2) step *= 2;
    }
    return found;
  }
};

}  // namespace

QSharedPointer<QCPAxisTicker> plainTicker(int count) {
  return QSharedPointer<QCPAxisTicker>(new PlainTicker(count));
}

QSharedPointer<QCPAxisTicker> logTicker(int count) {
  return QSharedPointer<QCPAxisTicker>(new RoundLogTicker(count));
}

}  // namespace tastescope::ui
