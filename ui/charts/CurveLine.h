// One curve's data: measured values in all three units, the smoothed line kept up to date as points
// arrive, optional interval halves. Thread rule: GUI thread, no Qt widgets. Cost: appending is
// O(new points); changing the smoothing one pass.
#pragma once

#include <QString>
#include <QVector>
#include <optional>
#include <vector>

#include "ui/charts/CurveMath.h"

namespace tastescope::ui {

enum class CurveAxis { Epoch, Step, Time };

/// Colours beside the categorical ones.
constexpr int kAccentColour = -1;
constexpr int kBaselineColour = -2;

/// How one line looks and what it is called.
struct CurveStyle {
  QString label;
  int colour = 0;  ///< place in the theme's categorical colours, kAccentColour or kBaselineColour
  bool smooth = true;     ///< follows the smoothing slider
  bool selected = false;  ///< drawn 2 px wide
  bool dashed = false;
  bool ownScale = false;  ///< not in the axis' unit (a KL weight beside nats): drawn to two thirds
                          ///< of the height and named at its end
  QString endLabel = {};  ///< needs ownScale: "weight %1"
  int decimals = -1;      ///< of values in the box; -1: four significant digits
};

class CurveLine {
 public:
  CurveStyle style;

  /// Points ascend in step. Returns nothing; the smoothed line follows.
  void append(const QVector<CurveSample>& samples);
  /// Half-widths, one per point so far, in order.
  void appendHalf(const QVector<double>& halves);
  void setSmoothing(double weight);

  [[nodiscard]] bool empty() const { return m_value.empty(); }
  [[nodiscard]] const std::vector<double>& keys(CurveAxis axis) const;
  [[nodiscard]] const std::vector<double>& values() const { return m_value; }
  /// As drawn bold: smoothed, or as measured when smoothing is off for this line.
  [[nodiscard]] const std::vector<double>& shown() const;
  [[nodiscard]] const std::vector<double>& halves() const { return m_half; }
  [[nodiscard]] bool isSmoothed() const { return style.smooth && m_weight > 0; }
  /// Position of the last point at or before x (the first point when x lies before it).
  [[nodiscard]] std::optional<std::size_t> at(CurveAxis axis, double x) const;
  [[nodiscard]] CurveSample sample(std::size_t i) const;
  [[nodiscard]] double lastKey(CurveAxis axis) const;

 private:
  void extendSmoothed();

  std::vector<double> m_epoch;
  std::vector<double> m_step;
  std::vector<double> m_seconds;
  std::vector<double> m_value;
  std::vector<double> m_smoothed;
  std::vector<double> m_half;
  double m_weight = 0;
  DebiasedMean m_mean{0};
};

}  // namespace tastescope::ui
