// Interactions per day, week or month as bars from zero, the busiest one named.
// Thread rule: GUI thread. Cost: one bar per bin; long spans are joined to at most about 600 bars
// by the caller's choice of bin.
#pragma once

#include <QWidget>
#include <cstdint>
#include <vector>

#include "ui/widgets/Translated.h"

class QCustomPlot;

namespace tastescope::ui {

class ActivityChart : public Translated<QWidget> {
  Q_OBJECT
 public:
  enum class Bin { Day, Week, Month };
  explicit ActivityChart(QWidget* parent = nullptr);
  /// `begins`: unix seconds of each bin's start, without gaps; `counts` as long.
  void setData(std::vector<std::int64_t> begins, std::vector<std::uint64_t> counts, Bin bin);
  /// The words beside the highest bar: "busiest week, 15,335".
  [[nodiscard]] QString finding() const { return m_finding; }
  [[nodiscard]] QCustomPlot* plot() const { return m_plot; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void retranslate() override { redraw(); }
  void redraw();
  void labelTime();
  void nameBusiest();
  void showValueAt(const QPoint& position);

  QCustomPlot* m_plot;
  std::vector<std::int64_t> m_begins;
  std::vector<std::uint64_t> m_counts;
  Bin m_bin = Bin::Week;
  QString m_finding;
};

}  // namespace tastescope::ui
