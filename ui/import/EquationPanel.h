// The equation of every import, always adding up: read = imported + merged + filtered + rejected,
// each with its colour, its meaning in words and its part of one bar. While a new count is under
// way the old one stays, greyed. Thread rule: GUI thread. Cost: layout of a dozen labels.
#pragma once

#include <QFrame>
#include <array>
#include <vector>

#include "core/workflow/data/ImportData.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/Translated.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace tastescope::ui {

class ElidedLabel;

class EquationPanel : public Translated<QFrame> {
  Q_OBJECT
 public:
  explicit EquationPanel(QWidget* parent = nullptr);
  /// Shows counts; the words under the numbers come from what was asked and what was found.
  void setReport(const ImportReport& report, const ImportOptions& options);
  /// Instead of numbers: why there are none.
  void setProblem(const QString& sentence);
  void setNothing();
  void setCounting(bool counting);
  void setRejectedButtonVisible(bool visible);

 Q_SIGNALS:
  void rejectedWanted();

 private:
  struct Term {
    QLabel* swatch = nullptr;
    QLabel* name = nullptr;
    QLabel* value = nullptr;
    ElidedLabel* note = nullptr;
  };
  class Bar;

  void addTerm(QHBoxLayout* row, const QString& sign, bool swatch);
  void retranslate() override;
  void showValues();
  void recolour();
  [[nodiscard]] std::array<QString, 5> notes() const;
  [[nodiscard]] QString mainRejection() const;

  std::vector<Term> m_terms;
  std::vector<QLabel*> m_signs;
  Bar* m_bar;
  QLabel* m_problem;
  QWidget* m_row;
  QPushButton* m_rejectedButton;
  ImportReport m_report;
  ImportOptions m_options;
  bool m_has = false;
  bool m_counting = false;
  bool m_buttonWanted = true;
};

/// The same equation in one line, for the status bar.
QString equationLine(const RowCounts& rows);

}  // namespace tastescope::ui
