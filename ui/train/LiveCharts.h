// The charts of a training: losses, KL with its weight where the model has one, validation with its
// interval, best epoch and baselines. Thread rule: GUI thread. Cost: appends what is new; each
// chart queues one replot.
#pragma once

#include <QHash>
#include <QPointer>
#include <QWidget>

#include "ui/charts/CurveChart.h"
#include "ui/train/LiveRun.h"

class QLabel;
class QSlider;

namespace tastescope::ui {

class Panel;
class Segments;

class LiveCharts : public QWidget {
  Q_OBJECT
 public:
  explicit LiveCharts(QWidget* parent = nullptr);
  /// Starts over with this run's curves.
  void setRun(LiveRun* run);
  /// Takes what is new.
  void refresh();
  /// Dashed lines of simple methods on the same split.
  void setBaselines(const QList<CurveBaseline>& baselines);
  [[nodiscard]] CurveChart* lossChart() const { return m_loss; }
  [[nodiscard]] CurveChart* klChart() const { return m_kl; }
  [[nodiscard]] CurveChart* validChart() const { return m_valid; }

 Q_SIGNALS:
  /// A chart was saved, or could not be: a sentence for the status bar.
  void exported(const QString& sentence);

 private:
  void buildLossPanel();
  QWidget* buildSmallPanels();
  void addExport(Panel* panel, CurveChart* chart, const char* object, const QString& name);
  void setAxis(CurveAxis axis);
  void takeLosses();
  void takeValid();
  void addLossCurve(const QString& name);
  void expect();
  void showLegends();

  QPointer<LiveRun> m_run;
  Panel* m_lossPanel;
  Panel* m_klPanel;
  Panel* m_validPanel;
  CurveChart* m_loss;
  CurveChart* m_kl;
  CurveChart* m_valid;
  ChartLegend* m_lossLegend;
  ChartLegend* m_klLegend;
  ChartLegend* m_validLegend;
  QSlider* m_smoothing;
  QLabel* m_smoothingText;
  QHash<QString, qsizetype> m_taken;
  int m_colours = 0;
};

}  // namespace tastescope::ui
