// Layout of a search's page; what it does stands in TunePage.cpp.
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/charts/BestSoFarChart.h"
#include "ui/charts/ParallelChart.h"
#include "ui/tune/TunePage.h"
#include "ui/tune/TuneStrip.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/CellDelegates.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"

namespace tastescope::ui {

namespace {
constexpr int kCurveWidth = 300;
}  // namespace

TunePage::TunePage(AppContext& context, StudyRunner& runner, QWidget* parent)
    : QWidget(parent), m_context(context), m_runner(runner) {
  buildHeader();
  QVBoxLayout* body = layOutPage(this, m_header);
  m_note = new NoteBar(NoteKind::Danger);
  m_note->setObjectName(QStringLiteral("studyNote"));
  m_note->hide();
  body->addWidget(m_note);
  m_strip = new TuneStrip;
  m_strip->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  body->addWidget(m_strip);
  auto* halves = new QSplitter(Qt::Vertical);
  halves->setProperty("gutter", true);
  halves->setHandleWidth(16);
  halves->setChildrenCollapsible(false);
  halves->addWidget(buildTable());
  halves->addWidget(buildCharts());
  halves->setStretchFactor(0, 1);
  halves->setStretchFactor(1, 1);
  body->addWidget(halves, 1);
  connectParts();
}

void TunePage::buildHeader() {
  m_header = new PageHeader;
  m_again = button(tr("New search…"), "search");
  m_again->setObjectName(QStringLiteral("newSearch"));
  m_stop = mainButton(tr("Stop search"), "stop");
  m_stop->setObjectName(QStringLiteral("stopSearch"));
  m_stop->setToolTip(tr("Keeps every trial; the one of the moment is paused."));
  m_continue = mainButton(QString(), "play");
  m_continue->setObjectName(QStringLiteral("continueSearch"));
  for (QPushButton* action : {m_again, m_stop, m_continue}) m_header->addAction(action);
  m_stop->hide();
  m_continue->hide();
  connect(m_again, &QPushButton::clicked, this, &TunePage::newSearchWanted);
  connect(m_stop, &QPushButton::clicked, this, [this] { m_runner.stop(); });
  connect(m_continue, &QPushButton::clicked, this, &TunePage::continueWanted);
}

QWidget* TunePage::buildTable() {
  auto* panel = new Panel(tr("Trials"));
  panel->setNote(tr("each is a run; double-click opens it in Runs"));
  panel->setFlush(true);
  m_sorted.setSourceModel(&m_model);
  m_sorted.setSortRole(TuneModel::SortRole);
  m_table = new DataTable;
  m_table->setObjectName(QStringLiteral("trialsTable"));
  m_table->setAccessibleName(tr("Trials"));
  m_table->setEmptyText(tr("The first trial is about to begin."));
  m_table->setModel(&m_sorted);
  m_table->setItemDelegateForColumn(TuneModel::State, new ChipDelegate(m_table));
  m_table->setSortingEnabled(true);
  m_table->horizontalHeader()->setStretchLastSection(false);  // see spreadParameters()
  m_table->sortByColumn(TuneModel::Number, Qt::AscendingOrder);
  m_table->viewport()->installEventFilter(this);
  panel->addControl(m_table->columnChooser());
  panel->addWidget(m_table, 1);
  return panel;
}

QWidget* TunePage::buildCharts() {
  auto* holder = new QWidget;
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(16);
  m_linesPanel = new Panel(tr("Settings and result"));
  m_linesPanel->setNote(
      tr("one line a trial, strong colour is better; drag along an axis to "
         "filter"));
  m_letGo = smallButton(tr("Show all"));
  m_letGo->setObjectName(QStringLiteral("clearBrushes"));
  m_letGo->hide();
  m_linesPanel->addControl(m_letGo);
  m_lines = new ParallelChart;
  m_lines->setObjectName(QStringLiteral("parallelChart"));
  m_lines->setAccessibleName(tr("Settings and result of every trial"));
  m_linesPanel->addWidget(m_lines, 1);
  row->addWidget(m_linesPanel, 1);
  auto* curve = new Panel(tr("Best value by trial"));
  curve->setFixedWidth(kCurveWidth);
  m_curve = new BestSoFarChart;
  m_curve->setObjectName(QStringLiteral("bestSoFar"));
  m_curve->setAccessibleName(tr("Best value by trial"));
  curve->addWidget(m_curve, 1);
  row->addWidget(curve);
  return holder;
}

void TunePage::connectParts() {
  connect(m_strip, &TuneStrip::useWanted, this, [this] { Q_EMIT useWanted(bestRequest(1)); });
  connect(m_strip, &TuneStrip::longerWanted, this, [this] { Q_EMIT useWanted(bestRequest(2)); });
  connect(m_table, &DataTable::rowActivated, this, [this](const QModelIndex& at) {
    openTrial(at.data(TuneModel::NumberRole).toLongLong());
  });
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this] { m_lines->setHighlighted(selected()); });
  connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this,
          [this](int, int before, int after) {
            const bool hidden = before == 0 || after == 0;
            m_ownWidths = m_ownWidths || (!hidden && !m_settingWidth);
          });
  connect(m_lines, &ParallelChart::hovered, this, &TunePage::pointAt);
  connect(m_lines, &ParallelChart::clicked, this, &TunePage::select);
  connect(m_lines, &ParallelChart::activated, this, &TunePage::openTrial);
  connect(m_lines, &ParallelChart::brushesChanged, this, &TunePage::brushed);
  connect(m_letGo, &QPushButton::clicked, m_lines, &ParallelChart::clearBrushes);
  connect(&m_runner, &StudyRunner::changed, this, &TunePage::showState);
  connect(&m_runner, &StudyRunner::ended, this, &TunePage::showState);
}

}  // namespace tastescope::ui
