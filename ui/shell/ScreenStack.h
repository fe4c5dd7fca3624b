// Right of the rail: the screens, a page for "no project open", and a bar for problems above them.
// A screen is made on its first visit or, one after the other, in quiet moments before it, because
// building the widgets of a screen takes longer than a frame. Thread rule: GUI thread. Cost: one
// screen at a time is laid out.
#pragma once

#include <QHash>
#include <QWidget>

#include "ui/shell/ScreenFactory.h"

class QStackedWidget;
class QTimer;

namespace tastescope::ui {

class EmptyState;
class LoadingPane;
class NoteBar;

class ScreenStack : public QWidget {
  Q_OBJECT
 public:
  explicit ScreenStack(AppContext& context, QWidget* parent = nullptr);
  void show(ScreenId screen, const QVariantMap& payload);
  using QWidget::show;
  [[nodiscard]] ScreenId current() const { return m_current; }
  /// Null while it was neither visited nor prepared.
  [[nodiscard]] Screen* made(ScreenId screen) const {
    return m_screens.value(static_cast<int>(screen));
  }
  [[nodiscard]] Screen* front() const;
  /// Screens that want to stay; the first one is brought to the front. True: the window may close.
  bool mayClose();
  void showProblem(const QString& sentence, const QString& details);
  void retranslate();

 Q_SIGNALS:
  void currentChanged(tastescope::ui::ScreenId screen);
  void statusTextChanged();

 private:
  Screen* make(ScreenId screen);
  void prepareNext();
  void projectChanged();

  AppContext& m_context;
  NoteBar* m_problem;
  QStackedWidget* m_stack;
  EmptyState* m_noProject;
  QTimer* m_quiet;  ///< prepares the screens not visited yet
  QHash<int, Screen*> m_screens;
  ScreenId m_current = ScreenId::Home;
  QVariantMap m_pending;  ///< payload of a screen that waits for a project
};

}  // namespace tastescope::ui
