#include "ui/shell/Actions.h"

#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QRegularExpression>
#include <QSettings>
#include <cmath>
#include <optional>

#include "ui/shell/Language.h"
#include "ui/shell/Screens.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"

namespace tastescope::ui {

namespace {

struct CommandKeys {
  Command command;
  QKeySequence keys;
  const char* icon;
  bool needsProject;
};

const QList<CommandKeys>& commandKeys() {
  static const QList<CommandKeys> keys{
      {Command::NewProject, QKeySequence(Qt::CTRL | Qt::Key_N), "plus", false},
      {Command::OpenProject, QKeySequence(Qt::CTRL | Qt::Key_O), "open", false},
      {Command::OpenSample, {}, "play", false},
      {Command::SaveCopy, {}, "copy", true},
      {Command::CheckProject, {}, nullptr, false},
      {Command::CloseProject, QKeySequence(Qt::CTRL | Qt::Key_W), nullptr, true},
      {Command::ExportTable, QKeySequence(Qt::CTRL | Qt::Key_E), "export", true},
      {Command::Quit, QKeySequence(Qt::CTRL | Qt::Key_Q), nullptr, false},
      {Command::Undo, QKeySequence(Qt::CTRL | Qt::Key_Z), "undo", false},
      {Command::Copy, {}, "copy", false},
      {Command::SelectAll, {}, nullptr, false},
      {Command::Find, QKeySequence(Qt::CTRL | Qt::Key_F), "search", false},
      {Command::FullScreen, QKeySequence(Qt::Key_F11), nullptr, false},
      {Command::ShowData, {}, "data", true},
      {Command::SaveData, {}, "export", true},
      {Command::TrainModel, QKeySequence(Qt::CTRL | Qt::Key_T), "train", true},
      {Command::ShowRuns, {}, "runs", true},
      {Command::CompareRuns, {}, "evaluate", true},
      {Command::ExportLists, {}, "export", true},
      {Command::Minimise, QKeySequence(Qt::CTRL | Qt::Key_M), nullptr, false},
      {Command::Maximise, {}, nullptr, false},
      {Command::ScreenHelp, QKeySequence(Qt::Key_F1), "info", false},
      {Command::WhatsThis, QKeySequence(Qt::SHIFT | Qt::Key_F1), nullptr, false},
      {Command::Shortcuts, {}, nullptr, false},
      {Command::About, {}, nullptr, false},
  };
  return keys;
}

}  // namespace

Actions::Actions(QMainWindow& window) : QObject(&window), m_window(window) {
  for (const CommandKeys& entry : commandKeys()) {
    auto* action = new QAction(this);
    action->setShortcut(entry.keys);
    if (entry.icon != nullptr) action->setIcon(icon(entry.icon, "textSecondary"));
    m_commands.insert(entry.command, action);
    window.addAction(action);
  }
  m_recent = new QMenu(&window);
  m_languages = new QMenu(&window);
  m_themes = new QMenu(&window);
  m_textSizes = new QMenu(&window);
  m_languageGroup = new QActionGroup(this);
  m_themeGroup = new QActionGroup(this);
  m_textSizeGroup = new QActionGroup(this);
  m_screenGroup = new QActionGroup(this);
  makeChoices();
  makeMenus();
  retranslate();
  setProjectOpen(false);
  setUndo(QString());
}

QMenu* Actions::addMenu(const QList<std::optional<Command>>& commands) {
  auto* menu = new QMenu(m_window.menuBar());
  menu->setToolTipsVisible(true);
  for (const std::optional<Command>& command : commands) {
    if (command) {
      menu->addAction(of(*command));
    } else {
      menu->addSeparator();
    }
  }
  m_window.menuBar()->addMenu(menu);
  m_menus.append(menu);
  return menu;
}

void Actions::makeMenus() {
  constexpr auto kLine = std::nullopt;
  QMenu* file = addMenu({Command::NewProject, Command::OpenProject, Command::OpenSample, kLine,
                         Command::SaveCopy, Command::CheckProject, Command::CloseProject, kLine,
                         Command::ExportTable, kLine, Command::Quit});
  file->insertMenu(of(Command::OpenSample), m_recent);
  addMenu({Command::Undo, kLine, Command::Copy, Command::SelectAll, kLine, Command::Find});
  QMenu* view = addMenu({});
  for (QAction* screen : std::as_const(m_screens)) view->addAction(screen);
  view->addSeparator();
  view->addMenu(m_themes);
  view->addMenu(m_textSizes);
  view->addMenu(m_languages);
  addMenu({Command::ShowData, Command::SaveData});
  addMenu(
      {Command::TrainModel, Command::ShowRuns, Command::CompareRuns, kLine, Command::ExportLists});
  addMenu({Command::Minimise, Command::Maximise, Command::FullScreen});
  addMenu({Command::ScreenHelp, Command::WhatsThis, Command::Shortcuts, kLine, Command::About});
}

void Actions::makeChoices() {
  for (const ScreenInfo* info : allScreens()) {
    auto* action = new QAction(icon(info->icon, "textSecondary"), QString(), this);
    action->setCheckable(true);
    action->setShortcut(screenKeys(static_cast<int>(m_screens.size())));
    m_screenGroup->addAction(action);
    m_screens.append(action);
    m_window.addAction(action);
    connect(action, &QAction::triggered, this, [this, info] { Q_EMIT screenWanted(info->key); });
  }
  for (const char* code : {"system", "en", "zh_CN"}) {
    QAction* action = m_languages->addAction(QString());
    action->setCheckable(true);
    action->setData(QString::fromLatin1(code));
    m_languageGroup->addAction(action);
    connect(action, &QAction::triggered, this,
            [this, action] { Q_EMIT languageWanted(action->data().toString()); });
  }
  for (const char* name : {"system", "light", "dark"}) {
    QAction* action = m_themes->addAction(QString());
    action->setCheckable(true);
    action->setData(QString::fromLatin1(name));
    m_themeGroup->addAction(action);
    connect(action, &QAction::triggered, this,
            [this, action] { Q_EMIT themeWanted(action->data().toString()); });
  }
  const double chosen = QSettings().value(QStringLiteral("look/textScale"), 1.0).toDouble();
  for (const double scale : {1.0, 1.15, 1.3, 1.5}) {
    QAction* action = m_textSizes->addAction(QString());
    action->setCheckable(true);
    action->setChecked(std::abs(scale - chosen) < 0.01);
    action->setData(scale);
    m_textSizeGroup->addAction(action);
    connect(action, &QAction::triggered, this, [this, scale] { Q_EMIT textScaleWanted(scale); });
  }
}

void Actions::setProjectOpen(bool open) {
  for (const CommandKeys& entry : commandKeys()) {
    if (entry.needsProject) of(entry.command)->setEnabled(open);
  }
}

void Actions::setUndo(const QString& action) { of(Command::Undo)->setEnabled(!action.isEmpty()); }

void Actions::markScreen(ScreenKey screen) { m_screens[screenPosition(screen)]->setChecked(true); }

void Actions::set(Command command, const QString& text, const QString& tip) {
  QAction* action = of(command);
  action->setText(text);
  action->setToolTip(withShortcut(tip, action->shortcut()));
  action->setStatusTip(QString());
  action->setWhatsThis(tip);
}

QList<QPair<QString, QString>> Actions::shortcutRows() const {
  QList<QPair<QString, QString>> rows;
  for (const ScreenInfo* info : allScreens()) {
    rows.append(
        {screenKeys(screenPosition(info->key)).toString(QKeySequence::NativeText), info->name()});
  }
  for (const CommandKeys& entry : commandKeys()) {
    if (entry.keys.isEmpty()) continue;
    static const QRegularExpression mnemonic(QStringLiteral("\\s*\\(&[A-Z]\\)|&|\t.*$"));
    rows.append({entry.keys.toString(QKeySequence::NativeText),
                 of(entry.command)->text().remove(mnemonic)});
  }
  return rows;
}

void Actions::retranslate() {
  retranslateMenus();
  retranslateCommands();
}

void Actions::retranslateMenus() {
  const QStringList titles{tr("&File"), tr("&Edit"),   tr("&View"), tr("&Data"),
                           tr("&Run"),  tr("&Window"), tr("&Help")};
  for (int i = 0; i < m_menus.size(); ++i) m_menus[i]->setTitle(titles[i]);
  m_recent->setTitle(tr("Open &recent"));
  m_languages->setTitle(tr("&Language"));
  m_themes->setTitle(tr("&Theme"));
  m_textSizes->setTitle(tr("Text si&ze"));
  for (QAction* size : m_textSizes->actions())
    size->setText(tr("%1 %", "size of text").arg(qRound(100 * size->data().toDouble())));
  for (int i = 0; i < m_screens.size(); ++i) {
    m_screens[i]->setText(QStringLiteral("&%1 %2").arg(i + 1).arg(
        allScreens().at(static_cast<std::size_t>(i))->name()));
  }
  const QStringList themes{tr("&Follow system"), tr("&Light"), tr("&Dark")};
  const QStringList languages{tr("&System language"), QStringLiteral("&English"),
                              QString::fromUtf8("&中文 · 简体中文")};
  for (int i = 0; i < 3; ++i) {
    m_themes->actions()[i]->setText(themes[i]);
    m_languages->actions()[i]->setText(languages[i]);
    m_languages->actions()[i]->setChecked(m_languages->actions()[i]->data() ==
                                          Language::instance().choice());
  }
  m_languages->actions()[2]->setText(QString::fromUtf8("简体中文(&Z)"));
  const int mode = static_cast<int>(Theme::instance().mode());
  m_themes->actions()[mode]->setChecked(true);
}

void Actions::retranslateCommands() {
  set(Command::NewProject, tr("&New project from data…"),
      tr("Import a file and make a project of it"));
  set(Command::OpenProject, tr("&Open project…"), tr("Open a project file"));
  set(Command::OpenSample, tr("Open the &sample"), tr("Real purchases of a UK gift shop"));
  set(Command::SaveCopy, tr("Save a co&py…"),
      tr("Copy the project as it is now into another file"));
  set(Command::CheckProject, tr("Chec&k project…"),
      tr("Say whether everything in a project file is whole, and save what is"));
  set(Command::CloseProject, tr("&Close project"),
      tr("Close the project; everything is already saved"));
  set(Command::ExportTable, tr("&Export…") + QStringLiteral("\tCtrl+E"),
      tr("Write a table to a text file"));
  set(Command::Quit, tr("&Quit"), tr("Quit Tastescope"));
  set(Command::Undo, tr("&Undo"), tr("Undo what the status bar names"));
  set(Command::Copy, tr("&Copy") + QStringLiteral("\tCtrl+C"),
      tr("Copy the selection; tables copy with headers"));
  set(Command::SelectAll, tr("Select &all") + QStringLiteral("\tCtrl+A"),
      tr("Select everything in the current list"));
  set(Command::Find, tr("&Find"), tr("Go to the search field of this screen"));
  set(Command::FullScreen, tr("&Full screen"), tr("Use the whole screen or go back"));
  set(Command::ShowData, tr("&Explore the data"),
      tr("Counts, long tail, activity, people and items"));
  set(Command::SaveData, tr("Export &interactions…"),
      tr("Write the imported interactions to a text file"));
  set(Command::TrainModel, tr("&Train a model…"), tr("Set up a new training"));
  set(Command::ShowRuns, tr("&All runs"), tr("The table of trained models"));
  set(Command::CompareRuns, tr("&Evaluate and compare"), tr("Runs side by side"));
  set(Command::ExportLists, tr("Export &recommendations…"),
      tr("Write everyone's list to a text file"));
  set(Command::Minimise, tr("Mi&nimise"), tr("Put the window away"));
  set(Command::Maximise, tr("Ma&ximise or restore"), tr("Fill the screen or go back"));
  set(Command::ScreenHelp, tr("&Help for this screen"),
      tr("What this screen shows and what its keys are"));
  set(Command::WhatsThis, tr("&What's this?"), tr("Point at something to read what it is"));
  set(Command::Shortcuts, tr("&Keyboard shortcuts"), tr("All keys of the window"));
  set(Command::About, tr("&About Tastescope"), tr("Versions and licence"));
}

}  // namespace tastescope::ui
