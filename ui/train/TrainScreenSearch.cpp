// The part of the Train screen that is about searches over settings.
#include <QStackedWidget>
#include <algorithm>

#include "ui/train/SetupPage.h"
#include "ui/train/TrainScreen.h"
#include "ui/tune/TunePage.h"
#include "ui/tune/TuneSetup.h"
#include "ui/workers/Translate.h"

namespace tastescope::ui {

namespace {

StudySummary summaryOf(Session& session, const std::string& name) {
  const auto studies = studySummaries(session);
  const auto found = std::ranges::find_if(
      studies, [&name](const auto& study) { return study.request.study == name; });
  if (found != studies.end()) return *found;
  throw Error(ErrorCode::NotFound,
              coreText("Train", "This search is no longer in the project. Start a new one."));
}

}  // namespace

void TrainScreen::connectStudies() {
  connect(&m_studies, &StudyRunner::busyChanged, &m_queue, &TrainQueue::hold);
  connect(&m_queue, &TrainQueue::leaving, &m_studies, &StudyRunner::stop);
  connect(&m_queue, &TrainQueue::discarding, &m_studies, &StudyRunner::discard);
  connect(&m_studies, &StudyRunner::ended, this, &TrainScreen::studyEnded);
  connect(&m_studies, &StudyRunner::changed, this, &TrainScreen::follow);
}

TuneSetup* TrainScreen::tuneSetup() {
  if (!m_tuneSetup) {
    m_tuneSetup = new TuneSetup(m_context, m_studies);
    connect(m_tuneSetup, &TuneSetup::started, this, [this] { showStudy(m_studies.current()); });
    connect(m_tuneSetup, &TuneSetup::backWanted, this, &TrainScreen::showSetup);
    connect(m_tuneSetup, &TuneSetup::studyWanted, this,
            [this](const QString& name) { openStudy(name, false); });
    m_pages->addWidget(m_tuneSetup);
  }
  return m_tuneSetup;
}

TunePage* TrainScreen::tunePage() {
  if (!m_tune) {
    m_tune = new TunePage(m_context, m_studies);
    connect(m_tune, &TunePage::newSearchWanted, this, [this] {
      const TuneRequest& tuned = m_tune->study()->request();
      showTuneSetup({.model = tuned.model,
                     .config = tuned.fixed,
                     .trainOptions = tuned.trainOptions,
                     .split = tuned.split,
                     .seed = tuned.seed,
                     .name = {}});
      m_tuneSetup->prefill(tuned);
    });
    connect(m_tune, &TunePage::continueWanted, this,
            [this] { openStudy(m_tune->study()->name(), true); });
    connect(m_tune, &TunePage::useWanted, this, &TrainScreen::useSettings);
    m_pages->addWidget(m_tune);
  }
  return m_tune;
}

void TrainScreen::showTuneSetup(const TrainRequest& base) {
  m_following = false;
  tuneSetup()->setBase(base);
  m_pages->setCurrentWidget(m_tuneSetup);
}

void TrainScreen::showStudy(LiveStudy* study) {
  if (!study) return showSetup();
  m_following = false;
  tunePage()->setStudy(study);
  m_pages->setCurrentWidget(m_tune);
}

void TrainScreen::useSettings(const TrainRequest& request) {
  showSetup();
  m_setup->prefill(request);
}

void TrainScreen::openStudy(const QString& name, bool goOn) {
  LiveStudy* current = m_studies.current();
  const bool here = current && current->name() == name && current->session() == m_context.session();
  if (here && (current->active() || !goOn)) return showStudy(current);
  const double extra =
      goOn && m_tune->study()->wantsTime() ? m_tune->study()->request().minutes : 0;
  JobManager::Plan<StudySummary> plan;
  plan.title = tr("Opening a search");
  plan.listed = false;
  plan.work = [session = m_context.session(), name, extra](Progress&, const std::stop_token&) {
    if (extra > 0) extendStudy(*session, toUtf8(name), 0, extra);
    return summaryOf(*session, toUtf8(name));
  };
  plan.done = [this, goOn](const StudySummary& study) {
    if (goOn) {
      m_studies.goOn(study);
      return showStudy(m_studies.current());
    }
    if (m_pastStudy) m_pastStudy->deleteLater();
    m_pastStudy = new LiveStudy(m_context.session(), study, this);
    showStudy(m_pastStudy);
  };
  m_openJob.start(m_context.jobs(), this, std::move(plan));
}

void TrainScreen::studyEnded(LiveStudy* study) {
  Q_EMIT statusTextChanged();
  if (study->state() != StudyState::Failed) return;
  m_context.announce(study->message());
  // One that never began has nothing to look at: its set-up says what is wrong.
  if (!study->name().isEmpty() || !m_tune || m_tune->study() != study) return;
  if (m_pages->currentWidget() != m_tune) return;
  m_pages->setCurrentWidget(tuneSetup());
  m_tuneSetup->showProblem(study->message());
}

}  // namespace tastescope::ui
