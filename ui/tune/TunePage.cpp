#include "ui/tune/TunePage.h"

#include <QHeaderView>
#include <QLocale>
#include <QMouseEvent>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "core/workflow/train/TrainSetup.h"
#include "ui/charts/BestSoFarChart.h"
#include "ui/charts/ParallelChart.h"
#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/tune/TuneLines.h"
#include "ui/tune/TuneStrip.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/CellDelegates.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {
constexpr int kParameterWidth = 132;
constexpr int kCurveWidth = 300;
}  // namespace

TunePage::TunePage(AppContext& context, StudyRunner& runner, QWidget* parent)
    : QWidget(parent), m_context(context), m_runner(runner) {
  buildHeader();
  QVBoxLayout* body = layOutPage(this, m_header);
  m_note = named("studyNote", new NoteBar(NoteKind::Danger));
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
  m_again = named("newSearch", button(tr("New search…"), "search"));
  m_stop = named("stopSearch", mainButton(tr("Stop search"), "stop"));
  m_stop->setToolTip(tr("Keeps every trial; the one of the moment is paused."));
  m_continue = named("continueSearch", mainButton(QString(), "play"));
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
  m_table = named("trialsTable", new DataTable);
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
  auto* row = bareRow(holder, 16);
  m_linesPanel = new Panel(tr("Settings and result"));
  m_linesPanel->setNote(
      tr("one line a trial, strong colour is better; drag along an axis to "
         "filter"));
  m_letGo = named("clearBrushes", smallButton(tr("Show all")));
  m_letGo->hide();
  m_linesPanel->addControl(m_letGo);
  m_lines = named("parallelChart", new ParallelChart);
  m_lines->setAccessibleName(tr("Settings and result of every trial"));
  m_linesPanel->addWidget(m_lines, 1);
  row->addWidget(m_linesPanel, 1);
  auto* curve = new Panel(tr("Best value by trial"));
  curve->setFixedWidth(kCurveWidth);
  m_curve = named("bestSoFar", new BestSoFarChart);
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

void TunePage::setStudy(LiveStudy* study) {
  if (m_study == study) return;
  if (m_study) disconnect(m_study, nullptr, this, nullptr);
  m_study = study;
  if (!study) return;
  m_lines->clearBrushes();
  connect(study, &LiveStudy::trialsChanged, this, &TunePage::showTrials);
  connect(study, &LiveStudy::advanced, this, &TunePage::showProgress);
  connect(study, &LiveStudy::stateChanged, this, [this] {
    showTrials();
    showState();
  });
  showTrials();
  showState();
  showColumns();
}

void TunePage::showColumns() {
  m_ownWidths = false;
  const std::pair<int, int> widths[] = {{TuneModel::Number, 78},
                                        {TuneModel::Rung, 72},
                                        {TuneModel::State, 108},
                                        {TuneModel::Value, 112}};
  const Theme& theme = Theme::instance();
  for (const auto& [column, width] : widths) setColumnWidth(column, theme.scaled(width));
  setColumnWidth(m_model.epochsColumn(), theme.scaled(92));
  setColumnWidth(m_model.timeColumn(), theme.scaled(92));
  m_table->setColumnHidden(TuneModel::Rung, m_study->request().method != TuneMethod::Halving);
  m_table->setColumnHidden(m_model.epochsColumn(), m_study->model().defaultEpochs == 0);
  spreadParameters();
}

void TunePage::setColumnWidth(int column, int width) {
  m_settingWidth = true;
  m_table->horizontalHeader()->resizeSection(column, width);
  m_settingWidth = false;
}

/// Room to spare goes to the parameters, unless somebody chose widths.
void TunePage::spreadParameters() {
  const int parameters = m_model.epochsColumn() - TuneModel::FirstParameter;
  if (!m_study || m_ownWidths || parameters <= 0) return;
  const QHeaderView* header = m_table->horizontalHeader();
  int others = 0;
  for (int column = 0; column < m_model.columnCount(); ++column) {
    const bool parameter = column >= TuneModel::FirstParameter && column < m_model.epochsColumn();
    if (!parameter) others += header->sectionSize(column);  // 0 when hidden
  }
  const int width = std::max(kParameterWidth, (m_table->viewport()->width() - others) / parameters);
  for (int i = 0; i < parameters; ++i) setColumnWidth(TuneModel::FirstParameter + i, width);
}

void TunePage::showState() {
  if (!m_study) return;
  const bool halving = m_study->request().method == TuneMethod::Halving;
  const QString name =
      m_study->name().isEmpty() ? fromUtf8(m_study->model().name) : m_study->name();
  m_header->setTitle(name);
  m_header->setContext(QStringLiteral("%1 · %2 · %3")
                           .arg(fromUtf8(m_study->model().name),
                                halving ? tr("successive halving") : tr("random search"),
                                splitShort(m_study->request().split)));
  const bool active = m_study->active();
  m_stop->setVisible(active);
  m_stop->setEnabled(m_study->state() != StudyState::Stopping);
  showContinue();
  m_note->setVisible(m_study->state() == StudyState::Failed);
  m_note->setText(m_study->message());
  showProgress();
}

void TunePage::showContinue() {
  const bool more = m_study->wantsTime();
  m_continue->setVisible(more || m_study->canGoOn());
  m_continue->setEnabled(!m_runner.running());
  if (more) {
    m_continue->setText(tr("%1 more minutes").arg(QLocale().toString(m_study->request().minutes)));
    m_continue->setToolTip(tr("The time is spent; this gives the search as much again."));
  } else {
    m_continue->setText(tr("Continue search"));
    m_continue->setToolTip(tr("Makes the trials that are missing, exactly as they were planned."));
  }
}

void TunePage::showProgress() {
  if (!m_study || !isVisible()) return;
  m_strip->showStudy(*m_study);
  m_model.updateCurrent(*m_study);
}

void TunePage::showTrials() {
  m_stale = !isVisible();
  if (!m_study || m_stale) return;
  const qint64 chosen = selected();
  const int columns = m_model.columnCount();
  m_model.setStudy(*m_study);
  if (m_model.columnCount() != columns) showColumns();
  if (chosen != 0) select(chosen);
  showCharts();
  showState();
}

void TunePage::showCharts() {
  const TuneLines lines = tuneLines(*m_study);
  m_lines->setData(lines.axes, lines.lines, lines.best);
  QList<std::optional<double>> values;
  for (const TuneTrial& trial : m_study->outcome().trials) values << trial.value;
  m_curve->setValues(values);
  brushed();
}

void TunePage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_stale) showTrials();
  showProgress();
}

