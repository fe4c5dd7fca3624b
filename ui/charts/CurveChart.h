// Curves over epochs, steps or time: losses, validation metrics, several runs. The measured line
// stays faint behind the smoothed one; intervals are bands, baselines dashed lines named at their
// end, the best epoch a diamond, the future a sunken area. Left, Right, Home, End move the
// crosshair from the keyboard; the wheel zooms at the pointer, a double click or F shows everything
// again. Thread rule: GUI thread. Cost: a replot thins every line to two points a pixel column (one
// pass over the visible points); pointer moves repaint only an overlay.
#pragma once

#include <QColor>
#include <QList>
#include <QPointer>
#include <QString>
#include <QWidget>
#include <memory>
#include <optional>

#include "ui/charts/ChartLegend.h"
#include "ui/charts/CurveScene.h"

class QCustomPlot;

namespace tastescope::ui {

class CurveOverlay;

class CurveChart : public QWidget {
  Q_OBJECT
 public:
  explicit CurveChart(QWidget* parent = nullptr);
  ~CurveChart() override;

  /// Adds a line or restyles the one with this key.
  void setCurve(const QString& key, const CurveStyle& style);
  [[nodiscard]] bool hasCurve(const QString& key) const { return find(key) != nullptr; }
  /// Points come in ascending order and are added to what is there. Unknown keys are ignored.
  void append(const QString& key, const QVector<CurveSample>& samples);
  void appendHalf(const QString& key, const QVector<double>& halves);
  /// Curves, baselines and markers go; axis, scale and smoothing stay.
  void clear();

  void setAxis(CurveAxis axis);
  void setLog(bool log);
  /// 0 = as measured ... 0.99.
  void setSmoothing(double weight);
  void setFromZero(bool fromZero);
  void setExpected(double epochs, double steps, double seconds);
  void setBest(const QList<CurveBest>& best);
  void setBaselines(const QList<CurveBaseline>& baselines);
  /// The box under the pointer also tells this curve of another chart (KL beside the losses).
  void setCompanion(CurveChart* other, const QString& key, const QString& weightKey = {});

  [[nodiscard]] CurveAxis axis() const { return m_view.axis; }
  [[nodiscard]] bool log() const { return m_view.log; }
  [[nodiscard]] double smoothing() const { return m_smoothing; }

  /// Lines in drawing order, then the baselines that are not named in the plot; in the colours of
  /// the present theme.
  [[nodiscard]] QList<LegendEntry> legend() const;

  struct Reading {
    QString label;
    QColor colour;
    double height = 0;  ///< on the vertical axis
    CurveSample sample;
    QString text;  ///< the value as the box shows it
  };
  /// What the curve shows at or before x on the present axis.
  [[nodiscard]] std::optional<Reading> readingAt(const QString& key, double x) const;
  /// Shows the crosshair at x, as the pointer does.
  void showCrosshair(double x);
  void hideCrosshair();

  [[nodiscard]] QCustomPlot& plot() { return *m_plot; }
  /// Draws at once (tests, benchmarks, export); everything else queues one replot.
  void replotNow();
  /// Points drawn by the last replot, over all lines.
  [[nodiscard]] int drawnPoints() const { return m_scene->drawnPoints(); }
  [[nodiscard]] QSize minimumSizeHint() const override { return {200, 110}; }

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void queueReplot();
  void zoomAt(double x, double factor);
  void showAll();
  void stepCrosshair(int direction);
  [[nodiscard]] CurveLine* find(const QString& key) const;
  [[nodiscard]] QString headline(const CurveSample& sample) const;

  QCustomPlot* m_plot = nullptr;
  CurveOverlay* m_overlay = nullptr;
  std::unique_ptr<CurveScene> m_scene;
  CurveLines m_lines;
  CurveView m_view;
  double m_smoothing = 0;
  bool m_replotQueued = false;
  std::optional<double> m_crosshair;
  QPointer<CurveChart> m_companion;
  QString m_companionKey;
  QString m_companionWeight;
};

}  // namespace tastescope::ui
