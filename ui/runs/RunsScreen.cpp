#include "ui/runs/RunsScreen.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/charts/RunIntervalChart.h"
#include "ui/export/ExportDialog.h"
#include "ui/runs/RunCurves.h"
#include "ui/runs/RunWordsPanel.h"
#include "ui/runs/RunsTable.h"
#include "ui/widgets/PageHeader.h"
#include "ui/words/RunWords.h"
#include "ui/workers/Translate.h"

namespace tastescope::ui {

namespace {

constexpr std::size_t kFirstCompared = 4;

bool finished(const RunSummary& run) {
  return run.record.state == RunState::Done || run.record.state == RunState::KeptBest;
}

}  // namespace

RunsScreen::RunsScreen(AppContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_pages(new QStackedWidget) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_pages);
  build();
  connectModel();
  connect(&m_context, &AppContext::runsChanged, this, &RunsScreen::load);
  connect(&m_context, &AppContext::projectChanged, this, [this] {
    m_chosen = false;
    m_model.setRuns({});
    load();
  });
  load();
}

void RunsScreen::connectModel() {
  connect(&m_model, &RunsModel::comparedChanged, this, &RunsScreen::compareChanged);
  connect(&m_model, &RunsModel::renameWanted, this, [this](qint64 run, const QString& name) {
    change([run, name](Session& session) { renameRun(session, run, toUtf8(name)); });
  });
  connect(&m_model, &RunsModel::noteWanted, this, [this](qint64 run, const QString& note) {
    change([run, note](Session& session) { annotateRun(session, run, toUtf8(note)); });
  });
  connect(&m_model, &RunsModel::starWanted, this, [this](qint64 run, bool starred) {
    change([run, starred](Session& session) { starRun(session, run, starred); });
  });
}

void RunsScreen::activate(const QVariantMap& payload) {
  m_wanted = payload.value(QStringLiteral("run"), 0).toLongLong();
  if (m_wanted != 0 && m_model.find(m_wanted)) {
    m_table->setCurrentRun(m_wanted);
    m_model.setCompared(m_wanted, true);
    m_wanted = 0;
  }
  m_table->setFocus(Qt::OtherFocusReason);
}

