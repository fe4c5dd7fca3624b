// Why an item is on the list: the history items that carry its score, measured by leaving each out.
// Thread rule: GUI thread. Cost: a handful of bars painted.
#pragma once

#include "ui/recommend/RecommendModel.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Translated.h"

class QLabel;
class QPushButton;

namespace tastescope::ui {

class ReasonBars;

class WhyPanel : public Translated<Panel> {
  Q_OBJECT
 public:
  explicit WhyPanel(RecommendModel& model, QWidget* parent = nullptr);
  void setEditable(bool editable);
  /// The run that a click puts beside this one; empty: none.
  void offerComparison(const QString& run);

 Q_SIGNALS:
  void comparisonWanted();

 private:
  void retranslate() override;
  void rebuild();
  [[nodiscard]] QString sentence() const;
  RecommendModel& m_model;
  ReasonBars* m_bars;
  QLabel* m_sentence;
  QPushButton* m_without;
  QPushButton* m_compare;
  QString m_rival;
  bool m_editable = true;
};

/// Title, bar and share of each reason.
class ReasonBars : public QWidget {
  Q_OBJECT
 public:
  explicit ReasonBars(QWidget* parent = nullptr);
  void setReasons(const std::vector<Reason>& reasons);
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<Reason> m_reasons;
};

}  // namespace tastescope::ui
