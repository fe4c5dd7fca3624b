#include "ui/data/DataScreen.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/data/DataExplorer.h"
#include "ui/import/ImportWizard.h"
#include "ui/widgets/DroppedFiles.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/StatePanes.h"

namespace tastescope::ui {

const ScreenInfo& DataScreen::info() {
  static const ScreenInfo info{
      .key = screens::kData,
      .icon = "data",
      .needsProject = false,
      .nameSource = QT_TRANSLATE_NOOP("Screens", "Data"),
      .purposeSource = QT_TRANSLATE_NOOP(
          "Screens", "What was imported: counts, long tail, activity, people and items."),
      .helpSources = {QT_TRANSLATE_NOOP(
                          "Help",
                          "Data shows what was imported: figures, the long tail of popularity, "
                          "activity over time, people with their history, and items."),
                      QT_TRANSLATE_NOOP(
                          "Help",
                          "While importing, every row read is imported, merged, filtered or "
                          "rejected; the four always add up, and rejected rows can be saved.")},
      .keySources = {},
      .make = makeScreen<DataScreen>};
  return info;
}

DataScreen::DataScreen(AppContext& context, QWidget* parent)
    : Screen(parent),
      m_context(context),
      m_pages(new QStackedWidget),
      m_emptyPage(new QWidget),
      m_emptyHeader(new PageHeader),
      m_empty(new EmptyState("data")),
      m_explorer(nullptr) {
  setObjectName(QStringLiteral("dataScreen"));
  setAcceptDrops(true);
  bareColumn(this)->addWidget(m_pages);
  auto* empty = bareColumn(m_emptyPage);
  empty->addWidget(m_emptyHeader);
  empty->addWidget(m_empty, 1);
  m_empty->action()->setObjectName(QStringLiteral("importData"));
  m_pages->addWidget(m_emptyPage);
  connect(m_empty, &EmptyState::actionTriggered, this, [this] { startWizard({}); });
  connect(&context, &AppContext::projectChanged, this, [this] {
    makeExplorer();
    if (m_wizard == nullptr || m_pages->currentWidget() != m_wizard || !m_wizard->importing())
      showData();
  });
  retranslate();
  makeExplorer();
  showData();
}

void DataScreen::makeExplorer() {
  delete m_explorer;
  m_explorer = new DataExplorer(m_context);
  m_pages->addWidget(m_explorer);
  connect(m_explorer, &DataExplorer::importWanted, this, [this] { startWizard({}); });
  m_explorer->reload();
}

ImportWizard* DataScreen::wizard() {
  if (m_wizard == nullptr) {
    m_wizard = new ImportWizard(m_context);
    m_pages->addWidget(m_wizard);
    connect(m_wizard, &ImportWizard::finished, this, &DataScreen::showData);
    connect(m_wizard, &ImportWizard::statusTextChanged, this, &DataScreen::statusTextChanged);
  }
  return m_wizard;
}

void DataScreen::activate(const Destination& destination) {
  if (std::holds_alternative<ShowData>(destination)) showData();
  if (const auto* wish = std::get_if<OpenWizard>(&destination)) startWizard(wish->sources);
}

void DataScreen::startWizard(const QStringList& sources) {
  if (m_wizard != nullptr && !m_wizard->importing()) {
    m_wizard->setParent(nullptr);
    m_wizard->deleteLater();  // the click may come from it
    m_wizard = nullptr;
  }
  if (!wizard()->importing()) m_wizard->restart(sources);
  m_pages->setCurrentWidget(m_wizard);
  Q_EMIT statusTextChanged();
}

void DataScreen::showData() {
  m_pages->setCurrentWidget(m_context.session() ? static_cast<QWidget*>(m_explorer) : m_emptyPage);
  Q_EMIT statusTextChanged();
}

QString DataScreen::statusText() const {
  if (m_wizard != nullptr && m_pages->currentWidget() == m_wizard) return m_wizard->statusText();
  return m_explorer->statusText();
}

void DataScreen::retranslate() {
  m_emptyHeader->setTitle(tr("Data"));
  m_emptyHeader->setContext(tr("no project is open"));
  m_empty->setTexts(tr("No data yet"),
                    tr("Import purchases, views, ratings or plays from a file. You can also drop "
                       "it anywhere here."),
                    tr("Import data…"));
}

void DataScreen::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void DataScreen::dropEvent(QDropEvent* event) {
  const QStringList paths = droppedFiles(*event);
  if (paths.isEmpty()) return;
  event->acceptProposedAction();
  if (paths.size() == 1 && paths.front().endsWith(QStringLiteral(".tastescope"))) {
    m_context.openProject(paths.front());
  } else {
    startWizard(paths);
  }
}

}  // namespace tastescope::ui
