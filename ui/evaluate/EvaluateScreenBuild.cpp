// How the Evaluate screen is put together; what it does is in EvaluateScreen.cpp.
#include <QApplication>
#include <QClipboard>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/context/Translate.h"
#include "ui/evaluate/EvaluateScreen.h"
#include "ui/evaluate/JudgementCharts.h"
#include "ui/evaluate/ProtocolPane.h"
#include "ui/evaluate/ReportExport.h"
#include "ui/export/ExportDialog.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/StatePanes.h"

namespace tastescope::ui {

namespace {

constexpr int kTickMs = 100;
/// What the longest verdict needs beyond its column's smallest width.
constexpr int kVerdictRoom = 100;
/// Below this width of the screen the pictures stand under each other.
constexpr int kTwoColumns = 1160;

}  // namespace

EvaluateScreen::EvaluateScreen(AppContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_pages(new QStackedWidget), m_header(new PageHeader) {
  setObjectName(QStringLiteral("evaluateScreen"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  makeHeader();
  column->addWidget(m_header);
  m_empty = new EmptyState("evaluate");
  m_empty->action()->setObjectName(QStringLiteral("evaluateNext"));
  connect(m_empty, &EmptyState::actionTriggered, this, [this] {
    m_context.navigate(Visit{m_context.session() ? screens::kTrain : screens::kHome});
  });
  m_pages->addWidget(m_empty);
  m_pages->addWidget(makeContent());
  column->addWidget(m_pages, 1);
  m_tick = new QTimer(this);
  m_tick->setInterval(kTickMs);
  connect(m_tick, &QTimer::timeout, this, &EvaluateScreen::pull);
  connect(&context, &AppContext::projectChanged, this, [this] {
    m_judgeJob.cancel();
    m_groups.clear();
    m_chosen.clear();
    m_has = false;
    retranslate();
    refreshRuns();
  });
  connect(&context, &AppContext::runsChanged, this, [this] {
    m_stale = true;
    if (isVisible()) refreshRuns();
  });
  connect(&Theme::instance(), &Theme::changed, this, &EvaluateScreen::showGroup);
  retranslate();
  showPage();
}

void EvaluateScreen::makeHeader() {
  m_runsButton = button(QString(), "down");
  m_runsButton->setObjectName(QStringLiteral("chooseRuns"));
  m_runsButton->setLayoutDirection(Qt::RightToLeft);  // the arrow stands after the words
  m_runsMenu = new QMenu(m_runsButton);
  connect(m_runsButton, &QPushButton::clicked, this, [this] {
    m_runsMenu->popup(m_runsButton->mapToGlobal(QPoint(0, m_runsButton->height() + 4)));
  });
  m_copy = button(QString(), "copy");
  m_copy->setObjectName(QStringLiteral("copyTable"));
  m_export = mainButton(QString(), "export");
  m_export->setObjectName(QStringLiteral("exportMetrics"));
  for (QPushButton* action : {m_runsButton, m_copy, m_export}) m_header->addAction(action);
  connect(m_copy, &QPushButton::clicked, this, [this] {
    QApplication::clipboard()->setText(asText());
    m_context.announce(tr("Table and protocol copied"));
  });
  m_reports = new ReportExport(
      m_context, [this] { return reportRequest(); }, this);
  connect(m_reports, &ReportExport::otherTablesWanted, this, &EvaluateScreen::openTables);
  connect(m_export, &QPushButton::clicked, this, [this] {
    QMenu* menu = m_reports->menu();
    const QPoint below(m_export->width() - menu->sizeHint().width(), m_export->height() + 4);
    menu->popup(m_export->mapToGlobal(below));
  });
}

QWidget* EvaluateScreen::makeContent() {
  const Theme& theme = Theme::instance();
  auto* content = new QWidget;
  auto* row = new QHBoxLayout(content);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  m_protocol = new ProtocolPane(m_context);
  row->addWidget(m_protocol);
  row->addWidget(makeHairline(Qt::Vertical));
  auto* area = new QScrollArea;
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setFocusPolicy(Qt::NoFocus);
  auto* inside = new QWidget;
  inside->setProperty("scrolled", true);
  auto* column = new QVBoxLayout(inside);
  column->setContentsMargins(theme.spacing("l") + 4, theme.spacing("l"), theme.spacing("xl"),
                             theme.spacing("l"));
  column->setSpacing(theme.layout("gutter"));
  m_table = new DataTable;
  m_table->setObjectName(QStringLiteral("metricsTable"));
  m_model = new MetricsModel(this);
  m_table->setModel(m_model);
  m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* tablePanel = new QFrame;
  tablePanel->setProperty("panel", true);
  auto* tableLayout = new QVBoxLayout(tablePanel);
  tableLayout->setContentsMargins(1, 1, 1, 1);
  tableLayout->addWidget(m_table);
  for (int i = 0; i < m_model->columnCount(); ++i) m_table->setColumnWidth(i, m_model->widthOf(i));
  m_note = new NoteBar(NoteKind::Info);
  m_note->setObjectName(QStringLiteral("evaluateNote"));
  m_loading = new LoadingPane;
  m_charts = new JudgementCharts(m_context);
  column->addWidget(m_reports->note());
  column->addWidget(tablePanel);
  column->addWidget(m_note);
  m_loading->hide();
  column->addWidget(m_loading);
  column->addWidget(m_charts, 1);
  column->addStretch(0);
  area->setWidget(inside);
  row->addWidget(area, 1);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& now) {
            if (!now.isValid()) return;
            m_spoken = m_model->runAt(now.row());
            m_charts->setSpoken(m_spoken);
          });
  connect(m_note, &NoteBar::actionTriggered, this, &EvaluateScreen::judge);
  connect(m_loading, &LoadingPane::cancelWanted, this, [this] {
    m_judgeJob.cancel();
    m_tick->stop();
    m_loading->end();
    m_loading->hide();
    considerJudging();
  });
  connect(m_protocol, &ProtocolPane::kChanged, this, [this] {
    showTable();
    considerJudging();
  });
  connect(m_protocol, &ProtocolPane::cappedChanged, this, [this](bool capped) {
    showTable();
    const int recall = m_model->columnOf(capped ? "recall-capped" : "recall");
    m_table->setColumnWidth(recall, m_model->widthOf(recall));
    fitTable();
  });
  connect(m_protocol, &ProtocolPane::splitChosen, this, [this](int index) {
    m_group = static_cast<std::size_t>(index);
    chooseDefaults();
    showGroup();
    considerJudging();
  });
  return content;
}

/// Optional columns are shown where there is room, so that no window hides the test for them. All
/// rows are in sight; the scroll bar of a narrow window gets room of its own.
void EvaluateScreen::fitTable() {
  const Theme& theme = Theme::instance();
  int room = m_table->viewport()->width() - kVerdictRoom;
  for (int column = 0; column < m_model->columnCount(); ++column) {
    if (!m_model->optional(column)) room -= m_model->widthOf(column);
  }
  for (int column = 0; column < m_model->columnCount(); ++column) {
    if (!m_model->optional(column)) continue;
    const bool shown = m_model->filled(column) && m_model->widthOf(column) <= room;
    m_table->setColumnHidden(column, !shown);
    if (shown) room -= m_model->widthOf(column);
  }
  const bool scrolls = m_table->horizontalHeader()->length() > m_table->viewport()->width();
  m_table->setFixedHeight(theme.height("tableHeader") +
                          std::max(1, m_model->rowCount()) * theme.height("tableRow") +
                          (scrolls ? 12 : 0));
}

void EvaluateScreen::resizeEvent(QResizeEvent* event) {
  Screen::resizeEvent(event);
  m_charts->setNarrow(width() < kTwoColumns);
  QTimer::singleShot(0, this, &EvaluateScreen::fitTable);  // after the table has its new width
}

ReportRequest EvaluateScreen::reportRequest() const {
  ReportRequest request;
  for (const ChosenRun& run : m_model->runs()) request.runs.push_back(run.summary.record.id);
  request.cutoffs = {m_protocol->k()};
  request.metric = Metric("ndcg", m_protocol->k()).key();
  return request;
}

void EvaluateScreen::openTables() {
  ExportRequest preset;
  preset.table = ExportTable::Metrics;
  const QModelIndexList selected = m_table->selectionModel()->selectedRows();
  preset.run = m_model->runAt(selected.isEmpty() ? 0 : selected.front().row());
  auto* dialog = new ExportDialog(m_context, preset, window());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void EvaluateScreen::retranslate() {
  m_header->setTitle(tr("Evaluate"));
  const SessionPtr session = m_context.session();
  m_header->setContext(session ? tr("%1 · test part").arg(fromUtf8(session->data().name))
                               : tr("no project is open"));
  m_copy->setText(tr("Copy as table"));
  m_copy->setToolTip(tr("Tab-separated text, with the protocol above it"));
  m_export->setText(tr("Export…"));
  m_reports->retranslate();
  m_table->setAccessibleName(tr("Runs side by side"));
  m_protocol->retranslate();
  m_charts->retranslate();
  showGroup();
  showPage();
}

}  // namespace tastescope::ui
