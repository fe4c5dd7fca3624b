#include "ui/data/DataExplorer.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/workflow/living/AppendData.h"
#include "ui/context/Translate.h"
#include "ui/data/AppendsPanel.h"
#include "ui/data/EntityPane.h"
#include "ui/data/HistoryPane.h"
#include "ui/data/LinksPage.h"
#include "ui/data/OverviewPage.h"
#include "ui/data/ReadingPage.h"
#include "ui/export/ExportDialog.h"
#include "ui/import/EquationPanel.h"
#include "ui/import/ImportWords.h"
#include "ui/import/RejectedTable.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FileQuestion.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/PageLayout.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

namespace {

enum Tab { kOverview, kUsers, kItems, kRejected, kReading, kLinks };

}  // namespace

DataExplorer::DataExplorer(AppContext& context, QWidget* parent)
    : Translated(parent),
      m_context(context),
      m_header(new PageHeader),
      m_tabs(named("dataTabs", new QTabBar)),
      m_pages(new QStackedWidget),
      m_overview(new OverviewPage(context)),
      m_users(new EntityPane(context, Entity::User, QStringLiteral("users"))),
      m_userHistory(new HistoryPane(context, Entity::User, QStringLiteral("history"))),
      m_items(new EntityPane(context, Entity::Item, QStringLiteral("items"))),
      m_itemPeople(new HistoryPane(context, Entity::Item, QStringLiteral("people"))),
      m_rejected(new RejectedTable(context)),
      m_reading(named("readingPage", new ReadingPage)),
      m_appends(named("appends", new AppendsPanel)),
      m_links(new LinksPage(context)),
      m_kindName(makeLabel(QString(), TextStyle::Small, "textSecondary")),
      m_kind(named("kindOfData", new QComboBox)) {
  auto* column = bareColumn(this, 0);
  makeHeader();
  column->addWidget(m_header);
  column->addWidget(makeStrip());
  column->addWidget(makeHairline());
  m_pages->addWidget(m_overview);
  m_pages->addWidget(makePair(m_users, m_userHistory));
  m_pages->addWidget(makePair(m_items, m_itemPeople));
  m_pages->addWidget(makePage(m_rejected));
  m_reading->addPanel(m_appends);
  m_pages->addWidget(makePage(m_reading));
  m_pages->addWidget(makePage(m_links));
  column->addWidget(m_pages, 1);
  connect(m_tabs, &QTabBar::currentChanged, this, &DataExplorer::tabChanged);
  connect(m_appends, &AppendsPanel::undoWanted, this, &DataExplorer::undoLast);
  retranslate();
}

QWidget* DataExplorer::makeStrip() {
  const Theme& theme = Theme::instance();
  auto* strip = new QWidget;
  strip->setProperty("surface", QStringLiteral("surface"));
  strip->setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(strip);
  row->setContentsMargins(theme.spacing("xl"), 0, theme.spacing("xl"), 0);
  row->setSpacing(theme.spacing("s"));
  m_tabs->setExpanding(false);
  m_tabs->setDrawBase(false);
  m_tabs->setUsesScrollButtons(false);
  m_tabs->setElideMode(Qt::ElideNone);
  for (int tab = kOverview; tab <= kLinks; ++tab) m_tabs->addTab(QString());
  m_kind->setProperty("small", true);
  m_kindName->setBuddy(m_kind);
  for (const Domain domain : allDomains())
    m_kind->addItem(QString(), QVariant(static_cast<int>(domain)));
  row->addWidget(m_tabs);
  row->addStretch(1);
  row->addWidget(m_kindName);
  row->addWidget(m_kind);
  connect(m_kind, &QComboBox::activated, this, [this](int index) {
    m_context.changeDomain(static_cast<Domain>(m_kind->itemData(index).toInt()));
  });
  return strip;
}

