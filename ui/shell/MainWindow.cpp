#include "ui/shell/MainWindow.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/home/RecentProjects.h"
#include "ui/shell/Actions.h"
#include "ui/shell/CloseQuestion.h"
#include "ui/shell/Rail.h"
#include "ui/shell/ScreenStack.h"
#include "ui/shell/StatusStrip.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FocusRing.h"
#include "ui/widgets/Labels.h"
#include "ui/workers/Translate.h"

namespace tastescope::ui {

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
  qApp->installEventFilter(this);
  retranslate();
  projectChanged();
  showScreen(ScreenId::Home, {});
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
  auto* column = new QVBoxLayout(central);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* row = new QHBoxLayout;
  row->setSpacing(0);
  row->addWidget(m_rail);
  row->addWidget(m_screens, 1);
  column->addLayout(row, 1);
  column->addWidget(m_status);
  m_rail->setAttribute(Qt::WA_StyledBackground);
  setCentralWidget(central);
}

void MainWindow::connectContext() {
  connect(m_rail, &Rail::screenWanted, this, [this](ScreenId screen) { showScreen(screen, {}); });
  connect(m_actions, &Actions::screenWanted, this,
          [this](ScreenId screen) { showScreen(screen, {}); });
  connect(&m_context, &AppContext::navigationWanted, this, &MainWindow::showScreen);
  connect(&m_context, &AppContext::projectChanged, this, &MainWindow::projectChanged);
  connect(&m_context, &AppContext::announced, m_status, &StatusStrip::announce);
  connect(&m_context, &AppContext::problem, m_screens, &ScreenStack::showProblem);
  connect(m_status, &StatusStrip::announcementChanged, m_actions, &Actions::setUndo);
  connect(m_screens, &ScreenStack::currentChanged, this, [this](ScreenId screen) {
    m_rail->setCurrent(screen);
    m_actions->markScreen(screen);
    shareExportKey();
  });
  connect(m_screens, &ScreenStack::statusTextChanged, this, [this] {
    m_status->setScreenStatus(m_screens->front() == nullptr ? QString()
                                                            : m_screens->front()->statusText());
  });
}

void MainWindow::showScreen(ScreenId screen, const QVariantMap& payload) {
  m_screens->show(screen, payload);
}

void MainWindow::projectChanged() {
  const SessionPtr session = m_context.session();
  m_actions->setProjectOpen(session != nullptr);
  if (session == nullptr) {
    m_projectName->clear();
    setWindowTitle(QStringLiteral("Tastescope"));
    if (isVisible()) showScreen(ScreenId::Home, {});
    return;
  }
  const QString name = fromUtf8(session->file().filename().string());
  m_projectName->setText(session->readOnly() ? tr("%1, read only").arg(name) : name);
  m_projectName->adjustSize();
  menuBar()->setCornerWidget(m_projectName, Qt::TopRightCorner);
  setWindowTitle(QStringLiteral("%1 – Tastescope").arg(name));
  if (m_screens->current() != ScreenId::Home) return;
  const int last =
      QSettings().value(QStringLiteral("window/screen"), static_cast<int>(ScreenId::Data)).toInt();
  showScreen(last > 0 && last < 7 ? static_cast<ScreenId>(last) : ScreenId::Data, {});
}

void MainWindow::take(const QString& path) {
  if (path.endsWith(QLatin1String(".tastescope"), Qt::CaseInsensitive)) {
    m_context.openProject(path);
  } else {
    showScreen(ScreenId::Data,
               {{QStringLiteral("wizard"), true}, {QStringLiteral("source"), path}});
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
    m_context.trainingDoor().checkpointAndLeave();
    leaveWhenIdle();
  });
  connect(m_question, &CloseQuestion::discardWanted, this, [this] {
    m_leaving = true;
    if (m_context.trainingDoor().discard) m_context.trainingDoor().discard();
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
      m_question->ask(m_context.jobs().trainings(),
                      m_context.trainingDoor().checkpointAndLeave != nullptr);
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
  if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray()))
    resize(1280, 800);
}

void MainWindow::save() const {
  QSettings settings;
  settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
  if (m_screens->current() != ScreenId::Home) {
    settings.setValue(QStringLiteral("window/screen"), static_cast<int>(m_screens->current()));
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

void MainWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QMainWindow::changeEvent(event);
}

}  // namespace tastescope::ui
