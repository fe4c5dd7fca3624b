// How good one run is for people of each kind: a value with its interval for every group of a user
// attribute, and the gap. Without user attributes a sentence says what is missing. Thread rule: GUI
// thread. Cost: layout only.
#pragma once

#include <QWidget>

#include "ui/context/AppContext.h"
#include "ui/evaluate/EvaluatedRuns.h"
#include "ui/widgets/Translated.h"

class QComboBox;
class QGridLayout;
class QLabel;

namespace tastescope::ui {

class ElidedLabel;

/// What users are grouped by: an attribute, or the name of a selection.
QString groupingName(const std::string& by);

class FairnessPane : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit FairnessPane(AppContext& context, QWidget* parent = nullptr);
  void setRuns(const QList<EvaluatedRun>& runs, int k);
  /// The run whose numbers are shown.
  void setSpoken(RunId run);
  /// The chosen user attribute; empty without one.
  [[nodiscard]] std::string attribute() const;

 Q_SIGNALS:
  void attributeChosen();

 private:
  void retranslate() override;
  void showGroups();
  void fillCells(const SegmentTable& table);
  void clearCells();

  AppContext& m_context;
  QList<EvaluatedRun> m_runs;
  int m_k = 10;
  RunId m_spoken = 0;
  QLabel* m_title;
  ElidedLabel* m_note;
  QComboBox* m_attributes;
  QGridLayout* m_cells;
  QLabel* m_words;
};

}  // namespace tastescope::ui
