#include "ui/context/AppContext.h"

#include <QCoreApplication>
#include <QEvent>

#include "core/workflow/Runs.h"
#include "ui/context/SampleProject.h"
#include "ui/context/Translate.h"

namespace tastescope::ui {

AppContext::AppContext(QObject* parent) : QObject(parent) {
  connect(&m_jobs, &JobManager::failedUnheard, this, [this](const Job* job) {
    tell(*job->error(), m_session ? fromUtf8(m_session->file().string()) : QString());
  });
}

AppContext::~AppContext() = default;

Vocabulary AppContext::vocabulary() const {
  return vocabularyOf(m_session ? m_session->domain() : Domain::General);
}

void AppContext::tell(const Error& error, const QString& project) {
  const bool damaged = error.code() == ErrorCode::Corrupt;
  Q_EMIT problem(translated(error.message()), fromUtf8(error.details()),
                 damaged ? project : QString());
}

void AppContext::openProject(const QString& file) {
  const std::filesystem::path path(toUtf8(file));
  JobManager::Plan<SessionPtr> plan;
  plan.title = tr("Opening %1").arg(QString::fromStdString(path.stem().string()));
  plan.work = [path](Progress& progress, const std::stop_token& stop) {
    SessionPtr session = Session::open(path, progress, stop);
    if (!session->readOnly()) settleInterruptedRuns(*session);
    return session;
  };
  plan.failed = [this, file](const Error& error) { tell(error, file); };
  startOpening(std::move(plan));
}

void AppContext::openSample() {
  JobManager::Plan<SessionPtr> plan;
  plan.title = tr("Opening the sample");
  plan.work = [folder = sampleFolder(), file = sampleProjectFile()](Progress& progress,
                                                                    const std::stop_token& stop) {
    SessionPtr session = openSampleProject(folder, file, progress, stop);
    if (!session->readOnly()) settleInterruptedRuns(*session);
    return session;
  };
  plan.failed = [this](const Error& error) { tell(error, {}); };
  startOpening(std::move(plan));
}

void AppContext::startOpening(JobManager::Plan<SessionPtr> plan) {
  if (m_opening) m_opening->cancel();
  plan.done = [this](SessionPtr session) { adopt(std::move(session)); };
  m_opening = m_jobs.start<SessionPtr>(this, std::move(plan));
  Q_EMIT openingChanged(true);
  const Job* mine = m_opening;
  connect(m_opening, &Job::ended, this, [this, mine] {
    if (m_opening == mine) Q_EMIT openingChanged(false);
  });
}

void AppContext::adopt(SessionPtr session) {
  m_session = std::move(session);
  m_runInUse = 0;
  speakOf(m_session->domain());
  watch();
  Q_EMIT projectChanged();
}

void AppContext::watch() {
  m_watcher = std::make_unique<ProjectWatcher>(m_session->file());
  connect(m_watcher.get(), &ProjectWatcher::changed, this, &AppContext::touchRuns);
  connect(m_watcher.get(), &ProjectWatcher::changed, this, &AppContext::touchSelections);
  connect(m_watcher.get(), &ProjectWatcher::dataChanged, this, [this] {
    if (m_opening) return;  // by this window, which reads it anew
    touchRuns();
    const QString file = fromUtf8(m_session->file().string());
    announce(tr("Somebody has changed the data of this project."), tr("Open it again"),
             [this, file] { openProject(file); });
  });
  connect(m_watcher.get(), &ProjectWatcher::gone, this, [this] {
    Q_EMIT projectInPlace(false);
    Q_EMIT problem(translated(projectGone(m_session->file()).message()), {});
  });
  connect(m_watcher.get(), &ProjectWatcher::back, this, [this] {
    Q_EMIT projectInPlace(true);
    touchRuns();
    touchSelections();
  });
}

void AppContext::closeProject() {
  if (!m_session) return;
  m_watcher.reset();
  m_session.reset();
  m_runInUse = 0;
  speakOf(Domain::General);
  Q_EMIT projectChanged();
}

void AppContext::changeDomain(Domain domain) {
  if (!m_session || m_session->domain() == domain) return;
  JobManager::Plan<bool> plan;
  plan.title = tr("Changing the kind of data");
  plan.work = [session = m_session, domain](Progress&, const std::stop_token&) {
    session->setDomain(domain);
    return true;
  };
  // Other nouns are other words, as another language is; when it fails what was chosen goes back. The
  // application posts it to each window: one may close another as it takes its words.
  connect(m_jobs.start<bool>(this, std::move(plan)), &Job::ended, this, [this] {
    if (m_session) speakOf(m_session->domain());
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(QCoreApplication::instance(), &change);
  });
}

void AppContext::useRun(RunId run) {
  if (run == m_runInUse) return;
  m_runInUse = run;
  Q_EMIT runInUseChanged(run);
}

void AppContext::navigateToTraining() {
  if (m_session) return navigate(NewTraining{});
  navigate(Visit{screens::kHome});
}

void AppContext::announce(const QString& sentence, const QString& action,
                          std::function<void()> act) {
  Q_EMIT announced(sentence, action, act);
}

}  // namespace tastescope::ui
