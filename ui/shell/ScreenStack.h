// Right of the rail: the screens, made on first visit, a page for "no project open", and a bar for
// problems above them. Thread rule: GUI thread. Cost: one screen at a time is laid out.
#pragma once

#include <QHash>
#include <QWidget>

#include "ui/shell/ScreenFactory.h"

class QStackedWidget;

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
  /// Null while it was never visited, or while the page for "no project" stands in for it.
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
  void projectChanged();

  AppContext& m_context;
  NoteBar* m_problem;
  QStackedWidget* m_stack;
  EmptyState* m_noProject;
  QHash<int, Screen*> m_screens;
  ScreenId m_current = ScreenId::Home;
  QVariantMap m_pending;  ///< payload of a screen that waits for a project
};

}  // namespace tastescope::ui