void DataExplorer::makeHeader() {
  m_add = named("addData", button(QString(), "plus"));
  m_import = named("importMore", button(QString(), "import"));
  m_export = named("exportData", button(QString(), "export"));
  m_train = named("trainModel", mainButton(QString(), "train"));
  for (QPushButton* action : {m_add, m_import, m_export, m_train}) m_header->addAction(action);
  connect(m_add, &QPushButton::clicked, this, &DataExplorer::askForMore);
  connect(m_import, &QPushButton::clicked, this, &DataExplorer::importWanted);
  connect(m_export, &QPushButton::clicked, this, &DataExplorer::openExport);
  connect(m_train, &QPushButton::clicked, &m_context, &AppContext::navigateToTraining);
}

QWidget* DataExplorer::makePage(QWidget* content) {
  const Theme& theme = Theme::instance();
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(theme.spacing("xl"), theme.spacing("l"), theme.spacing("xl"),
                             theme.spacing("l"));
  layout->addWidget(content);
  return page;
}

QWidget* DataExplorer::makePair(EntityPane* list, HistoryPane* detail) {
  auto* splitter = new QSplitter(Qt::Horizontal);
  splitter->setProperty("gutter", true);
  splitter->setHandleWidth(Theme::instance().layout("gutter"));
  splitter->setChildrenCollapsible(false);
  splitter->addWidget(list);
  splitter->addWidget(detail);
  splitter->setSizes({640, 360});
  connect(list, &EntityPane::entitySelected, detail, &HistoryPane::showEntity);
  return makePage(splitter);
}

void DataExplorer::reload() {
  for (bool& loaded : m_loaded) loaded = false;
  m_userHistory->clear();
  m_itemPeople->clear();
  if (m_context.session()) {
    const ImportReport& report = m_context.session()->data().report;
    m_rejected->setReport(report);
    m_reading->setReading(report.reading);
    // Projects of earlier versions do not know.
    const auto& appends = m_context.session()->appends();
    m_appends->setAppends(appends, !m_context.session()->readOnly());
    m_add->setEnabled(!m_context.session()->readOnly());
    m_tabs->setTabVisible(kReading, !report.reading.files.empty() || !appends.empty());
    m_tabs->setTabVisible(kLinks, !m_context.session()->data().links.empty());
    m_kind->setEnabled(!m_context.session()->readOnly());
  } else {
    m_overview->reload();
  }
  tabChanged(m_tabs->currentIndex());
  retranslateAll();  // another project may have other nouns
}

void DataExplorer::tabChanged(int tab) {
  m_pages->setCurrentIndex(tab);
  if (!m_context.session() || m_loaded[tab]) return;
  m_loaded[tab] = true;
  if (tab == kOverview) m_overview->reload();
  if (tab == kUsers) m_users->reload();
  if (tab == kItems) m_items->reload();
  if (tab == kLinks) m_links->reload();
}

