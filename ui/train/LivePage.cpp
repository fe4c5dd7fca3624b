#include "ui/train/LivePage.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "core/models/Registry.h"
#include "core/workflow/evaluate/CompareRuns.h"
#include "ui/context/Translate.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/train/HealthPanel.h"
#include "ui/train/LiveCharts.h"
#include "ui/train/LiveStrip.h"
#include "ui/train/QueuePanel.h"
#include "ui/train/RunSettings.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/StatePanes.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {

constexpr int kLiveSideWidth = 350;
constexpr qint64 kHealthMs = 1000;

}  // namespace

LivePage::LivePage(AppContext& context, TrainQueue& queue, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_queue(queue),
      m_discardNote(named("discardNote", new NoteBar(NoteKind::Danger))),
      m_failure(named("endNote", new NoteBar(NoteKind::Danger))),
      m_strip(new LiveStrip),
      m_middle(new QStackedWidget),
      m_charts(new LiveCharts),
      m_noCurves(new EmptyState("check")) {
  buildHeader();
  QVBoxLayout* body = layOutPage(this, m_header);
  m_discardNote->setText(tr("Discard this run? Its curves and weights are removed for good."));
  m_discardNote->setAction(tr("Discard the run"));
  m_discardNote->setClosable(true);
  m_discardNote->hide();
  m_failure->hide();
  body->addWidget(m_discardNote);
  body->addWidget(m_failure);
  body->addWidget(m_strip);
  m_noCurves->setTexts(tr("Fitted in one go"),
                       tr("This method has no training curve. Its results stand in Runs."),
                       tr("Open in Runs"));
  m_middle->addWidget(m_charts);
  m_middle->addWidget(m_noCurves);
  auto* row = spacedRow(16);
  row->addWidget(m_middle, 1);
  row->addWidget(buildSide());
  body->addLayout(row, 1);
  connect(m_strip, &LiveStrip::whyWanted, this,
          [this] { m_context.navigate(Visit{screens::kEvaluate}); });
  connect(m_strip, &LiveStrip::searchWanted, this, [this] { m_context.navigate(NewSearch{}); });
  connect(m_discardNote, &NoteBar::actionTriggered, this, [this] {
    m_discardNote->hide();
    m_queue.discard();
  });
  connect(m_discardNote, &NoteBar::closed, m_discardNote, &QWidget::hide);
  connect(m_noCurves, &EmptyState::actionTriggered, this, [this] { go<ShowRun>(); });
  connect(m_charts, &LiveCharts::exported, this,
          [this](const QString& sentence) { m_context.announce(sentence); });
  connect(&m_context, &AppContext::runsChanged, this, &LivePage::loadBaselines);
}

QPushButton* LivePage::addAction(QPushButton* made, const char* object) {
  made->setObjectName(QLatin1String(object));
  m_header->addAction(made);
  made->hide();  // which of them make sense is decided by the run's state
  return made;
}

void LivePage::buildHeader() {
  m_header = new PageHeader;
  m_pause = addAction(button(tr("Pause"), "pause"), "pause");
  m_pause->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_P));
  m_stop = addAction(mainButton(tr("Stop and keep best"), "stop"), "stopKeepBest");
  m_discard = addAction(destructiveButton(tr("Discard")), "discard");
  m_new = addAction(button(tr("New run"), "train"), "newRun");
  m_goOn = addAction(button({}, "play"), "resumeRun");
  m_latent = addAction(button(tr("Latent map"), "latent"), "toLatent");
  m_recommend = addAction(button(tr("Recommend"), "recommend"), "toRecommend");
  m_evaluate = addAction(button(tr("Evaluate"), "evaluate"), "toEvaluate");
  m_runs = addAction(mainButton(tr("Compare in Runs"), "runs"), "toRuns");
  m_stop->setToolTip(tr("Ends after this batch and keeps the weights of the best epoch"));
  connect(m_pause, &QPushButton::clicked, this, &LivePage::togglePause);
  connect(m_stop, &QPushButton::clicked, this, [this] { m_queue.stopAndKeepBest(); });
  connect(m_discard, &QPushButton::clicked, this, &LivePage::askDiscard);
  connect(m_latent, &QPushButton::clicked, this, [this] { go<ShowOnMap>(); });
  connect(m_recommend, &QPushButton::clicked, this, [this] { go<ShowRecommendations>(); });
  connect(m_evaluate, &QPushButton::clicked, this,
          [this] { m_context.navigate(Visit{screens::kEvaluate}); });
  connect(m_runs, &QPushButton::clicked, this, [this] { go<ShowRun>(); });
  connect(m_new, &QPushButton::clicked, this, &LivePage::newRunWanted);
  connect(m_goOn, &QPushButton::clicked, this, &LivePage::goOn);
}

