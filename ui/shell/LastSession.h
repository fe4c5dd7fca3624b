// What a window has open, kept in a small file while it runs, so that the next start can bring it back
// when it did not end in order; with the report of a crash, if there was one. Thread rule: GUI thread.
// Cost: a file of two lines, written when project or screen change.
#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include "ui/context/AppContext.h"

namespace tastescope::ui {

/// A window that ended without closing.
struct EndedSession {
  QString project;  ///< file; empty: none was open
  QString screen;   ///< key
  QString report;   ///< file of the crash report; empty: it was killed, or the power went
};

/// Those of processes that are gone, the newest first. They are told once: what is returned is not
/// found again, its reports stay in `folder`/reports.
QList<EndedSession> takeEndedSessions(const QString& folder);

/// Watches over this process as long as it lives: remembers, and reports a crash.
class LastSession : public QObject {
  Q_OBJECT
 public:
  LastSession(AppContext& context, const QString& folder, QObject* parent = nullptr);
  /// The window ends in order.
  ~LastSession() override;
  void setScreen(ScreenKey screen);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void write() const;

  AppContext& m_context;
  QString m_file;
  QString m_screen;
};

}  // namespace tastescope::ui
