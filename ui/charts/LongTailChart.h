// Items from most to least popular: how many people have each one, the share of all interactions
// they add up to, and the finding in words on the picture ("first 20 % of items carry 56 % of
// purchases"), computed from the data shown. Thread rule: GUI thread. Cost: at most 1,500 points
// are drawn whatever the catalogue.
#pragma once

#include <QWidget>
#include <cstdint>
#include <vector>

#include "ui/widgets/Translated.h"

class QCustomPlot;

namespace tastescope::ui {

class LongTailChart : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit LongTailChart(QWidget* parent = nullptr);
  /// `users[i]`: people who have the i-th item, descending; `share[i]`: cumulative share of
  /// interactions, ending at 1.
  void setData(std::vector<std::uint32_t> users, std::vector<double> share);
  /// Nouns of the finding, plural: "items", "purchases".
  void setNouns(const QString& items, const QString& interactions);
  /// The sentence on the picture, for tests and the accessible description.
  [[nodiscard]] QString finding() const { return m_finding; }
  [[nodiscard]] QCustomPlot* plot() const { return m_plot; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void retranslate() override { redraw(); }
  void redraw();
  void drawCurves();
  void drawFinding();
  void showValueAt(const QPoint& position);

  QCustomPlot* m_plot;
  std::vector<std::uint32_t> m_users;
  std::vector<double> m_share;
  QString m_items;
  QString m_interactions;
  QString m_finding;
};

}  // namespace tastescope::ui
