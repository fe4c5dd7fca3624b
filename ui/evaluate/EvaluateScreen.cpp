#include "ui/evaluate/EvaluateScreen.h"

#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/evaluate/JudgementCharts.h"
#include "ui/evaluate/ProtocolPane.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/StatePanes.h"

namespace tastescope::ui {

namespace {

constexpr std::size_t kDefaultRuns = 5;
/// About a second of scoring on two cores; more waits for a click.
constexpr std::uint64_t kJudgeByItself = 400'000'000;

bool hasTestMetrics(const RunSummary& run) {
  return run.hasWeights &&
         std::any_of(run.metrics.begin(), run.metrics.end(),
                     [](const MetricValue& value) { return value.part == "test"; });
}

}  // namespace

const ScreenInfo& EvaluateScreen::info() {
  static const ScreenInfo info{
      .key = screens::kEvaluate,
      .icon = "evaluate",
      .needsProject = true,
      .nameSource = QT_TRANSLATE_NOOP("Screens", "Evaluate"),
      .purposeSource =
          QT_TRANSLATE_NOOP("Screens", "How good the lists are, how it was measured and for whom."),
      .helpSources =
          {QT_TRANSLATE_NOOP("Help",
                             "Evaluate shows how good the lists are. The protocol at the left says "
                             "how every number was made."),
           QT_TRANSLATE_NOOP(
               "Help",
               "Below the totals the numbers are split by activity, popularity and kind of item.")},
      .keySources = {},
      .make = makeScreen<EvaluateScreen>};
  return info;
}

void EvaluateScreen::activate(const Destination&) {
  if (m_stale) refreshRuns();
}

void EvaluateScreen::refreshRuns() {
  m_stale = false;
  if (!m_context.session()) {
    takeRuns({});
    return;
  }
  JobManager::Plan<std::vector<RunSummary>> plan;
  plan.title = tr("Looking up runs");
  plan.listed = false;
  plan.work = [session = m_context.session()](Progress&, const std::stop_token&) {
    return runSummaries(*session);
  };
  plan.done = [this](std::vector<RunSummary> runs) { takeRuns(runs); };
  m_runsJob.start(m_context.jobs(), this, std::move(plan));
}

void EvaluateScreen::takeRuns(const std::vector<RunSummary>& runs) {
  const SplitSpec before = group() != nullptr ? group()->spec : SplitSpec{};
  const bool had = group() != nullptr;
  m_groups.clear();
  for (const RunSummary& run : runs) {
    if (!hasTestMetrics(run)) continue;
    const SplitSpec spec = splitSpecFromJson(run.record.split);
    auto found = std::find_if(m_groups.begin(), m_groups.end(),
                              [&](const SplitGroup& other) { return other.spec == spec; });
    if (found == m_groups.end()) found = m_groups.insert(m_groups.end(), SplitGroup{spec, {}});
    found->runs.push_back(run);
  }
  m_group = 0;
  for (std::size_t i = 0; i < m_groups.size(); ++i) {
    if (had && m_groups[i].spec == before) m_group = i;
  }
  chooseDefaults();
  showGroup();
  showPage();
  considerJudging();
}

void EvaluateScreen::chooseDefaults() {
  const SplitGroup* current = group();
  if (current == nullptr) {
    m_chosen.clear();
    return;
  }
  const auto exists = [current](RunId id) {
    return std::any_of(current->runs.begin(), current->runs.end(),
                       [id](const RunSummary& run) { return run.record.id == id; });
  };
  m_chosen.removeIf([&](RunId id) { return !exists(id); });
  if (!m_chosen.isEmpty()) return;
  const std::vector<RunId> compared = runsToCompare(current->runs, kDefaultRuns);
  m_chosen = QList<RunId>(compared.begin(), compared.end());
}

const EvaluateScreen::SplitGroup* EvaluateScreen::group() const {
  return m_group < m_groups.size() ? &m_groups[m_group] : nullptr;
}

QList<ChosenRun> EvaluateScreen::chosenRuns() const {
  QList<ChosenRun> runs;
  if (group() == nullptr) return runs;
  const Theme& theme = Theme::instance();
  int colour = 0;
  for (const RunId id : m_chosen) {
    for (const RunSummary& run : group()->runs) {
      if (run.record.id != id) continue;
      const bool plain = run.record.model == "popularity";
      runs.append({run, plain ? theme.categoricalOther() : theme.categorical(colour)});
      if (!plain) ++colour;
    }
  }
  return runs;
}

void EvaluateScreen::showGroup() {
  fillRunMenu();
  QStringList names;
  for (const SplitGroup& one : m_groups) {
    names << tr("%1, seed %2")
                 .arg(splitSentence(one.spec, m_context.vocabulary()))
                 .arg(one.spec.seed);
  }
  m_protocol->setSplits(names, static_cast<int>(m_group));
  showTable();
}

void EvaluateScreen::fillRunMenu() {
  m_runsMenu->clear();
  const SplitGroup* current = group();
  m_runsButton->setText(m_chosen.size() == 1 ? tr("1 run chosen")
                                             : tr("%1 runs chosen").arg(m_chosen.size()));
  m_runsButton->setEnabled(current != nullptr);
  if (current == nullptr) return;
  for (const RunSummary& run : current->runs) {
    QAction* action = m_runsMenu->addAction(fromUtf8(run.record.name));
    action->setCheckable(true);
    const RunId id = run.record.id;
    action->setChecked(m_chosen.contains(id));
    action->setEnabled(m_chosen.size() > 1 || !m_chosen.contains(id));
    connect(action, &QAction::toggled, this, [this, id](bool on) { toggleRun(id, on); });
  }
}

void EvaluateScreen::toggleRun(RunId run, bool chosen) {
  if (chosen && !m_chosen.contains(run)) m_chosen.append(run);
  if (!chosen) m_chosen.removeAll(run);
  QTimer::singleShot(0, this, [this] {
    showGroup();
    considerJudging();
  });
}

bool EvaluateScreen::judgedNow() const {
  if (!m_has || m_judged.k != m_protocol->k()) return false;
  return std::all_of(m_chosen.begin(), m_chosen.end(), [this](RunId id) {
    return std::any_of(m_judged.runs.begin(), m_judged.runs.end(),
                       [id](const RunJudgement& judged) { return judged.run == id; });
  });
}

void EvaluateScreen::showTable() {
  const QList<ChosenRun> runs = chosenRuns();
  m_model->setRuns(runs, m_protocol->k(), m_protocol->capped(), judgedNow() ? &m_judged : nullptr);
  fitTable();
  if (judgedNow()) m_charts->setJudgements(m_model->runs(), m_judged);
  selectSpoken();
  m_charts->setVisible(judgedNow());
  showProtocol();
}

/// A run stays selected as long as it is chosen; the charts' sentences speak of it.
void EvaluateScreen::selectSpoken() {
  int row = 0;
  for (int i = 0; i < m_model->rowCount(); ++i) {
    if (m_model->runAt(i) == m_spoken) row = i;
  }
  if (m_model->rowCount() > 0) m_table->selectRow(row);
}

void EvaluateScreen::showProtocol() {
  ProtocolFacts facts;
  const SessionPtr session = m_context.session();
  if (group() != nullptr) facts.split = group()->spec;
  if (session) {
    facts.allUsers = session->data().users.size();
    facts.items = session->data().items.size();
    facts.fingerprint = session->data().fingerprint;
  }
  if (judgedNow() && !m_judged.runs.empty()) {
    const ProtocolCard& card = m_judged.runs.front().protocol;
    facts.users = card.users;
    facts.items = card.items;
    facts.mask = card.mask;
    facts.pairs = m_judged.runs.size() * (m_judged.runs.size() - 1) / 2;
  }
  m_protocol->setFacts(facts);
}

void EvaluateScreen::considerJudging() {
  const SessionPtr session = m_context.session();
  m_note->hide();
  if (!session || group() == nullptr || m_chosen.isEmpty() || judgedNow()) return;
  if (judgingCost(*session, static_cast<std::size_t>(m_chosen.size())) <= kJudgeByItself) {
    judge();
    return;
  }
  m_note->setKind(NoteKind::Info);
  m_note->setText(
      tr("The pictures and tests need the lists of %1 %2 from %3 runs.")
          .arg(QLocale().toString(static_cast<qulonglong>(session->data().users.size())),
               m_context.vocabulary().users)
          .arg(m_chosen.size()));
  m_note->setAction(tr("Score now"));
  m_note->show();
}

void EvaluateScreen::judge() {
  m_note->hide();
  m_loading->show();
  m_loading->begin(tr("Scoring %1 runs").arg(m_chosen.size()));
  m_tick->start();
  JobManager::Plan<Judgements> plan;
  plan.title = tr("Evaluating runs");
  plan.work = [session = m_context.session(),
               runs = std::vector<RunId>(m_chosen.begin(), m_chosen.end()),
               k = m_protocol->k()](Progress& progress, const std::stop_token& stop) {
    return judgeRuns(*session, runs, k, progress, stop);
  };
  plan.done = [this](Judgements judged) {
    m_tick->stop();
    m_loading->end();
    m_loading->hide();
    m_judged = std::move(judged);
    m_has = true;
    showTable();
    Q_EMIT statusTextChanged();
  };
  plan.failed = [this](const Error& error) {
    m_tick->stop();
    m_loading->end();
    m_loading->hide();
    m_note->setKind(NoteKind::Danger);
    m_note->setText(tr("The lists could not be scored: %1 The stored numbers above are still good.")
                        .arg(translated(error.message())));
    m_note->setAction(tr("Try again"));
    m_note->show();
  };
  m_judgeJob.start(m_context.jobs(), this, std::move(plan));
}

void EvaluateScreen::pull() {
  const Job* job = m_judgeJob.job();
  if (job == nullptr) return;
  const ProgressState state = job->progress();
  const QString unit = state.unit.empty() ? QString() : QLatin1Char(' ') + translated(state.unit);
  m_loading->setProgress(state.done, state.total,
                         tr("%1 of %2%3")
                             .arg(QLocale().toString(static_cast<qulonglong>(state.done)),
                                  QLocale().toString(static_cast<qulonglong>(state.total)), unit));
}

void EvaluateScreen::showPage() {
  const bool content = group() != nullptr;
  m_pages->setCurrentIndex(content ? 1 : 0);
  for (QPushButton* action : {m_runsButton, m_copy, m_export}) action->setVisible(content);
  if (!m_context.session()) {
    m_empty->setTexts(tr("No project is open"),
                      tr("Open a project or import data; its runs are compared here."),
                      tr("Go to Home"));
  } else {
    m_empty->setTexts(tr("No runs to evaluate yet"),
                      tr("Train a model and its test results appear here beside the others."),
                      tr("Train a model"));
  }
}

QString EvaluateScreen::asText() const {
  QString text = m_protocol->asText() + QLatin1Char('\n');
  QStringList line;
  for (int column = 0; column < m_model->columnCount(); ++column)
    line << m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
  text += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
  for (int row = 0; row < m_model->rowCount(); ++row) {
    line.clear();
    for (int column = 0; column < m_model->columnCount(); ++column)
      line << m_model->index(row, column).data().toString();
    text += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
  }
  return text;
}

QString EvaluateScreen::statusText() const {
  return judgedNow() ? tr("Lists of %1 runs scored").arg(m_judged.runs.size()) : QString();
}

}  // namespace tastescope::ui
