// The window: menu bar, rail, screens, status strip. It turns wishes (navigation, drops, commands)
// into calls of the AppContext and the screens, and remembers geometry, screen, language and theme.
// Thread rule: GUI thread. Cost: the first screen only; others are made on first visit.
#pragma once

#include <QMainWindow>

#include "core/workflow/export/ExportData.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/Translated.h"

class QAbstractButton;
class QLabel;

namespace tastescope::ui {

class Actions;
class CloseQuestion;
class Rail;
class ScreenStack;
class StatusStrip;

class MainWindow : public Translated<QMainWindow> {
  Q_OBJECT
 public:
  explicit MainWindow(AppContext& context);
  ~MainWindow() override;

  [[nodiscard]] ScreenStack& screens() { return *m_screens; }
  [[nodiscard]] Actions& actions() { return *m_actions; }
  using QMainWindow::actions;
  /// Opens a project or starts the import wizard, by the file's kind.
  void take(const QString& path);
  /// Applies settings saved by the last window (geometry, theme and language are read by the
  /// program's start).
  void restore();

 protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void makeLayout();
  void connectContext();
  void connectActions();
  void connectLooks();
  void connectClosing();
  void projectChanged();
  void showProjectName();
  void fillRecentMenu();
  void openProjectFile();
  void saveCopyOfProject();
  /// The open project, or one that a person names.
  void askCheck();
  void checkProject(const QString& file);
  void exportTable(ExportTable table);
  void shareExportKey();
  [[nodiscard]] QAbstractButton* ownExportButton() const;
  void copyFromFocus(Qt::Key key);
  void findInScreen();
  void leaveWhenIdle();
  void retranslate() override;
  void save() const;

  AppContext& m_context;
  Actions* m_actions;
  Rail* m_rail;
  ScreenStack* m_screens;
  StatusStrip* m_status;
  CloseQuestion* m_question;
  QLabel* m_projectName;
  bool m_leaving = false;
};

}  // namespace tastescope::ui
