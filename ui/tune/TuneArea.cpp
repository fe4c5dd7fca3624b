#include "ui/tune/TuneArea.h"

#include "ui/context/Translate.h"
#include "ui/tune/TunePage.h"
#include "ui/tune/TuneSetup.h"

namespace tastescope::ui {

namespace {

StudySummary summaryOf(Session& session, const std::string& name) {
  for (const StudySummary& study : studySummaries(session)) {
    if (study.request.study == name) return study;
  }
  throw Error(ErrorCode::NotFound,
              coreText("Train", "This search is no longer in the project. Start a new one."));
}

}  // namespace

TuneArea::TuneArea(AppContext& context, QWidget* parent)
    : QStackedWidget(parent), m_context(context), m_runner(context) {
  connect(&m_runner, &StudyRunner::ended, this, &TuneArea::ended);
  connect(&context, &AppContext::projectChanged, this, [this] {
    m_openJob.cancel();
    if (m_past) m_past->deleteLater();
  });
}

TuneSetup* TuneArea::setup() {
  if (!m_setup) {
    m_setup = new TuneSetup(m_context, m_runner);
    connect(m_setup, &TuneSetup::started, this, &TuneArea::showRunning);
    connect(m_setup, &TuneSetup::backWanted, this, &TuneArea::backWanted);
    connect(m_setup, &TuneSetup::studyWanted, this, qOverload<const QString&>(&TuneArea::open));
    addWidget(m_setup);
  }
  return m_setup;
}

TunePage* TuneArea::page() {
  if (!m_page) {
    m_page = new TunePage(m_context, m_runner);
    connect(m_page, &TunePage::newSearchWanted, this, [this] {
      const TuneRequest& tuned = m_page->study()->request();
      showSetup({.model = tuned.model,
                 .config = tuned.fixed,
                 .trainOptions = tuned.trainOptions,
                 .split = tuned.split,
                 .seed = tuned.seed,
                 .name = {}});
      m_setup->prefill(tuned);
    });
    connect(m_page, &TunePage::continueWanted, this,
            [this] { open(m_page->study()->name(), true); });
    connect(m_page, &TunePage::useWanted, this, &TuneArea::useWanted);
    addWidget(m_page);
  }
  return m_page;
}

void TuneArea::showSetup(const TrainRequest& base) {
  setup()->setBase(base);
  setCurrentWidget(m_setup);
  Q_EMIT wanted();
}

void TuneArea::showStudy(LiveStudy* study) {
  if (!study) return Q_EMIT backWanted();
  page()->setStudy(study);
  setCurrentWidget(m_page);
  Q_EMIT wanted();
}

bool TuneArea::rebuild(bool keep) {
  const bool atSetup = keep && m_setup && currentWidget() == m_setup;
  const TrainRequest base = atSetup ? m_setup->base() : TrainRequest{};
  const std::optional<TuneRequest> ranges = atSetup ? m_setup->usableRequest() : std::nullopt;
  const QPointer<LiveStudy> study = keep && !atSetup && m_page ? m_page->study() : nullptr;
  delete m_setup;
  delete m_page;
  if (!keep || !m_context.session()) return false;
  if (!base.model.empty()) {
    showSetup(base);
    if (ranges) m_setup->prefill(*ranges);
    return true;
  }
  if (!study || study->session() != m_context.session()) return false;
  showStudy(study);
  return true;
}

void TuneArea::open(const QString& name, bool goOn) {
  LiveStudy* current = m_runner.current();
  const bool here = current && current->name() == name && current->session() == m_context.session();
  if (here && (current->active() || !goOn)) return showStudy(current);
  const double extra =
      goOn && m_page->study()->wantsTime() ? m_page->study()->request().minutes : 0;
  auto plan = lookUp([session = m_context.session(), name, extra] {
    if (extra > 0) extendStudy(*session, toUtf8(name), 0, extra);
    return summaryOf(*session, toUtf8(name));
  });
  plan.done = [this, goOn](const StudySummary& study) {
    if (goOn) {
      m_runner.goOn(study);
      return showRunning();
    }
    if (m_past) m_past->deleteLater();
    m_past = new LiveStudy(m_context.session(), study, this);
    showStudy(m_past);
  };
  m_openJob.start(m_context.jobs(), this, std::move(plan));
}

void TuneArea::ended(LiveStudy* study) {
  if (study->state() != StudyState::Failed) return;
  m_context.announce(study->message());
  // One that never began has nothing to look at: its set-up says what is wrong.
  if (!study->name().isEmpty() || !m_page || m_page->study() != study) return;
  if (currentWidget() != m_page) return;
  setCurrentWidget(setup());
  m_setup->showProblem(study->message());
}

}  // namespace tastescope::ui