void DataExplorer::openExport() {
  ExportRequest preset;
  preset.table = ExportTable::Interactions;
  auto* dialog = new ExportDialog(m_context, preset, window());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void DataExplorer::askForMore() {
  FileQuestion question;
  question.use = FileQuestion::Use::OpenSeveral;
  question.title = tr("Add data to this project");
  question.folderKey = QStringLiteral("import/folder");
  askForFiles(this, question, [this](const QStringList& files) { add(files); });
}

void DataExplorer::add(const QStringList& files) {
  const SessionPtr session = m_context.session();
  if (!session) return;
  AppendRequest request;
  for (const QString& file : files) request.options.sources.emplace_back(toUtf8(file));
  JobManager::Plan<AppendOutcome> plan;
  plan.title = tr("Adding %1").arg(QFileInfo(files.front()).fileName());
  plan.work = [session, request](Progress& progress, const std::stop_token& stop) {
    return appendData(*session, request, progress, stop);
  };
  plan.done = [&context = m_context, session](const AppendOutcome& outcome) {
    // Somebody may have opened another project meanwhile.
    if (context.session() == session) context.openProject(fromUtf8(session->file().string()));
    context.announce(tr("%1 new interactions, %2 users and %3 items from %4 are added.")
                         .arg(grouped(outcome.report.rows.imported), grouped(outcome.users),
                              grouped(outcome.items), fromUtf8(outcome.record.source)));
  };
  m_context.jobs().start(&m_context, std::move(plan));
}

void DataExplorer::undoLast(bool andWhatHangs) {
  const SessionPtr session = m_context.session();
  if (!session) return;
  JobManager::Plan<UndoneAppend> plan;
  plan.title = tr("Taking back what was added");
  plan.work = [session, andWhatHangs](Progress& progress, const std::stop_token& stop) {
    return undoAppend(*session, andWhatHangs, progress, stop);
  };
  plan.done = [&context = m_context, session](const UndoneAppend& undone) {
    if (context.session() == session) context.openProject(fromUtf8(session->file().string()));
    context.announce(tr("%1 is taken back.").arg(fromUtf8(undone.append.source)));
  };
  plan.failed = [this, session](const Error& error) {
    if (m_context.session() != session) return;
    m_appends->setBusy(false);
    m_appends->showProblem(translated(error.message()), error.code() == ErrorCode::InvalidInput);
  };
  plan.cancelled = [this] { m_appends->setBusy(false); };
  m_appends->setBusy(true);
  m_context.jobs().start(this, std::move(plan));
}

QString DataExplorer::statusText() const {
  const SessionPtr session = m_context.session();
  if (!session || session->data().report.rows.read == 0) return {};
  return equationLine(session->data().report.rows);
}

void DataExplorer::nameScrollButtons() {
  // The tab bar names them once, when it is made.
  for (auto* button : m_tabs->findChildren<QToolButton*>()) {
    const bool left = button->objectName() == QLatin1String("ScrollLeftButton");
    button->setAccessibleName(left ? tr("Scroll left") : tr("Scroll right"));
  }
}

void DataExplorer::retranslate() {
  nameScrollButtons();
  const Vocabulary words = m_context.vocabulary();
  m_header->setTitle(tr("Data"));
  m_add->setText(tr("Add data…"));
  m_add->setToolTip(tr("Adds files to this project, read as its own data was"));
  m_import->setText(tr("Import more…"));
  m_import->setToolTip(tr("Makes a new project from other data"));
  m_export->setText(tr("Export…"));
  m_train->setText(tr("Train a model"));
  m_tabs->setTabText(kOverview, tr("Overview"));
  m_tabs->setTabText(kUsers, words.Users);
  m_tabs->setTabText(kItems, words.Items);
  m_tabs->setTabText(kRejected, tr("Rejected rows"));
  const auto doubts = static_cast<int>(m_reading->doubts());
  m_tabs->setTabText(kReading, doubts == 0 ? tr("How it was read")
                                           : tr("How it was read: %n doubts", nullptr, doubts));
  m_tabs->setTabText(kLinks, tr("Links"));
  m_kindName->setText(tr("Kind of data"));
  m_kind->setToolTip(tr("Decides the words the window uses"));
  m_kind->setAccessibleName(tr("Kind of data"));
  for (int i = 0; i < m_kind->count(); ++i)
    m_kind->setItemText(i, domainName(static_cast<Domain>(m_kind->itemData(i).toInt())));
  if (const SessionPtr session = m_context.session()) {
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(session->domain())));
    const QFileInfo file(fromUtf8(session->file().string()));
    const QString name = fromUtf8(session->data().name);
    m_header->setContext(name.isEmpty() || name == file.completeBaseName()
                             ? file.fileName()
                             : tr("%1 · %2").arg(name, file.fileName()));
    m_tabs->setTabText(kRejected,
                       tr("Rejected rows  %1").arg(grouped(session->data().report.rows.rejected)));
  }
}

}  // namespace tastescope::ui
