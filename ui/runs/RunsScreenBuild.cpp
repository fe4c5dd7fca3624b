// Layout of the runs screen; what it does stands in RunsScreen.cpp.
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/charts/RunIntervalChart.h"
#include "ui/runs/RunCurves.h"
#include "ui/runs/RunWordsPanel.h"
#include "ui/runs/RunsScreen.h"
#include "ui/runs/RunsTable.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/StatePanes.h"
#include "ui/widgets/WrappedLabel.h"

namespace tastescope::ui {

namespace {
constexpr int kWordsWidth = 310;

QPushButton* named(QPushButton* made, const char* object) {
  made->setObjectName(QLatin1String(object));
  return made;
}
}  // namespace

void RunsScreen::buildHeader() {
  m_header = new PageHeader(tr("Runs"));
  m_open = named(button(tr("Open run"), "train"), "openRun");
  m_clone = named(button(tr("Clone with changes…"), "copy"), "cloneRun");
  m_export = named(button(tr("Export…"), "export"), "exportRuns");
  auto* fresh = named(mainButton(tr("New run"), "plus"), "newRun");
  fresh->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
  fresh->setToolTip(withShortcut(tr("New run"), fresh->shortcut()));
  for (QPushButton* action : {m_open, m_clone, m_export, fresh}) m_header->addAction(action);
  const auto run = [this] { return QVariant::fromValue(qint64(m_table->currentRun())); };
  connect(fresh, &QPushButton::clicked, this, [this] {
    m_context.navigate(ScreenId::Train, {{QStringLiteral("new"), true}});
  });
  connect(m_clone, &QPushButton::clicked, this, [this, run] {
    m_context.navigate(ScreenId::Train, {{QStringLiteral("clone"), run()}});
  });
  connect(m_open, &QPushButton::clicked, this, [this, run] {
    m_context.navigate(ScreenId::Train, {{QStringLiteral("run"), run()}});
  });
  connect(m_export, &QPushButton::clicked, this, &RunsScreen::exportTable);
}

QWidget* RunsScreen::buildToolbar() {
  auto* holder = new QWidget;
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(15, 10, 12, 8);
  row->setSpacing(8);
  m_search = new SearchField(tr("Find in runs and notes"));
  m_search->setObjectName(QStringLiteral("findRuns"));
  m_search->setProperty("small", true);
  m_search->setFixedWidth(220);
  m_modelBox = new QComboBox;
  m_modelBox->setObjectName(QStringLiteral("modelFilter"));
  m_modelBox->setProperty("small", true);
  m_modelBox->setAccessibleName(tr("Model"));
  m_starred = named(smallButton(tr("Starred"), "star"), "starredFilter");
  m_starred->setCheckable(true);
  m_count = makeLabel({}, TextStyle::Small, "textSecondary");
  m_resume = named(smallButton(tr("Resume"), "play"), "resumeRun");
  m_rename = named(smallButton(tr("Rename")), "renameRun");
  m_rename->setToolTip(tr("Rename (F2)"));
  m_note = named(smallButton(tr("Note"), "note"), "noteRun");
  m_delete = named(smallButton(tr("Delete")), "deleteRun");
  m_delete->setToolTip(tr("Delete (Del); can be undone"));
  m_delete->setProperty("tone", QStringLiteral("danger"));
  for (QWidget* widget : {static_cast<QWidget*>(m_search), static_cast<QWidget*>(m_modelBox),
                          static_cast<QWidget*>(m_starred), static_cast<QWidget*>(m_count)}) {
    row->addWidget(widget);
  }
  row->addStretch();
  for (QPushButton* action : {m_resume, m_rename, m_note, m_delete}) row->addWidget(action);
  row->addWidget(m_table->columnChooser());
  connect(m_search, &SearchField::searchChanged, this, [this](const QString& text) {
    m_filter.setText(text);
    updateCount();
  });
  connect(m_modelBox, &QComboBox::currentIndexChanged, this, [this] {
    m_filter.setModelKey(m_modelBox->currentData().toString());
    updateCount();
  });
  connect(m_starred, &QPushButton::toggled, this, [this](bool on) {
    m_filter.setStarredOnly(on);
    updateCount();
  });
  connect(m_rename, &QPushButton::clicked, this, [this] { m_table->editColumn(RunsModel::Name); });
  connect(m_note, &QPushButton::clicked, this,
          [this] { m_table->editColumn(m_model.noteColumn()); });
  connect(m_delete, &QPushButton::clicked, this, &RunsScreen::deleteSelected);
  connect(m_resume, &QPushButton::clicked, this, [this] {
    m_context.navigate(ScreenId::Train, {{QStringLiteral("resume"),
                                          QVariant::fromValue(qint64(m_table->currentRun()))}});
  });
  return holder;
}

QWidget* RunsScreen::buildTable() {
  auto* panel = new Panel;
  panel->setFlush(true);
  panel->body()->setContentsMargins(0, 0, 0, 0);
  panel->body()->setSpacing(0);
  m_table = new RunsTable(m_model, m_filter);
  m_table->setEmptyText(tr("No run passes the filter."));
  panel->addWidget(buildToolbar());
  panel->addWidget(m_table, 1);
  connect(m_table, &RunsTable::currentRunChanged, this, &RunsScreen::currentChanged);
  connect(m_table, &RunsTable::deleteWanted, this, &RunsScreen::deleteSelected);
  connect(m_table, &RunsTable::rowActivated, this, [this](const QModelIndex& at) {
    if (at.column() > RunsModel::Star) m_open->click();
  });
  return panel;
}

QWidget* RunsScreen::buildBelow() {
  auto* holder = new QWidget;
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(16);
  m_curves = new RunCurves(m_context, m_model);
  m_metricsPanel = new Panel(tr("Test metrics"));
  m_metricsPanel->setNote(tr("mean and 95 % interval"));
  m_metrics = new RunIntervalChart;
  connect(&Theme::instance(), &Theme::changed, this, &RunsScreen::showMetrics);
  m_metrics->setObjectName(QStringLiteral("runMetrics"));
  m_metrics->setAccessibleName(tr("Test metrics"));
  m_protocol = new WrappedLabel({}, TextStyle::Caption, "textSecondary");
  m_metricsPanel->addWidget(m_metrics, 1);
  m_metricsPanel->addWidget(m_protocol);
  m_words = new RunWordsPanel(m_context, m_model);
  m_words->setFixedWidth(kWordsWidth);
  row->addWidget(m_curves, 8);
  row->addWidget(m_metricsPanel, 7);
  row->addWidget(m_words);
  return holder;
}

void RunsScreen::build() {
  buildHeader();
  const int padding = Theme::instance().layout("pagePadding");
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* split = new QSplitter(Qt::Vertical);
  split->setProperty("gutter", true);
  split->setHandleWidth(16);
  split->setChildrenCollapsible(false);
  split->addWidget(buildTable());
  split->addWidget(buildBelow());
  split->setStretchFactor(0, 5);
  split->setStretchFactor(1, 5);
  auto* body = new QVBoxLayout;
  body->setContentsMargins(padding, 16, padding, 16);
  body->addWidget(split);
  column->addWidget(m_header);
  column->addLayout(body, 1);
  auto* empty = new EmptyState("runs");
  empty->setObjectName(QStringLiteral("noRuns"));
  empty->setTexts(tr("No runs yet"),
                  tr("Train a model and it appears here with its curves and results."),
                  tr("Train a model"));
  connect(empty, &EmptyState::actionTriggered, this,
          [this] { m_context.navigate(m_context.session() ? ScreenId::Train : ScreenId::Home); });
  m_pages->addWidget(empty);
  m_pages->addWidget(page);
}

}  // namespace tastescope::ui
