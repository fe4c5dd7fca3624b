// What was added to the open project after its import, newest first, and the way back for the last of
// it. Thread rule: GUI thread. Cost: two labels an append.
#pragma once

#include "core/workflow/Session.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Translated.h"

class QPushButton;

namespace tastescope::ui {

class NoteBar;

class AppendsPanel : public Translated<Panel> {
  Q_OBJECT
 public:
  explicit AppendsPanel(QWidget* parent = nullptr);
  /// Hidden without any.
  void setAppends(const std::vector<AppendRecord>& appends, bool writable);
  /// Something is taken back at this moment.
  void setBusy(bool busy);
  /// Why the undo was refused; `mayInsist`: opinions or people would go with it.
  void showProblem(const QString& sentence, bool mayInsist);

 Q_SIGNALS:
  void undoWanted(bool andWhatHangs);

 private:
  void retranslate() override;
  void showLines();

  std::vector<AppendRecord> m_appends;
  NoteBar* m_problem;
  QWidget* m_lines = nullptr;
  QPushButton* m_undo;
};

}  // namespace tastescope::ui
