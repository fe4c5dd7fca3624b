// The import wizard inside the Data screen: steps at the left, the page with its equation, the foot
// with Cancel, Back and Next. Nothing is written until the last step. Thread rule: GUI thread;
// preview, counts and import are jobs. Cost: see ImportDraft.
#pragma once

#include <QWidget>

#include "ui/import/ImportDraft.h"
#include "ui/widgets/Translated.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace tastescope::ui {

class EquationPanel;
class ImportRunPane;
class PageHeader;
class RejectedTable;
class SourceStep;
class StepList;
class SummaryStep;
class WizardStep;

class ImportWizard : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit ImportWizard(AppContext& context, QWidget* parent = nullptr);
  /// A fresh start; with sources the wizard reads them at once and goes on to the preview when it
  /// can.
  void restart(const QStringList& sources);
  [[nodiscard]] ImportDraft& draft() { return m_draft; }
  [[nodiscard]] int currentStep() const;
  void goTo(int step);
  [[nodiscard]] bool importing() const;
  [[nodiscard]] QString statusText() const;

 Q_SIGNALS:
  /// Cancel, or the project was opened: the wizard is no longer needed.
  void finished();
  void statusTextChanged();

 private:
  void makePages();
  void makeFoot(QVBoxLayout* column);
  void next();
  void back();
  /// The next page, and the one before, that ask something.
  [[nodiscard]] int stepAfter(int step) const;
  [[nodiscard]] int stepBefore(int step) const;
  void startImport();
  void openProject();
  void showRejected(bool shown);
  void showState();
  void updateEquation();
  void updateFoot();
  void updateFinish();
  /// Read and counted without a doubt, and no page holds anything back.
  [[nodiscard]] bool sure() const;
  void retranslate() override;

  AppContext& m_context;
  ImportDraft m_draft;
  PageHeader* m_header;
  StepList* m_steps;
  QStackedWidget* m_pages;
  QList<WizardStep*> m_list;
  SourceStep* m_source = nullptr;
  SummaryStep* m_summary = nullptr;
  EquationPanel* m_equation = nullptr;
  ImportRunPane* m_run = nullptr;
  QWidget* m_rejectedPage = nullptr;
  RejectedTable* m_rejected = nullptr;
  QPushButton* m_rejectedBack = nullptr;
  QLabel* m_sentence = nullptr;
  QPushButton* m_cancel = nullptr;
  QPushButton* m_back = nullptr;
  QPushButton* m_finish = nullptr;
  QPushButton* m_next = nullptr;
  int m_current = 0;
  bool m_goOnWhenRead = false;
};

}  // namespace tastescope::ui