QWidget* LivePage::buildSide() {
  m_health = new HealthPanel;
  m_settings = new RunSettings;
  m_queuePanel = new QueuePanel(m_queue);
  connect(m_queuePanel, &QueuePanel::addWanted, this, &LivePage::newRunWanted);
  auto* side = new QWidget;
  auto* column = bareColumn(side, 16);
  for (QWidget* part : {static_cast<QWidget*>(m_health), static_cast<QWidget*>(m_settings),
                        static_cast<QWidget*>(m_queuePanel)}) {
    part->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    column->addWidget(part);
  }
  column->addStretch();
  auto* scroll = scrolledColumn(side);
  scroll->setFixedWidth(Theme::instance().scaled(kLiveSideWidth));
  return scroll;
}

void LivePage::setRun(LiveRun* run) {
  if (m_run == run && run) return;
  if (m_run) disconnect(m_run, nullptr, this, nullptr);
  m_run = run;
  m_discardNote->hide();
  m_charts->setRun(run);
  if (!run) return;
  m_userLatent = m_told = false;
  connect(run, &LiveRun::advanced, this, &LivePage::refresh);
  connect(run, &LiveRun::stateChanged, this, &LivePage::showState);
  m_middle->setCurrentIndex(run->model().defaultEpochs > 0 ? 0 : 1);
  showState();
  loadBaselines();
}

void LivePage::refresh() {
  if (!m_run || !isVisible()) return;
  m_strip->showRun(*m_run);
  m_charts->refresh();
  if (m_sinceHealth.isValid() && m_sinceHealth.elapsed() < kHealthMs) return;
  m_sinceHealth.start();
  m_health->showRun(*m_run);
}

void LivePage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  refresh();
}

void LivePage::showActions() {
  const LiveState state = m_run->state();
  const bool active = m_run->active();
  const bool usable = state == LiveState::Done || state == LiveState::KeptBest;
  const std::pair<QPushButton*, bool> wanted[] = {
      {m_pause, active},
      {m_stop, active && m_run->model().defaultEpochs > 0},
      {m_discard, active},
      {m_new, !active},
      {m_goOn, state == LiveState::Left && !m_queue.running()},
      {m_latent, usable && m_userLatent},
      {m_recommend, usable},
      {m_evaluate, usable},
      {m_runs, !active && state != LiveState::Discarded}};
  // Hidden first: all of them at once would widen the window.
  for (const auto& [action, shown] : wanted) {
    if (!shown) action->hide();
  }
  for (const auto& [action, shown] : wanted) {
    if (shown) action->show();
  }
  const bool steerable = state == LiveState::Training || state == LiveState::Paused;
  m_goOn->setText(m_run->noRoom() ? tr("Try again") : tr("Resume training"));
  m_pause->setEnabled(steerable);
  m_stop->setEnabled(steerable);
  const bool paused = state == LiveState::Paused;
  m_pause->setText(paused ? tr("Resume") : tr("Pause"));
  m_pause->setIcon(icon(paused ? "play" : "pause"));
  m_pause->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_P));
  m_pause->setToolTip(withShortcut(m_pause->text(), m_pause->shortcut()));
}

