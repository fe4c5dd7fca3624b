#include "ui/train/TunePage.h"

#include <QHeaderView>
#include <QLocale>
#include <QMouseEvent>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/workflow/train/TrainSetup.h"
#include "ui/charts/BestSoFarChart.h"
#include "ui/charts/ParallelChart.h"
#include "ui/forms/RunWords.h"
#include "ui/train/TuneLines.h"
#include "ui/train/TuneStrip.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/Panel.h"
#include "ui/workers/Translate.h"

namespace tastescope::ui {

namespace {
constexpr int kParameterWidth = 132;
}  // namespace

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
  for (const auto& [column, width] : widths) setColumnWidth(column, width);
  setColumnWidth(m_model.epochsColumn(), 92);
  setColumnWidth(m_model.timeColumn(), 92);
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