void RunsScreen::load() {
  if (!m_context.session()) return loaded({});
  JobManager::Plan<std::vector<RunSummary>> plan;
  plan.listed = false;
  plan.work = [session = m_context.session()](Progress&, const std::stop_token&) {
    return runSummaries(*session);
  };
  plan.done = [this](std::vector<RunSummary> runs) { loaded(std::move(runs)); };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

void RunsScreen::loaded(std::vector<RunSummary> runs) {
  const RunId current = m_table->currentRun();
  m_pages->setCurrentIndex(runs.empty() ? 0 : 1);
  m_curves->forget();
  m_model.setRuns(std::move(runs));
  fillModels();
  if (!m_chosen && !m_model.runs().empty()) chooseFirst();
  const RunId wanted = m_wanted != 0 ? m_wanted : current;
  if (m_wanted != 0 && m_model.find(m_wanted)) {
    m_model.setCompared(m_wanted, true);
    m_wanted = 0;
  }
  if (wanted != 0) m_table->setCurrentRun(wanted);
  if (!m_table->currentIndex().isValid() && m_filter.rowCount() > 0) {
    m_table->setCurrentIndex(m_filter.index(0, RunsModel::Name));
  }
  compareChanged();
}

void RunsScreen::chooseFirst() {
  m_chosen = true;
  std::vector<RunSummary> comparable;  // with the newest finished run
  for (const RunSummary& run : m_model.runs()) {
    if (!finished(run)) continue;
    if (comparable.empty() || run.record.split == comparable.front().record.split)
      comparable.push_back(run);
  }
  for (const RunId run : runsToCompare(comparable, kFirstCompared)) m_model.setCompared(run, true);
}

void RunsScreen::fillModels() {
  const QSignalBlocker blocker(m_modelBox);
  const QString before = m_modelBox->currentData().toString();
  m_modelBox->clear();
  m_modelBox->addItem(tr("All models"), QString());
  for (const RunSummary& run : m_model.runs()) {
    const QString key = fromUtf8(run.record.model);
    if (m_modelBox->findData(key) < 0) m_modelBox->addItem(fromUtf8(run.modelName), key);
  }
  m_modelBox->setCurrentIndex(std::max(0, m_modelBox->findData(before)));
}

void RunsScreen::compareChanged() {
  updateCount();
  currentChanged();
}

void RunsScreen::currentChanged() {
  QList<RunId> compared = m_model.compared();
  const RunId current = m_table->currentRun();
  m_curves->showRuns(compared, current);
  showMetrics();
  // The selected run speaks: the others are compared to it.
  if (compared.removeOne(current)) compared.prepend(current);
  QList<RunId> testable;
  for (const RunId run : compared) {
    const RunSummary* summary = m_model.find(run);
    if (summary && finished(*summary) && summary->hasWeights) testable << run;
  }
  if (isVisible()) m_words->compare(testable);
  m_stale = !isVisible();
  updateActions();
}

void RunsScreen::showEvent(QShowEvent* event) {
  Screen::showEvent(event);
  if (m_stale) currentChanged();
}

void RunsScreen::showMetrics() {
  static const std::vector<Metric> pictured{{"ndcg", 10}, {"recall", 10}, {"coverage", 10}};
  QStringList names;
  for (const Metric& metric : pictured) names << metricColumn(metric);
  QList<RunIntervalRow> rows;
  for (const RunId id : m_model.compared()) {
    const RunSummary* run = m_model.find(id);
    if (!run || !finished(*run)) continue;
    RunIntervalRow row{
        fromUtf8(run->record.name), m_model.colourOf(id), id == m_table->currentRun(), {}};
    for (const Metric& metric : pictured) {
      const MetricValue* value = metricOf(*run, "test", metric.key());
      row.cells << (value ? std::optional(RunInterval{value->value, value->half}) : std::nullopt);
    }
    rows << row;
  }
  m_metrics->setContent(names, rows);
  if (!m_context.session()) return;
  m_protocol->setText(
      tr("Ranked against all %1 items, known ones hidden. Recall divides by the "
         "number of held-out items.")
          .arg(QLocale().toString(qulonglong(m_context.session()->data().items.size()))));
}

void RunsScreen::updateActions() {
  const RunSummary* run = m_model.find(m_table->currentRun());
  const bool writable = m_context.session() && !m_context.session()->readOnly();
  const bool idle = run && run->record.state != RunState::Running;
  m_open->setEnabled(run);
  m_clone->setEnabled(run);
  m_export->setEnabled(run);
  m_resume->setVisible(run && run->canResume && idle);
  m_rename->setEnabled(run && writable);
  m_note->setEnabled(run && writable);
  m_delete->setEnabled(run && writable && idle);
  m_delete->setToolTip(run && !idle ? tr("Stop the training first.")
                                    : tr("Delete (Del); can be undone"));
  if (run) {
    m_header->setContext(
        tr("test results · split %1").arg(splitShort(splitSpecFromJson(run->record.split))));
  }
}

void RunsScreen::updateCount() {
  const int shown = m_filter.rowCount();
  const auto all = static_cast<int>(m_model.runs().size());
  const QString runs = shown == all ? (all == 1 ? tr("1 run") : tr("%1 runs").arg(all))
                                    : tr("%1 of %2 runs").arg(shown).arg(all);
  m_count->setText(tr("%1 compared, %2").arg(m_model.compared().size()).arg(runs));
}

void RunsScreen::change(std::function<void(Session&)> what, std::function<void()> then) {
  JobManager::Plan<bool> plan;
  plan.listed = false;
  plan.work = [session = m_context.session(), what = std::move(what)](Progress&,
                                                                      const std::stop_token&) {
    what(*session);
    return true;
  };
  plan.done = [this, then = std::move(then)](bool) {
    m_context.touchRuns();
    if (then) then();
  };
  plan.failed = [this](const Error& error) {
    m_context.announce(translated(error.message()));
    load();
  };
  m_context.jobs().start<bool>(this, std::move(plan));
}

void RunsScreen::deleteSelected() {
  if (!m_delete->isEnabled()) return;
  QList<RunId> runs;
  for (const RunId run : m_table->selectedRuns()) {
    const RunSummary* summary = m_model.find(run);
    if (summary && summary->record.state != RunState::Running) runs << run;
  }
  if (runs.isEmpty()) return;
  change(
      [runs](Session& session) {
        for (const RunId run : runs) deleteRun(session, run, true);
      },
      [this, runs] {
        m_context.announce(
            runs.size() == 1 ? tr("1 run deleted") : tr("%1 runs deleted").arg(runs.size()),
            tr("Undo"), [screen = QPointer<RunsScreen>(this), runs] {
              if (screen) screen->undoDelete(runs);
            });
      });
}

void RunsScreen::undoDelete(const QList<RunId>& runs) {
  change([runs](Session& session) {
    for (const RunId run : runs) deleteRun(session, run, false);
  });
}

void RunsScreen::exportTable() {
  ExportRequest request;
  request.table = ExportTable::Metrics;
  request.run = m_table->currentRun();
  auto* dialog = new ExportDialog(m_context, request, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void RunsScreen::changeEvent(QEvent* event) {
  Screen::changeEvent(event);
  if (event->type() != QEvent::LanguageChange || !m_table) return;
  // The model outlives its views, so the compared runs and their colours stay.
  const RunId current = m_table->currentRun();
  const QByteArray columns = m_table->columnsState();
  while (QWidget* page = m_pages->widget(0)) {
    m_pages->removeWidget(page);
    delete page;
  }
  build();
  m_table->restoreColumnsState(columns);
  m_wanted = current;
  load();
}

}  // namespace tastescope::ui
