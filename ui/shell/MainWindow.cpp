#include "ui/shell/MainWindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <QWhatsThis>
#include <algorithm>

#include "ui/context/ProjectFiles.h"
#include "ui/context/Translate.h"
#include "ui/export/ExportDialog.h"
#include "ui/home/RecentProjects.h"
#include "ui/shell/Actions.h"
#include "ui/shell/CheckDialog.h"
#include "ui/shell/CloseQuestion.h"
#include "ui/shell/CopyProject.h"
#include "ui/shell/InfoDialogs.h"
#include "ui/shell/Language.h"
#include "ui/shell/Rail.h"
#include "ui/shell/ScreenStack.h"
#include "ui/shell/StatusStrip.h"
#include "ui/shell/WhatsThisGuide.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ComboTips.h"
#include "ui/widgets/FocusRing.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/WheelGuard.h"

namespace tastescope::ui {

namespace {
const QKeySequence kExportKey(Qt::CTRL | Qt::Key_E);
}

MainWindow::MainWindow(AppContext& context)
    : m_context(context),
      m_actions(new Actions(*this)),
      m_rail(new Rail),
      m_screens(new ScreenStack(context)),
      m_status(new StatusStrip(context.jobs())),
      m_question(new CloseQuestion(this)),
      m_projectName(makeLabel(QString(), TextStyle::Small, "textSecondary")) {
  setObjectName(QStringLiteral("mainWindow"));
  setWindowIcon(applicationIcon());
  setAcceptDrops(true);
  makeLayout();
  RecentProjects::instance().follow(context);
  connectContext();
  connectActions();
  connectLooks();
  connectClosing();
  new FocusRing(this);
  new WhatsThisGuide(this);
  new WheelGuard(this);
  new ComboTips(this);
  qApp->installEventFilter(this);
  retranslate();
  projectChanged();
  m_screens->show(Visit{screens::kHome});
}

MainWindow::~MainWindow() = default;

void MainWindow::makeLayout() {
  const Theme& theme = Theme::instance();
  setMinimumSize(theme.width("windowMin"), theme.width("windowMinHeight"));
  menuBar()->setFixedHeight(theme.height("menuBar"));
  menuBar()->setNativeMenuBar(false);
  m_projectName->setObjectName(QStringLiteral("projectName"));
  m_projectName->setContentsMargins(0, 0, 14, 0);
  m_projectName->setFixedHeight(theme.height("menuBar") - 1);
  menuBar()->setCornerWidget(m_projectName, Qt::TopRightCorner);
  auto* central = new QWidget;
  auto* column = bareColumn(central, 0);
  auto* row = spacedRow(0);
  row->addWidget(m_rail);
  row->addWidget(m_screens, 1);
  column->addLayout(row, 1);
  column->addWidget(m_status);
  m_rail->setAttribute(Qt::WA_StyledBackground);
  setCentralWidget(central);
}

void MainWindow::connectContext() {
  const auto visit = [this](ScreenKey screen) { m_screens->show(Visit{screen}); };
  connect(m_rail, &Rail::screenWanted, this, visit);
  connect(m_actions, &Actions::screenWanted, this, visit);
  connect(&m_context, &AppContext::navigationWanted, m_screens,
          [this](const Destination& destination) { m_screens->show(destination); });
  connect(&m_context, &AppContext::projectChanged, this, &MainWindow::projectChanged);
  connect(&m_context, &AppContext::announced, m_status, &StatusStrip::announce);
  connect(&m_context, &AppContext::problem, m_screens, &ScreenStack::showProblem);
  connect(m_screens, &ScreenStack::checkWanted, this, &MainWindow::checkProject);
  connect(m_status, &StatusStrip::announcementChanged, m_actions, &Actions::setUndo);
  connect(m_screens, &ScreenStack::currentChanged, this, [this](ScreenKey screen) {
    m_rail->setCurrent(screen);
    m_actions->markScreen(screen);
    shareExportKey();
  });
  connect(m_screens, &ScreenStack::statusTextChanged, this, [this] {
    m_status->setScreenStatus(m_screens->front() == nullptr ? QString()
                                                            : m_screens->front()->statusText());
  });
}

void MainWindow::projectChanged() {
  const SessionPtr session = m_context.session();
  m_actions->setProjectOpen(session != nullptr);
  if (session == nullptr) {
    m_projectName->clear();
    setWindowTitle(QStringLiteral("Tastescope"));
    if (isVisible()) m_screens->show(Visit{screens::kHome});
    return;
  }
  showProjectName();
  if (m_screens->current() != screens::kHome) return;
  const int last = screenPosition(QSettings().value(QStringLiteral("window/screen")).toString());
  m_screens->show(
      Visit{last > 0 ? allScreens().at(static_cast<std::size_t>(last))->key : screens::kData});
}

void MainWindow::showProjectName() {
  const SessionPtr session = m_context.session();
  if (session == nullptr) return;
  const QString name = fromUtf8(session->file().filename().string());
  m_projectName->setText(session->readOnly() ? tr("%1, read only").arg(name) : name);
  m_projectName->adjustSize();
  menuBar()->setCornerWidget(m_projectName, Qt::TopRightCorner);
  setWindowTitle(QStringLiteral("%1 – Tastescope").arg(name));
}

void MainWindow::take(const QString& path) {
  if (path.endsWith(QLatin1String(".tastescope"), Qt::CaseInsensitive)) {
    m_context.openProject(path);
  } else {
    m_screens->show(OpenWizard{{path}});
  }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QString path = event->mimeData()->urls().value(0).toLocalFile();
  if (path.isEmpty()) return;
  event->acceptProposedAction();
  take(path);
}

void MainWindow::connectClosing() {
  connect(m_question, &CloseQuestion::checkpointWanted, this, [this] {
    m_question->setWaiting();
    m_leaving = true;
    m_context.trainingEnd().checkpoint();
    leaveWhenIdle();
  });
  connect(m_question, &CloseQuestion::discardWanted, this, [this] {
    m_leaving = true;
    if (m_context.trainingEnd().discard) m_context.trainingEnd().discard();
    close();
  });
  connect(&m_context.jobs(), &JobManager::changed, this, &MainWindow::leaveWhenIdle);
}

void MainWindow::leaveWhenIdle() {
  if (m_leaving && !m_context.jobs().training()) close();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!m_leaving) {
    if (m_context.jobs().training()) {
      m_question->ask(m_context.jobs().trainings(), m_context.trainingEnd().checkpoint != nullptr);
      event->ignore();
      return;
    }
    if (!m_screens->mayClose()) {
      event->ignore();
      return;
    }
  }
  save();
  event->accept();
}

