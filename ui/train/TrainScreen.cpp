#include "ui/train/TrainScreen.h"

#include <QDateTime>
#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/data/Split.h"
#include "core/store/RunStore.h"
#include "ui/best/BestPage.h"
#include "ui/context/Translate.h"
#include "ui/train/LivePage.h"
#include "ui/train/SetupPage.h"
#include "ui/tune/TuneArea.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/StatePanes.h"

namespace tastescope::ui {

const ScreenInfo& TrainScreen::info() {
  static const ScreenInfo info{
      .key = screens::kTrain,
      .icon = "train",
      .needsProject = true,
      .nameSource = QT_TRANSLATE_NOOP("Screens", "Train"),
      .purposeSource = QT_TRANSLATE_NOOP(
          "Screens", "Set a model up, watch it learn, stop it and keep the best."),
      .helpSources = {QT_TRANSLATE_NOOP(
                          "Help",
                          "Train sets a model up and shows it learning. Baselines are trained "
                          "beside it, so that its numbers can be evaluated."),
                      QT_TRANSLATE_NOOP("Help",
                                        "Stop and keep best ends a training early with its best "
                                        "epoch. Pause keeps everything; Discard removes the run."),
                      QT_TRANSLATE_NOOP(
                          "Help",
                          "Search tries many settings of a model and compares them on validation. "
                          "Stop it at any time and continue later; each trial is a run."),
                      QT_TRANSLATE_NOOP(
                          "Help",
                          "Find the best model tries several models and settings within the "
                          "minutes you give, simple ones first, and chooses on validation. The "
                          "test is looked at once, at the end.")},
      .keySources = {},
      .make = makeScreen<TrainScreen>};
  return info;
}

TrainScreen::TrainScreen(AppContext& context, QWidget* parent)
    : Screen(parent),
      m_context(context),
      m_queue(context),
      m_pages(new QStackedWidget),
      m_tune(new TuneArea(context)),
      m_best(new BestRunner(context, this)) {
  bareColumn(this)->addWidget(m_pages);
  build();
  m_pages->addWidget(m_tune);
  connectSearches();
  connectBest();
  connect(&m_context, &AppContext::projectChanged, this, [this] {
    m_openJob.cancel();
    if (m_past) m_past->deleteLater();
    rebuild(false);
  });
  connect(&m_queue, &TrainQueue::changed, this, [this] {
    follow();
    Q_EMIT statusTextChanged();
  });
  connect(&m_queue, &TrainQueue::ended, this, [this](const LiveRun* run) {
    Q_EMIT statusTextChanged();
    if (run->state() == LiveState::Failed) m_context.announce(run->message());
    // A run that was thrown away leaves nothing to look at.
    if (run->state() == LiveState::Discarded && m_queue.waiting().isEmpty() && m_following)
      showSetup();
    // One of a project that was closed meanwhile goes with it.
    if (run->session() != m_context.session() && m_pages->currentWidget() == m_live) showSetup();
  });
}

void TrainScreen::connectSearches() {
  StudyRunner& runner = m_tune->runner();
  connect(&runner, &StudyRunner::busyChanged, this,
          [this] { m_queue.hold(searches().running() || m_best->running()); });
  connect(&m_queue, &TrainQueue::leaving, &runner, &StudyRunner::stop);
  connect(&m_queue, &TrainQueue::discarding, &runner, &StudyRunner::discard);
  connect(&runner, &StudyRunner::ended, this, [this](const LiveStudy* study) {
    Q_EMIT statusTextChanged();
    if (study->session() != m_context.session() && m_pages->currentWidget() == m_tune) showSetup();
  });
  connect(&runner, &StudyRunner::changed, this, &TrainScreen::follow);
  connect(m_tune, &TuneArea::wanted, this, [this] {
    m_following = false;
    m_pages->setCurrentWidget(m_tune);
  });
  connect(m_tune, &TuneArea::backWanted, this, &TrainScreen::showSetup);
  connect(m_tune, &TuneArea::useWanted, this, [this](const TrainRequest& request) {
    showSetup();
    m_setup->prefill(request);
  });
}

void TrainScreen::connectBest() {
  connect(m_best, &BestRunner::busyChanged, this, [this] {
    m_queue.hold(searches().running() || m_best->running());
    follow();
  });
  connect(&m_queue, &TrainQueue::leaving, m_best, &BestRunner::pause);
  connect(&m_queue, &TrainQueue::discarding, m_best, &BestRunner::pause);
}

void TrainScreen::showBest() {
  const SplitSpec split = setup()->request().split;
  if (!m_bestPage) {
    m_bestPage = new BestPage(m_context, *m_best);
    connect(m_bestPage, &BestPage::backWanted, this, &TrainScreen::showSetup);
    m_pages->addWidget(m_bestPage);
  }
  m_following = false;
  m_bestPage->open(split);
  m_pages->setCurrentWidget(m_bestPage);
}

void TrainScreen::build() {
  m_empty = new EmptyState("train");
  m_empty->setTexts(tr("Nothing to train on yet"),
                    tr("Open a project or import data first; models learn from it here."),
                    tr("Go to Home"));
  connect(m_empty, &EmptyState::actionTriggered, this,
          [this] { m_context.navigate(Visit{screens::kHome}); });
  m_pages->addWidget(m_empty);
  m_live = new LivePage(m_context, m_queue);
  connect(m_live, &LivePage::newRunWanted, this, &TrainScreen::showSetup);
  m_pages->addWidget(m_live);
}

SetupPage* TrainScreen::setup() {
  if (!m_setup) {
    m_setup = new SetupPage(m_context, m_queue);
    connect(m_setup, &SetupPage::started, this, [this] {
      if (m_queue.held()) {
        m_context.announce(tr("Added. It starts when the search has ended."));
        return;
      }
      m_following = true;
      showLive(m_queue.current());
    });
    connect(m_setup, &SetupPage::cancelWanted, this, [this] {
      if (m_best->running()) return showBest();
      if (searches().running()) return m_tune->showRunning();
      m_following = true;
      showLive(m_queue.current());
    });
    connect(m_setup, &SetupPage::bestWanted, this, &TrainScreen::showBest);
    connect(m_setup, &SetupPage::searchWanted, this,
            [this] { m_tune->showSetup(m_setup->request()); });
    m_pages->addWidget(m_setup);
  }
  return m_setup;
}

void TrainScreen::rebuild(bool keepSettings) {
  const bool atSetup = m_setup && m_pages->currentWidget() == m_setup;
  const bool atTune = m_pages->currentWidget() == m_tune;
  const bool atBest = m_bestPage && m_pages->currentWidget() == m_bestPage;
  const TrainRequest request =
      keepSettings && m_setup && m_context.session() ? m_setup->request() : TrainRequest{};
  LiveRun* shown = m_live ? m_live->run() : nullptr;
  delete m_setup;
  delete m_live;
  delete m_empty;
  delete m_bestPage;
  build();
  const bool tuneStays = m_tune->rebuild(keepSettings && atTune);
  if (!m_context.session()) {
    m_pages->setCurrentWidget(m_empty);
  } else if (keepSettings && atBest) {
    showBest();
  } else if (atSetup && !request.model.empty()) {
    showSetup();
    m_setup->prefill(request);
  } else if (tuneStays) {
    return;
  } else if (shown && shown->session() == m_context.session()) {
    showLive(shown);
  } else {
    showSetup();
  }
}

StudyRunner& TrainScreen::searches() { return m_tune->runner(); }

void TrainScreen::showSetup() {
  if (!m_context.session()) {
    m_pages->setCurrentWidget(m_empty);
    return;
  }
  m_following = false;
  m_pages->setCurrentWidget(setup());
  m_setup->setCanCancel(m_queue.current() != nullptr || searches().running() || m_best->running());
}

void TrainScreen::showLive(LiveRun* run) {
  if (!run) return showSetup();
  m_live->setRun(run);
  m_pages->setCurrentWidget(m_live);
}

void TrainScreen::follow() {
  if (m_setup)
    m_setup->setCanCancel(m_queue.current() != nullptr || searches().running() ||
                          m_best->running());
  if (m_following && m_queue.current()) showLive(m_queue.current());
}

void TrainScreen::activate(const Destination& destination) {
  if (!m_context.session()) {
    m_pages->setCurrentWidget(m_empty);
    return;
  }
  if (const auto* run = std::get_if<ShowTraining>(&destination)) {
    return openRun(run->run, destination);
  }
  if (const auto* run = std::get_if<CloneRun>(&destination)) return openRun(run->run, destination);
  if (const auto* run = std::get_if<ResumeRun>(&destination)) return openRun(run->run, destination);
  if (const auto* run = std::get_if<TrainAgain>(&destination))
    return openRun(run->run, destination);
  if (std::holds_alternative<NewTraining>(destination)) return showSetup();
  if (std::holds_alternative<FindBest>(destination)) return showBest();
  if (std::holds_alternative<NewSearch>(destination)) return m_tune->showSetup(setup()->request());
  if (const auto* wish = std::get_if<ShowStudy>(&destination)) {
    m_openJob.cancel();
    return m_tune->open(wish->study);
  }
  if (m_best->running() && !m_queue.running()) return showBest();
  if (searches().running() && !m_queue.running()) return m_tune->showRunning();
  if (m_queue.running()) {
    m_following = true;
    return showLive(m_queue.current());
  }
  const bool somewhere = m_live->run() || m_pages->currentWidget() != m_live;
  if (m_pages->currentWidget() == m_empty || !somewhere) showSetup();
}

void TrainScreen::openRun(RunId run, const Destination& wish) {
  LiveRun* current = m_queue.current();
  if (std::holds_alternative<ShowTraining>(wish) && current && current->run() == run) {
    m_following = true;
    return showLive(current);
  }
  m_tune->cancelOpening();
  auto plan = lookUp([session = m_context.session(), run] {
    for (const RunSummary& one : runSummaries(*session)) {
      if (one.record.id == run) return Stored{one, runCurves(*session, run)};
    }
    throw Error(ErrorCode::NotFound,
                coreText("Train", "This run is no longer in the project. Choose another in Runs."));
  });
  plan.done = [this, wish](const Stored& stored) { opened(stored, wish); };
  m_openJob.start(m_context.jobs(), this, std::move(plan));
}

void TrainScreen::opened(const Stored& stored, const Destination& wish) {
  const RunRecord& record = stored.summary.record;
  if (std::holds_alternative<CloneRun>(wish)) {
    showSetup();
    m_setup->prefill(requestOf(record));
    return;
  }
  if (std::holds_alternative<ResumeRun>(wish)) {
    m_queue.add({0, requestOf(record), record.id, fromUtf8(record.name), tr("resumed"), -1});
    m_following = true;
    return showLive(m_queue.current());
  }
  if (std::holds_alternative<TrainAgain>(wish)) {
    m_queue.add(
        {0, requestOf(record), 0, fromUtf8(stored.summary.modelName), tr("trained again"), -1});
    m_following = true;
    return showLive(m_queue.current());
  }
  if (m_past) m_past->deleteLater();
  m_past = new LiveRun(m_context.session(), stored.summary, stored.curves, this);
  m_following = false;
  showLive(m_past);
}

QString TrainScreen::statusText() const {
  const LiveRun* run = m_queue.current();
  if (!run || !run->active()) return {};
  QStringList parts;
  if (const auto waiting = m_queue.waiting().size(); waiting > 0) {
    parts << tr("%1 in the queue").arg(waiting);
  }
  if (run->lastCheckpoint() > 0) {
    const QTime at = QDateTime::fromSecsSinceEpoch(run->lastCheckpoint()).time();
    parts << tr("Checkpoint %1").arg(QLocale().toString(at, QStringLiteral("HH:mm")));
  }
  return parts.join(QStringLiteral(" · "));
}

}  // namespace tastescope::ui
