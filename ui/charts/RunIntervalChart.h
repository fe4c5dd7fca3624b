// Runs by metrics: a dot with its 95 % interval and its value in figures, every metric on its own
// small scale shared by all runs. Thread rule: GUI thread. Cost: one paint of a few dozen shapes.
#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <QWidget>
#include <optional>

namespace tastescope::ui {

struct RunInterval {
  double value = 0;
  double half = 0;  ///< 0: no interval known, the dot stands alone
};

struct RunIntervalRow {
  QString name;
  QColor colour;
  bool strong = false;
  QList<std::optional<RunInterval>> cells;  ///< one per metric
};

class RunIntervalChart : public QWidget {
  Q_OBJECT
 public:
  explicit RunIntervalChart(QWidget* parent = nullptr);
  void setContent(const QStringList& metrics, const QList<RunIntervalRow>& rows);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

  /// How many of the metrics there is room for.
  [[nodiscard]] int metricsShown() const;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Scale {
    double low = 0;
    double high = 1;
    QList<double> ticks;
    double step = 1;
  };
  [[nodiscard]] Scale scaleOf(int metric) const;
  [[nodiscard]] QRectF columnRect(int metric) const;
  [[nodiscard]] int rowHeight() const;
  [[nodiscard]] int nameWidth() const;
  [[nodiscard]] double columnWidth() const;
  void paintName(QPainter& painter, int row) const;
  void paintScale(QPainter& painter, int metric, const Scale& scale) const;
  void paintCell(QPainter& painter, int row, int metric, const Scale& scale) const;

  QStringList m_metrics;
  QList<RunIntervalRow> m_rows;
};

}  // namespace tastescope::ui
