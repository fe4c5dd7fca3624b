#include "ui/runs/RunsScreen.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "core/store/RunStore.h"
#include "ui/charts/RunIntervalChart.h"
#include "ui/context/Translate.h"
#include "ui/export/ExportDialog.h"
#include "ui/runs/RunCurves.h"
#include "ui/runs/RunWordsPanel.h"
#include "ui/runs/RunsTable.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/StatePanes.h"
#include "ui/widgets/WrappedLabel.h"
#include "ui/words/Counted.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {

constexpr std::size_t kFirstCompared = 4;

constexpr int kWordsWidth = 310;

bool finished(const RunSummary& run) {
  return run.record.state == RunState::Done || run.record.state == RunState::KeptBest;
}

}  // namespace

const ScreenInfo& RunsScreen::info() {
  static const ScreenInfo info{
      .key = screens::kRuns,
      .icon = "runs",
      .needsProject = true,
      .nameSource = QT_TRANSLATE_NOOP("Screens", "Runs"),
      .purposeSource = QT_TRANSLATE_NOOP(
          "Screens", "All trained models side by side, with a test of their difference."),
      .helpSources = {QT_TRANSLATE_NOOP("Help",
                                        "Runs lists every trained model. Check two or more to see "
                                        "their curves and a paired test of their difference."),
                      QT_TRANSLATE_NOOP("Help", "Deleting can be undone from the status bar.")},
      .keySources = {},
      .make = makeScreen<RunsScreen>};
  return info;
}

