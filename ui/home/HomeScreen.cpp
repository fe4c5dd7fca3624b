#include "ui/home/HomeScreen.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/context/ProjectFiles.h"
#include "ui/home/DropArea.h"
#include "ui/home/ProjectPicture.h"
#include "ui/home/ProjectRow.h"
#include "ui/home/Steps.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FileQuestion.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/StatePanes.h"
#include "ui/widgets/WrappedLabel.h"
#include "ui/words/Counted.h"

namespace tastescope::ui {

namespace {

constexpr int kPagePadding = 40;
constexpr int kColumnGap = 32;
constexpr int kEmptyHeight = 280;
constexpr int kEnoughProjects = 3;  // the steps have done their work by then
// The shipped sample, as counted by importing it.
constexpr int kSampleCustomers = 4074;
constexpr int kSampleItems = 3145;

}  // namespace

const ScreenInfo& HomeScreen::info() {
  static const ScreenInfo info{
      .key = screens::kHome,
      .icon = "home",
      .needsProject = false,
      .nameSource = QT_TRANSLATE_NOOP("Screens", "Home"),
      .purposeSource =
          QT_TRANSLATE_NOOP("Screens", "Open a project, bring in data or explore the sample."),
      .helpSources = {QT_TRANSLATE_NOOP(
                          "Help",
                          "Home opens projects. A project is one file that holds the data, the "
                          "trained models and everything known about them."),
                      QT_TRANSLATE_NOOP(
                          "Help",
                          "Drop a file, a folder or an archive anywhere on the window to import "
                          "it. The sample holds real purchases of a UK gift shop.")},
      .keySources = {{QT_TRANSLATE_NOOP("Help", "Up, Down"),
                      QT_TRANSLATE_NOOP("Help", "Move through the projects")},
                     {QT_TRANSLATE_NOOP("Help", "Return"),
                      QT_TRANSLATE_NOOP("Help", "Open the project")},
                     {"Del", QT_TRANSLATE_NOOP("Help", "Remove it from the list; the file stays")}},
      .make = makeScreen<HomeScreen>};
  return info;
}

HomeScreen::HomeScreen(AppContext& context, QWidget* parent) : Screen(parent), m_context(context) {
  setObjectName(QStringLiteral("homeScreen"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kPagePadding, 28, kPagePadding, 28);
  column->setSpacing(24);
  column->addWidget(makeTop());
  auto* middle = spacedRow(kColumnGap);
  middle->addWidget(makeRecent(), 2);
  middle->addWidget(makeStart(), 1);
  column->addLayout(middle, 1);
  m_steps = new Steps;
  column->addWidget(m_steps);
  connect(&RecentProjects::instance(), &RecentProjects::changed, this, &HomeScreen::fillRecent);
  connect(m_search, &SearchField::searchChanged, this, &HomeScreen::fillRecent);
  retranslate();
}

QWidget* HomeScreen::makeTop() {
  auto* top = new QWidget;
  auto* row = bareRow(top, Theme::instance().spacing("s"));
  auto* words = spacedColumn(2);
  m_title = makeLabel(QStringLiteral("Tastescope"), TextStyle::Title);
  m_title->setProperty("textStyle", QStringLiteral("headline"));
  m_subtitle = makeLabel(QString(), TextStyle::Body, "textSecondary");
  words->addWidget(m_title);
  words->addWidget(m_subtitle);
  m_open = named("openProject", button(QString(), "open"));
  m_new = named("newProject", mainButton(QString(), "plus"));
  row->addLayout(words, 1);
  row->addWidget(m_open, 0, Qt::AlignVCenter);
  row->addWidget(m_new, 0, Qt::AlignVCenter);
  connect(m_open, &QPushButton::clicked, this, &HomeScreen::openFile);
  connect(m_new, &QPushButton::clicked, this, [this] { m_context.navigate(OpenWizard{}); });
  return top;
}

QWidget* HomeScreen::makeRecent() {
  auto* box = new QWidget;
  auto* column = bareColumn(box, Theme::instance().spacing("s") + 2);
  auto* head = new QHBoxLayout;
  m_recentTitle = makeLabel(QString(), TextStyle::Subtitle);
  m_search = named("findProject", small(new SearchField));
  m_search->setFixedWidth(188);
  head->addWidget(m_recentTitle, 1);
  head->addWidget(m_search);
  column->addLayout(head);
  auto* panel = new Panel;
  panel->setFlush(true);
  panel->body()->setContentsMargins(0, 0, 0, 0);
  auto* list = new QWidget;
  m_rows = new QVBoxLayout(list);
  m_rows->setContentsMargins(0, 0, 0, 0);
  m_rows->setSpacing(0);
  m_list = scrolledColumn(list);
  m_empty = new EmptyState("file");
  panel->addWidget(m_empty, 1);
  panel->addWidget(m_list, 1);
  m_panel = panel;
  column->addWidget(panel, 1);
  column->addStretch(0);
  connect(m_empty, &EmptyState::actionTriggered, this, [this] { m_context.openSample(); });
  return box;
}

QWidget* HomeScreen::makeStart() {
  auto* box = new QWidget;
  box->setMaximumWidth(460);
  auto* column = bareColumn(box, Theme::instance().spacing("s") + 2);
  m_startTitle = makeLabel(QString(), TextStyle::Subtitle);
  m_startTitle->setFixedHeight(Theme::instance().height("controlSmall"));
  m_drop = new DropArea;
  column->addWidget(m_startTitle);
  column->addWidget(m_drop);
  column->addWidget(makeSampleCard(), 1);
  connect(m_drop, &DropArea::dropped, this, &HomeScreen::take);
  connect(m_drop, &DropArea::chooseWanted, this, &HomeScreen::chooseData);
  return box;
}

QWidget* HomeScreen::makeSampleCard() {
  const Theme& theme = Theme::instance();
  auto* card = new Panel;
  card->setFlush(true);
  card->body()->setContentsMargins(0, 0, 0, theme.spacing("m"));
  card->body()->setSpacing(0);
  card->addWidget(new SamplePicture, 1);
  card->addWidget(makeHairline());
  auto* words = new QVBoxLayout;
  words->setContentsMargins(theme.spacing("l"), theme.spacing("m"), theme.spacing("l"), 0);
  words->setSpacing(2);
  auto* head = new QHBoxLayout;
  m_sampleTitle = makeLabel(QString(), TextStyle::BodyStrong);
  m_sampleOpen = named("openSample", smallButton(QString(), "play"));
  head->addWidget(m_sampleTitle, 1);
  head->addWidget(m_sampleOpen);
  m_sampleText = new WrappedLabel({}, TextStyle::Small, "textSecondary");
  m_sampleFigures = new WrappedLabel({}, TextStyle::Small, "textSecondary");
  words->addLayout(head);
  words->addWidget(m_sampleText);
  words->addWidget(m_sampleFigures);
  m_sampleBest = named("sampleBest", linkButton(QString()));
  words->addWidget(m_sampleBest, 0, Qt::AlignLeft);
  card->body()->addLayout(words);
  connect(m_sampleOpen, &QPushButton::clicked, this, [this] { m_context.openSample(); });
  connect(m_sampleBest, &QPushButton::clicked, this, [this] {
    m_context.openSample();
    // Once it is open, and not when another is opened in its place or it cannot be.
    auto* const asked = new QObject(this);
    connect(&m_context, &AppContext::projectChanged, asked, [this, asked] {
      if (m_context.session())
        QTimer::singleShot(0, this, [this] { m_context.navigate(FindBest{}); });
      asked->deleteLater();
    });
    connect(&m_context, &AppContext::openingChanged, asked, &QObject::deleteLater);
  });
  return card;
}

void HomeScreen::activate(const Destination&) { fillRecent(); }

QString HomeScreen::statusText() const {
  return tr("Version %1").arg(QStringLiteral(TASTESCOPE_VERSION));
}

void HomeScreen::fillRecent() {
  while (QLayoutItem* item = m_rows->takeAt(0)) {
    if (item->widget() != nullptr) item->widget()->deleteLater();
    delete item;
  }
  const QList<RecentProject>& projects = RecentProjects::instance().all();
  const QString wanted = m_search->text().trimmed();
  int shown = 0;
  // What is made last would be the last stop of the Tab key, after all that stands beside the list.
  QWidget* before = m_search;
  for (const RecentProject& project : projects) {
    if (!wanted.isEmpty() && !project.file.contains(wanted, Qt::CaseInsensitive)) continue;
    auto* row = new ProjectRow(project);
    connectRow(row);
    m_rows->addWidget(row);
    setTabOrder(before, row);
    setTabOrder(row, row->button());
    before = row->button();
    ++shown;
  }
  m_rows->addStretch(1);
  m_empty->setVisible(shown == 0);
  m_list->setVisible(shown > 0);
  // The panel ends with its last row instead of showing an empty rest.
  m_panel->setMaximumHeight(shown > 0 ? shown * ProjectRow::kHeight + 4 : kEmptyHeight);
  if (projects.isEmpty()) {
    m_empty->setTexts(
        tr("No projects yet"),
        tr("Drop a file at the right, or look at the sample first. Projects you open appear here."),
        QString());
  } else {
    m_empty->setTexts(tr("No project matches"), tr("Search looks at names and folders."),
                      QString());
  }
  m_search->setEnabled(!projects.isEmpty());
  m_steps->setVisible(projects.size() < kEnoughProjects);
}

void HomeScreen::connectRow(ProjectRow* row) {
  const RecentProject project = row->project();
  connect(row, &ProjectRow::opened, this, [this, project] { m_context.openProject(project.file); });
  connect(row, &ProjectRow::locateWanted, this, [this, project] { locate(project.file); });
  connect(row, &ProjectRow::removeWanted, this, [this, project] { forget(project); });
  connect(row, &ProjectRow::folderWanted, this, [project] {
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(project.file).path()));
  });
}

