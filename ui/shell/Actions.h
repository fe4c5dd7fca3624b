// Every command of the window as a QAction: text with mnemonic, shortcut, tooltip, and the menus
// they stand in. Thread rule: GUI thread. Cost: a few dozen actions.
#pragma once

#include <QAction>
#include <QHash>
#include <QMenuBar>
#include <QObject>
#include <optional>

#include "ui/context/Navigation.h"

class QActionGroup;
class QMainWindow;

namespace tastescope::ui {

enum class Command {
  NewProject,
  OpenProject,
  OpenSample,
  SaveCopy,
  CheckProject,
  CloseProject,
  ExportTable,
  Quit,
  Undo,
  Copy,
  SelectAll,
  Find,
  FullScreen,
  ShowData,
  SaveData,
  TrainModel,
  ShowRuns,
  CompareRuns,
  ExportLists,
  Minimise,
  Maximise,
  ScreenHelp,
  WhatsThis,
  Shortcuts,
  About,
};

class Actions : public QObject {
  Q_OBJECT
 public:
  explicit Actions(QMainWindow& window);
  [[nodiscard]] QAction* of(Command command) const { return m_commands.value(command); }
  [[nodiscard]] QMenu* recentMenu() const { return m_recent; }
  [[nodiscard]] QMenu* languageMenu() const { return m_languages; }
  [[nodiscard]] QMenu* themeMenu() const { return m_themes; }
  /// Commands that need a project are only enabled with one.
  void setProjectOpen(bool open);
  void setUndo(const QString& action);
  void markScreen(ScreenKey screen);
  void retranslate();
  /// "Ctrl+E", "Export…" of every command with a shortcut, for the list of keys.
  [[nodiscard]] QList<QPair<QString, QString>> shortcutRows() const;

 Q_SIGNALS:
  void screenWanted(tastescope::ui::ScreenKey screen);
  void languageWanted(const QString& code);
  void themeWanted(const QString& name);
  /// A factor on every size, from the next start on.
  void textScaleWanted(double scale);

 private:
  void makeMenus();
  QMenu* addMenu(const QList<std::optional<Command>>& commands);
  void makeChoices();
  void retranslateMenus();
  void retranslateCommands();
  void set(Command command, const QString& text, const QString& tip);

  QMainWindow& m_window;
  QHash<Command, QAction*> m_commands;
  QList<QMenu*> m_menus;  ///< File, Edit, View, Data, Run, Window, Help
  QList<QAction*> m_screens;
  QMenu* m_recent;
  QMenu* m_languages;
  QMenu* m_themes;
  QMenu* m_textSizes;
  QActionGroup* m_languageGroup;
  QActionGroup* m_themeGroup;
  QActionGroup* m_textSizeGroup;
  QActionGroup* m_screenGroup;
};

}  // namespace tastescope::ui