void MainWindow::restore() {
  const QSettings settings;
  if (restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray())) return;
  // With room for the frame that the desktop draws around it.
  constexpr QSize kFrame(16, 48);
  resize(QSize(1280, 800).boundedTo(screen()->availableSize() - kFrame));
}

void MainWindow::save() const {
  QSettings settings;
  settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
  if (m_screens->current() != screens::kHome) {
    settings.setValue(QStringLiteral("window/screen"), QString(m_screens->current()));
  }
}

// The style underlines mnemonics in the bar while Alt is down.
bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
  if ((event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease) &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt) {
    menuBar()->update();
  }
  return QMainWindow::eventFilter(watched, event);
}

void MainWindow::connectActions() {
  const auto on = [this](Command command, auto act) {
    connect(m_actions->of(command), &QAction::triggered, this, act);
  };
  on(Command::NewProject, [this] { m_screens->show(OpenWizard{}); });
  on(Command::OpenProject, [this] { openProjectFile(); });
  on(Command::OpenSample, [this] { m_context.openSample(); });
  on(Command::SaveCopy, [this] { saveCopyOfProject(); });
  on(Command::CheckProject, [this] { askCheck(); });
  on(Command::CloseProject, [this] { m_context.closeProject(); });
  on(Command::ExportTable, [this] {
    if (QAbstractButton* own = ownExportButton()) {
      own->click();
    } else {
      exportTable(ExportTable::Recommendations);
    }
  });
  on(Command::ExportLists, [this] { exportTable(ExportTable::Recommendations); });
  on(Command::SaveData, [this] { exportTable(ExportTable::Interactions); });
  on(Command::Quit, [this] { close(); });
  on(Command::Undo, [this] { m_status->actOnAnnouncement(); });
  on(Command::Copy, [this] { copyFromFocus(Qt::Key_C); });
  on(Command::SelectAll, [this] { copyFromFocus(Qt::Key_A); });
  on(Command::Find, [this] { findInScreen(); });
  on(Command::FullScreen, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
  on(Command::ShowData, [this] { m_screens->show(Visit{screens::kData}); });
  on(Command::TrainModel, [this] { m_screens->show(NewTraining{}); });
  on(Command::ShowRuns, [this] { m_screens->show(Visit{screens::kRuns}); });
  on(Command::CompareRuns, [this] { m_screens->show(Visit{screens::kEvaluate}); });
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
  connect(m_actions, &Actions::textScaleWanted, this, [this](double scale) {
    QSettings().setValue(QStringLiteral("look/textScale"), scale);
    m_context.announce(tr("Text has its new size when Tastescope starts again"));
  });
}

void MainWindow::retranslate() {
  showProjectName();
  m_actions->retranslate();
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
  askForProject(this, tr("Open a project"), {},
                [this](const QString& file) { m_context.openProject(file); });
}

void MainWindow::saveCopyOfProject() {
  const SessionPtr session = m_context.session();
  if (session == nullptr) return;
  const QString file = fromUtf8(session->file().string());
  const QString suggested = newProjectBeside(file, tr("%1 copy"));
  askForNewProject(this, tr("Save a copy of the project"), suggested,
                   [this, file](const QString& into) { copyProjectTo(m_context, file, into); });
}

void MainWindow::askCheck() {
  if (const SessionPtr session = m_context.session())
    return checkProject(fromUtf8(session->file().string()));
  askForProject(this, tr("Check a project"), {},
                [this](const QString& file) { checkProject(file); });
}

void MainWindow::checkProject(const QString& file) {
  for (CheckDialog* open : findChildren<CheckDialog*>()) {
    if (open->file() != file) continue;
    open->raise();
    open->activateWindow();
    return;
  }
  (new CheckDialog(m_context, file, this))->show();
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

void MainWindow::exportTable(ExportTable table) {
  if (!m_context.session()) return;
  ExportRequest request;
  request.table = table;
  ExportDialog::ask(m_context, request, this);
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