void HomeScreen::locate(const QString& file) {
  askForProject(this, tr("Where is %1 now?").arg(QFileInfo(file).fileName()),
                QFileInfo(file).path(), [this, file](const QString& found) {
                  RecentProjects::instance().relocate(file, found);
                  m_context.openProject(found);
                });
}

void HomeScreen::forget(const RecentProject& project) {
  RecentProjects::instance().remove(project.file);
  m_context.announce(tr("%1 removed from the list").arg(project.name()), tr("Undo"),
                     [project] { RecentProjects::instance().add(project); });
}

void HomeScreen::openFile() {
  askForProject(this, tr("Open a project"), {},
                [this](const QString& file) { m_context.openProject(file); });
}

void HomeScreen::chooseData() {
  FileQuestion question;
  question.title = tr("Choose a file to import");
  askForFile(this, question, [this](const QString& file) { take(file); });
}

void HomeScreen::take(const QString& path) {
  if (path.endsWith(QLatin1String(".tastescope"))) {
    m_context.openProject(path);
  } else {
    m_context.navigate(OpenWizard{{path}});
  }
}

void HomeScreen::retranslate() {
  const Vocabulary words = vocabularyOf(Domain::Commerce);
  m_subtitle->setText(tr("See what generative recommenders make of your own data."));
  m_open->setText(tr("Open project…"));
  m_new->setText(tr("New project from data…"));
  m_open->setToolTip(withShortcut(tr("Open a project file"), QKeySequence(Qt::CTRL | Qt::Key_O)));
  m_new->setToolTip(withShortcut(tr("Import a file and make a project of it"),
                                 QKeySequence(Qt::CTRL | Qt::Key_N)));
  m_recentTitle->setText(tr("Recent projects"));
  m_search->setPlaceholderText(tr("Find a project"));
  m_search->setAccessibleName(tr("Find a project"));
  m_startTitle->setText(tr("Start here"));
  m_sampleTitle->setText(tr("Explore the sample"));
  m_sampleOpen->setText(tr("Open sample"));
  m_sampleBest->setText(tr("Find the best model for it"));
  m_sampleBest->setToolTip(tr("Opens the sample and tries several models on it within minutes"));
  m_sampleText->setText(
      tr("A year of purchases in a UK gift shop. The picture is its customers as a trained "
         "Mult-VAE arranges them."));
  m_sampleFigures->setText(
      tr("%1 · %2 · Dec 2010 – Dec 2011")
          .arg(countedUsers(kSampleCustomers, words), countedItems(kSampleItems, words)));
  fillRecent();
}

}  // namespace tastescope::ui