qint64 TunePage::selected() const {
  const QModelIndex at = m_table->currentIndex();
  return at.isValid() ? at.data(TuneModel::NumberRole).toLongLong() : 0;
}

void TunePage::select(qint64 number) {
  for (int row = 0; row < m_sorted.rowCount(); ++row) {
    const QModelIndex at = m_sorted.index(row, TuneModel::Number);
    if (at.data(TuneModel::NumberRole).toLongLong() != number) continue;
    m_table->setCurrentIndex(at);
    m_table->scrollTo(at);
    return;
  }
}

/// The line and the row of one trial, whichever of them is pointed at; 0: none.
void TunePage::pointAt(qint64 number) {
  m_lines->setHighlighted(number != 0 ? number : (m_table->hasFocus() ? selected() : 0));
  m_model.setPointed(number);
}

void TunePage::brushed() {
  QSet<qint64> leftOut;
  for (int row = 0; row < m_model.rowCount(); ++row) {
    const qint64 number = m_model.numberAt(row);
    if (!m_lines->brushes().isEmpty() && !m_lines->kept(number)) leftOut.insert(number);
  }
  m_model.setLeftOut(leftOut);
  m_letGo->setVisible(!m_lines->brushes().isEmpty());
}

void TunePage::openTrial(qint64 number) {
  for (int row = 0; row < m_model.rowCount(); ++row) {
    const QModelIndex at = m_model.index(row, 0);
    const RunId run = at.data(TuneModel::RunRole).toLongLong();
    if (m_model.numberAt(row) != number || run == 0) continue;
    m_context.navigate(ShowRun{run});
    return;
  }
}

TrainRequest TunePage::bestRequest(int epochFactor) const {
  const TuneTrial& best = *m_study->best();
  TrainRequest request;
  request.model = m_study->request().model;
  request.config = best.run.config;
  // A trial of an early round trained for fewer epochs than a run should.
  request.trainOptions = completeTrainOptions(m_study->model(), m_study->request().trainOptions);
  if (m_study->model().defaultEpochs > 0) {
    request.trainOptions["epochs"] =
        request.trainOptions.at("epochs").get<std::int64_t>() * epochFactor;
  }
  request.split = m_study->request().split;
  request.seed = m_study->request().seed;
  return request;
}

bool TunePage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_table->viewport()) {
    if (event->type() == QEvent::MouseMove) {
      const QModelIndex at =
          m_table->indexAt(static_cast<QMouseEvent*>(event)->position().toPoint());
      pointAt(at.isValid() ? at.data(TuneModel::NumberRole).toLongLong() : 0);
    } else if (event->type() == QEvent::Leave) {
      pointAt(0);
    } else if (event->type() == QEvent::Resize) {
      spreadParameters();
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace tastescope::ui