void LivePage::showState() {
  if (!m_run) return;
  m_header->setTitle(m_run->name());
  m_header->setContext(QStringLiteral("%1 · %2").arg(translated(familyName(m_run->model().family)),
                                                     fromUtf8(m_run->session()->data().name)));
  showActions();
  if (!m_run->active()) m_discardNote->hide();
  showEnd();
  m_settings->showRun(*m_run);
  m_strip->showRun(*m_run);
  m_charts->refresh();
  m_health->showRun(*m_run);
}

void LivePage::showEnd() {
  // The bar above every screen says how much room is wanted, unless there was none to store that.
  const bool untold = m_run->noRoom() && !m_told;
  m_failure->setVisible(untold || m_run->state() == LiveState::Failed);
  m_failure->setKind(untold ? NoteKind::Warning : NoteKind::Danger);
  m_failure->setText(untold ? m_run->message() : endText(*m_run));
}

/// From its last checkpoint, or from the start where there is none.
void LivePage::goOn() {
  if (!m_run) return;
  m_queue.add({0, m_run->request(), m_run->run(), m_run->name(), tr("resumed"), -1});
  setRun(m_queue.current());
}

void LivePage::togglePause() {
  if (!m_run) return;
  if (m_run->state() == LiveState::Paused) {
    m_queue.resume();
  } else {
    m_queue.pause();
  }
}

void LivePage::askDiscard() {
  m_discardNote->show();
  if (auto* action = m_discardNote->findChild<QPushButton*>()) action->setFocus();
}

void LivePage::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && m_discardNote->isVisible()) {
    m_discardNote->hide();
    m_discard->setFocus();
    return;
  }
  QWidget::keyPressEvent(event);
}

void LivePage::loadBaselines() {
  if (!m_run || !m_context.session()) return;
  using Beside = std::pair<std::vector<RunSummary>, ModelCapabilities>;
  auto plan = lookUp([session = m_run->session(), model = &m_run->model()] {
    return Beside{runSummaries(*session), capabilitiesOf(*model)};
  });
  plan.done = [this](const Beside& beside) {
    if (!m_run) return;
    const auto& runs = beside.first;
    const bool told = std::ranges::any_of(runs, [this](const RunSummary& one) {
      return one.record.id == m_run->run() && one.record.stopReason == kNoRoomKey;
    });
    if (m_userLatent != beside.second.userLatent || m_told != told) {
      m_userLatent = beside.second.userLatent;
      m_told = told;
      showState();
    }
    auto baselines = baselinesBeside(runs, m_run->session()->data().fingerprint,
                                     m_run->request().split, m_run->options().metric);
    QList<CurveBaseline> lines;
    for (const BaselineResult& one : baselines)
      lines.push_back({fromUtf8(one.name), one.value, kBaselineColour, true});
    m_charts->setBaselines(lines);
    std::erase_if(baselines,
                  [&](const BaselineResult& one) { return one.name == m_run->model().name; });
    std::vector<RunId> compared{m_run->run()};
    for (const BaselineResult& one : baselines) compared.push_back(one.run);
    m_run->setBaselines(std::move(baselines));
    loadStandings(std::move(compared));
  };
  m_baselineJob.start(m_context.jobs(), this, std::move(plan));
}

void LivePage::loadStandings(std::vector<RunId> compared) {
  const bool usable = m_run->state() == LiveState::Done || m_run->state() == LiveState::KeptBest;
  if (!usable || m_run->run() == 0 || compared == m_stood) return;
  m_stood = std::move(compared);
  JobManager::Plan<std::vector<Standing>> plan;
  plan.listed = false;
  plan.work = [session = m_run->session(), run = m_run->run()](Progress& progress,
                                                               const std::stop_token& stop) {
    return standings(*session, run, progress, stop);
  };
  plan.done = [of = m_run](std::vector<Standing> found) {
    if (of) of->setStandings(std::move(found));
  };
  plan.failed = [](const Error&) {};  // the numbers on validation stand in Health
  m_standingJob.start(m_context.jobs(), this, std::move(plan));
}

}  // namespace tastescope::ui
