// The commands of the menus, apart from MainWindow.cpp's frame and life cycle.
#include <QAbstractButton>
#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QToolButton>
#include <QWhatsThis>
#include <algorithm>

#include "core/workflow/export/ExportData.h"
#include "ui/export/ExportDialog.h"
#include "ui/home/RecentProjects.h"
#include "ui/shell/Actions.h"
#include "ui/shell/InfoDialogs.h"
#include "ui/shell/Language.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Rail.h"
#include "ui/shell/ScreenStack.h"
#include "ui/shell/StatusStrip.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/SearchField.h"

namespace tastescope::ui {

namespace {
const QKeySequence kExportKey(Qt::CTRL | Qt::Key_E);
}

void MainWindow::connectActions() {
  const auto on = [this](Command command, auto act) {
    connect(m_actions->of(command), &QAction::triggered, this, act);
  };
  on(Command::NewProject, [this] {
    showScreen(ScreenId::Data, {{QStringLiteral("wizard"), true}});
  });
  on(Command::OpenProject, [this] { openProjectFile(); });
  on(Command::OpenSample, [this] { m_context.openSample(); });
  on(Command::CloseProject, [this] { m_context.closeProject(); });
  on(Command::ExportTable, [this] {
    if (QAbstractButton* own = ownExportButton()) {
      own->click();
    } else {
      exportTable(static_cast<int>(ExportTable::Recommendations));
    }
  });
  on(Command::ExportLists, [this] { exportTable(static_cast<int>(ExportTable::Recommendations)); });
  on(Command::SaveData, [this] { exportTable(static_cast<int>(ExportTable::Interactions)); });
  on(Command::Quit, [this] { close(); });
  on(Command::Undo, [this] { m_status->actOnAnnouncement(); });
  on(Command::Copy, [this] { copyFromFocus(Qt::Key_C); });
  on(Command::SelectAll, [this] { copyFromFocus(Qt::Key_A); });
  on(Command::Find, [this] { findInScreen(); });
  on(Command::FullScreen, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
  on(Command::ShowData, [this] { showScreen(ScreenId::Data, {}); });
  on(Command::TrainModel, [this] { showScreen(ScreenId::Train, {}); });
  on(Command::ShowRuns, [this] { showScreen(ScreenId::Runs, {}); });
  on(Command::CompareRuns, [this] { showScreen(ScreenId::Evaluate, {}); });
  on(Command::Minimise, [this] { showMinimized(); });
  on(Command::Maximise, [this] { setWindowState(windowState() ^ Qt::WindowMaximized); });
  on(Command::ScreenHelp, [this] { makeHelpDialog(m_screens->current(), this)->show(); });
  on(Command::WhatsThis, [] { QWhatsThis::enterWhatsThisMode(); });
  on(Command::Shortcuts, [this] { makeShortcutsDialog(*m_actions, this)->show(); });
  on(Command::About, [this] { makeAboutDialog(m_context, this)->show(); });
  connect(m_actions->recentMenu(), &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
}

void MainWindow::connectLooks() {
  m_status->languageButton()->setMenu(m_actions->languageMenu());
  m_status->themeButton()->setMenu(m_actions->themeMenu());
  connect(&Theme::instance(), &Theme::changed, this, &MainWindow::retranslate);
  connect(m_actions, &Actions::languageWanted, this, [this](const QString& code) {
    Language::instance().use(code);
    QSettings().setValue(QStringLiteral("look/language"), code);
    m_actions->retranslate();  // the mark moves even when the words stay
  });
  connect(m_actions, &Actions::themeWanted, this, [this](const QString& name) {
    const auto mode = name == QLatin1String("light")  ? Theme::Mode::Light
                      : name == QLatin1String("dark") ? Theme::Mode::Dark
                                                      : Theme::Mode::System;
    Theme::instance().setMode(mode);
    QSettings().setValue(QStringLiteral("look/theme"), name);
  });
}

void MainWindow::retranslate() {
  m_actions->retranslate();
  m_rail->retranslate();
  m_screens->retranslate();
  m_status->retranslate();
  m_status->languageButton()->setText(Language::nameOf(Language::instance().current()));
  m_status->themeButton()->setText(Theme::instance().dark() ? tr("Dark") : tr("Light"));
  if (m_screens->front() != nullptr) m_status->setScreenStatus(m_screens->front()->statusText());
}

void MainWindow::fillRecentMenu() {
  QMenu* menu = m_actions->recentMenu();
  menu->clear();
  int number = 1;
  for (const RecentProject& project : RecentProjects::instance().all()) {
    if (!project.exists() || number > 9) continue;
    const QString name = project.name().replace(QLatin1Char('&'), QLatin1String("&&"));
    QAction* action = menu->addAction(QStringLiteral("&%1 %2").arg(number++).arg(name));
    action->setToolTip(project.file);
    connect(action, &QAction::triggered, this,
            [this, file = project.file] { m_context.openProject(file); });
  }
  if (menu->isEmpty()) menu->addAction(tr("No projects yet"))->setEnabled(false);
}

void MainWindow::openProjectFile() {
  const QString file = QFileDialog::getOpenFileName(this, tr("Open a project"), QString(),
                                                    tr("Tastescope projects (*.tastescope)"));
  if (!file.isEmpty()) m_context.openProject(file);
}

// Screens with an export of their own have a button with this key; two owners of one key would
// silence both.
void MainWindow::shareExportKey() {
  QAction* action = m_actions->of(Command::ExportTable);
  action->setShortcut(ownExportButton() == nullptr ? kExportKey : QKeySequence());
}

QAbstractButton* MainWindow::ownExportButton() const {
  if (m_screens->front() == nullptr) return nullptr;
  const auto buttons = m_screens->front()->findChildren<QAbstractButton*>();
  const auto found = std::find_if(
      buttons.begin(), buttons.end(),
      [](const QAbstractButton* candidate) { return candidate->shortcut() == kExportKey; });
  return found == buttons.end() ? nullptr : *found;
}

void MainWindow::exportTable(int table) {
  if (!m_context.session()) return;
  ExportRequest request;
  request.table = static_cast<ExportTable>(table);
  auto* dialog = new ExportDialog(m_context, request, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

// Tables and fields know their own copying; the menu only passes the key on.
void MainWindow::copyFromFocus(Qt::Key key) {
  QWidget* focus = focusWidget();
  if (focus == nullptr) return;
  QKeyEvent press(QEvent::KeyPress, key, Qt::ControlModifier);
  QApplication::sendEvent(focus, &press);
}

void MainWindow::findInScreen() {
  QWidget* front = m_screens->front();
  if (front == nullptr) return;
  const auto fields = front->findChildren<QLineEdit*>();
  for (QLineEdit* field : fields) {
    if (!field->isVisible() || !field->isEnabled()) continue;
    if (qobject_cast<SearchField*>(field) == nullptr && !field->property("search").toBool())
      continue;
    field->setFocus(Qt::ShortcutFocusReason);
    field->selectAll();
    return;
  }
}

}  // namespace tastescope::ui
