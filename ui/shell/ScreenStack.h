// Right of the rail: the screens, a page for "no project open", and a bar for problems above them.
// A screen is made on its first visit or, one after the other, in quiet moments before it, because
// building the widgets of a screen takes longer than a frame. Thread rule: GUI thread. Cost: one
// screen at a time is laid out.
#pragma once

#include <vector>

#include "ui/context/AppContext.h"
#include "ui/shell/Screens.h"

class QStackedWidget;
class QTimer;

namespace tastescope::ui {

class CrashBar;
class EmptyState;
class InterruptedBar;
class LoadingPane;
struct EndedSession;
class NoteBar;

class ScreenStack : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit ScreenStack(AppContext& context, QWidget* parent = nullptr);
  void show(const Destination& destination);
  using QWidget::show;
  [[nodiscard]] ScreenKey current() const { return screenOf(m_wanted); }
  /// Null while it was neither visited nor prepared.
  [[nodiscard]] Screen* made(ScreenKey screen) const {
    return m_screens.at(static_cast<std::size_t>(screenPosition(screen)));
  }
  [[nodiscard]] Screen* front() const;
  /// Screens that want to stay; the first one is brought to the front. True: the window may close.
  bool mayClose();
  /// Offers to bring back what a window had open that did not end in order.
  void offer(const EndedSession& ended);
  /// `damaged`: a project file that may be checked; empty: none.
  void showProblem(const QString& sentence, const QString& details, const QString& damaged);

 Q_SIGNALS:
  /// The project file a problem is about is to be checked.
  void checkWanted(const QString& file);
  void currentChanged(tastescope::ui::ScreenKey screen);
  void statusTextChanged();

 private:
  void retranslate() override;
  Screen* make(int position);
  void prepareNext();
  void forgetProject();
  void projectChanged();
  void nameCheck();

  AppContext& m_context;
  NoteBar* m_problem;
  QString m_damaged;  ///< the project the problem is about
  CrashBar* m_crash;
  InterruptedBar* m_interrupted;
  QStackedWidget* m_stack;
  EmptyState* m_noProject;
  QTimer* m_quiet;                               ///< prepares the screens not visited yet
  std::vector<Screen*> m_screens;                ///< as allScreens(); null: not made yet
  Destination m_wanted = Visit{screens::kHome};  ///< what a screen shows that waits for a project
};

}  // namespace tastescope::ui