RunsScreen::RunsScreen(AppContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_pages(new QStackedWidget) {
  auto* column = bareColumn(this);
  column->addWidget(m_pages);
  build();
  connectModel();
  connect(&m_context, &AppContext::runsChanged, this, &RunsScreen::load);
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

void RunsScreen::activate(const Destination& destination) {
  const auto* wish = std::get_if<ShowRun>(&destination);
  m_wanted = wish == nullptr ? 0 : wish->run;
  if (m_wanted != 0 && m_model.find(m_wanted)) {
    select(m_wanted);
    m_model.setCompared(m_wanted, true);
    m_wanted = 0;
  }
  m_table->setFocus(Qt::OtherFocusReason);
}

void RunsScreen::load() {
  if (!m_context.session()) return loaded({});
  auto plan = lookUp([session = m_context.session()] { return runSummaries(*session); });
  plan.done = [this](std::vector<RunSummary> runs) { loaded(std::move(runs)); };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

void RunsScreen::loaded(std::vector<RunSummary> runs) {
  const RunId current = m_kept != 0 ? std::exchange(m_kept, 0) : m_table->currentRun();
  m_pages->setCurrentIndex(runs.empty() ? 0 : 1);
  m_curves->forget();
  m_model.setRuns(std::move(runs));
  fillModels();
  fillTrials();
  if (!m_chosen && !m_model.runs().empty()) chooseFirst();
  if (m_wanted != 0 && m_model.find(m_wanted)) {
    m_model.setCompared(m_wanted, true);
    select(std::exchange(m_wanted, 0));
  } else if (current != 0) {
    m_table->setCurrentRun(current);  // a trial that another has outdone leaves the list
  }
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

void RunsScreen::select(RunId run) {
  m_table->setCurrentRun(run);
  const RunSummary* const hidden = m_table->currentRun() == run ? nullptr : m_model.find(run);
  if (!hidden || hidden->study.empty()) return;
  m_trials->setCurrentIndex(m_trials->findData(int(TrialsShown::All)));
  m_table->setCurrentRun(run);
}

void RunsScreen::fillTrials() {
  const QSignalBlocker blocker(m_trials);
  const QVariant shown = m_trials->currentData();
  const QString study = m_trials->currentText();
  m_trials->clear();
  m_trials->addItem(tr("Best of each search"), int(TrialsShown::Best));
  m_trials->addItem(tr("All trials"), int(TrialsShown::All));
  m_trials->addItem(tr("No trials"), int(TrialsShown::None));
  for (const RunSummary& run : m_model.runs()) {
    const QString name = fromUtf8(run.study);
    if (!name.isEmpty() && m_trials->findText(name) < 0)
      m_trials->addItem(name, int(TrialsShown::OfOne));
  }
  const bool ofOne = shown.isValid() && shown.toInt() == int(TrialsShown::OfOne);
  const int before = ofOne ? m_trials->findText(study) : m_trials->findData(shown);
  m_trials->setCurrentIndex(std::max(0, before));
  m_trials->setVisible(m_trials->findData(int(TrialsShown::OfOne)) >= 0);
  filterTrials();
}

void RunsScreen::filterTrials() {
  m_filter.setTrials(static_cast<TrialsShown>(m_trials->currentData().toInt()),
                     m_trials->currentText());
  updateCount();
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
      tr("Ranked against all %1, known ones hidden. Recall divides by the number of held-out "
         "ones.")
          .arg(countedItems(m_context.session()->data().items.size(), m_context.vocabulary())));
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
  auto plan = lookUp([session = m_context.session(), what = std::move(what)] {
    what(*session);
    return true;
  });
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
  ExportDialog::ask(m_context, request, this);
}

void RunsScreen::retranslate() {
  // The model outlives its views, so the compared runs and their colours stay.
  const RunId current = m_table->currentRun();
  const QByteArray columns = m_table->columnsState();
  while (QWidget* page = m_pages->widget(0)) {
    m_pages->removeWidget(page);
    delete page;
  }
  build();
  m_table->restoreColumnsState(columns);
  m_kept = current;
  load();
}

void RunsScreen::buildHeader() {
  m_header = new PageHeader(tr("Runs"));
  m_open = named("openRun", button(tr("Open run"), "train"));
  m_clone = named("cloneRun", button(tr("Clone with changes…"), "copy"));
  m_export = named("exportRuns", button(tr("Export…"), "export"));
  auto* fresh = named("newRun", mainButton(tr("New run"), "plus"));
  fresh->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
  fresh->setToolTip(withShortcut(tr("New run"), fresh->shortcut()));
  for (QPushButton* action : {m_open, m_clone, m_export, fresh}) m_header->addAction(action);
  connect(fresh, &QPushButton::clicked, this, [this] { m_context.navigate(NewTraining{}); });
  connect(m_clone, &QPushButton::clicked, this,
          [this] { m_context.navigate(CloneRun{m_table->currentRun()}); });
  connect(m_open, &QPushButton::clicked, this,
          [this] { m_context.navigate(ShowTraining{m_table->currentRun()}); });
  connect(m_export, &QPushButton::clicked, this, &RunsScreen::exportTable);
}

QWidget* RunsScreen::buildToolbar() {
  auto* holder = new QWidget;
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(15, 10, 12, 8);
  row->setSpacing(8);
  m_search = named("findRuns", small(new SearchField(tr("Find in runs and notes"))));
  m_search->setFixedWidth(220);
  m_modelBox = named("modelFilter", small(new QComboBox));
  m_modelBox->setAccessibleName(tr("Model"));
  m_trials = named("trialsFilter", small(new QComboBox));
  m_trials->setAccessibleName(tr("Trials of searches"));
  m_trials->setToolTip(
      tr("Which trials of searches are listed. Starred ones stand beside the best."));
  m_starred = named("starredFilter", smallButton(tr("Starred"), "star"));
  m_starred->setCheckable(true);
  m_count = new ElidedLabel({}, TextStyle::Small, "textSecondary");
  m_resume = named("resumeRun", smallButton(tr("Resume"), "play"));
  m_rename = named("renameRun", smallButton(tr("Rename")));
  m_rename->setToolTip(tr("Rename (F2)"));
  m_note = named("noteRun", smallButton(tr("Note"), "note"));
  m_delete = named("deleteRun", smallButton(tr("Delete")));
  m_delete->setToolTip(tr("Delete (Del); can be undone"));
  m_delete->setProperty("tone", QStringLiteral("danger"));
  for (QWidget* widget : {static_cast<QWidget*>(m_search), static_cast<QWidget*>(m_modelBox),
                          static_cast<QWidget*>(m_trials), static_cast<QWidget*>(m_starred),
                          static_cast<QWidget*>(m_count)}) {
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
  connect(m_trials, &QComboBox::currentIndexChanged, this, &RunsScreen::filterTrials);
  connect(m_starred, &QPushButton::toggled, this, [this](bool on) {
    m_filter.setStarredOnly(on);
    updateCount();
  });
  connect(m_rename, &QPushButton::clicked, this, [this] { m_table->editColumn(RunsModel::Name); });
  connect(m_note, &QPushButton::clicked, this,
          [this] { m_table->editColumn(m_model.noteColumn()); });
  connect(m_delete, &QPushButton::clicked, this, &RunsScreen::deleteSelected);
  connect(m_resume, &QPushButton::clicked, this,
          [this] { m_context.navigate(ResumeRun{m_table->currentRun()}); });
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
  auto* row = bareRow(holder, 16);
  m_curves = new RunCurves(m_context, m_model);
  m_metricsPanel = new Panel(tr("Test metrics"));
  m_metricsPanel->setNote(tr("mean and 95 % interval"));
  m_metrics = named("runMetrics", new RunIntervalChart);
  connect(&Theme::instance(), &Theme::changed, this, &RunsScreen::showMetrics);
  m_metrics->setAccessibleName(tr("Test metrics"));
  m_protocol = new WrappedLabel({}, TextStyle::Caption, "textSecondary");
  m_metricsPanel->addWidget(m_metrics, 1);
  m_metricsPanel->addWidget(m_protocol);
  m_words = new RunWordsPanel(m_context, m_model);
  m_words->setFixedWidth(Theme::instance().scaled(kWordsWidth));
  row->addWidget(m_curves, 8);
  row->addWidget(m_metricsPanel, 7);
  row->addWidget(m_words);
  return holder;
}

void RunsScreen::build() {
  buildHeader();
  const int padding = Theme::instance().layout("pagePadding");
  auto* page = new QWidget;
  auto* column = bareColumn(page, 0);
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
  auto* empty = named("noRuns", new EmptyState("runs"));
  empty->setTexts(tr("No runs yet"),
                  tr("Train a model and it appears here with its curves and results."),
                  tr("Train a model"));
  connect(empty, &EmptyState::actionTriggered, &m_context, &AppContext::navigateToTraining);
  m_pages->addWidget(empty);
  m_pages->addWidget(page);
}

}  // namespace tastescope::ui
