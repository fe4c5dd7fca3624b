// Above every screen after a window that did not end in order: its project can be opened again where
// it was, and the report of the crash read. Thread rule: GUI thread. Cost: none until it is shown.
#pragma once

#include "ui/shell/LastSession.h"
#include "ui/widgets/NoteBar.h"

class QPushButton;

namespace tastescope::ui {

class CrashBar : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit CrashBar(AppContext& context, QWidget* parent = nullptr);
  void offer(const EndedSession& ended);

 private:
  void retranslate() override;
  void restore();

  AppContext& m_context;
  EndedSession m_ended;
  NoteBar* m_note;
  QPushButton* m_restore;
  QPushButton* m_report;
};

}  // namespace tastescope::ui
