#include "ui/best/BestRunner.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

BestRunner::BestRunner(AppContext& context, QObject* parent) : QObject(parent), m_context(context) {
  m_pull.setInterval(1000 / std::max(1, Theme::instance().motion("liveRedrawHz")));
  connect(&m_pull, &QTimer::timeout, this, &BestRunner::pull);
  // Its trials belong to the project that is closed; it can go on when that is open again.
  connect(&context, &AppContext::projectChanged, this, [this] {
    pause();
    if (!running()) forget();
  });
}

void BestRunner::start(const BestRequest& request) {
  if (running() || !m_context.session()) return;
  forget();
  m_request = request;
  m_outcome.minutes = request.minutes;
  m_outcome.by = request.by;
  launch([request](Session& session, const BestView& view, const std::stop_token& stop) {
    return findBest(session, request, view, stop);
  });
}

void BestRunner::goOn(double moreMinutes) {
  if (running() || !m_context.session() || m_outcome.study.empty()) return;
  launch([study = m_outcome.study, moreMinutes](Session& session, const BestView& view,
                                                const std::stop_token& stop) {
    if (moreMinutes > 0) extendBest(session, study, moreMinutes);
    return resumeBest(session, study, view, stop);
  });
}

void BestRunner::launch(
    std::function<BestOutcome(Session&, const BestView&, const std::stop_token&)> work) {
  m_session = m_context.session();
  m_feed = std::make_shared<BestFeed>();
  m_control = std::make_shared<TrainControl>();
  m_news = {};
  m_message.clear();
  JobManager::Plan<BestOutcome> plan;
  plan.title = tr("Finding the best model");
  plan.lane = JobLane::Training;
  plan.work = [session = m_session, feed = m_feed, control = m_control, work = std::move(work)](
                  Progress& search, const std::stop_token& stop) {
    Progress training;
    return work(*session, BestView{*feed, *feed, *control, search, training}, stop);
  };
  plan.done = [this](const BestOutcome& outcome) {
    m_outcome = outcome;
    end(BestState::Ended);
  };
  plan.cancelled = [this] {
    pull();
    end(m_outcome.study.empty() ? BestState::None : BestState::Paused);
  };
  plan.failed = [this](const Error& error) {
    pull();
    m_message = translated(error.message());
    end(BestState::Failed);
  };
  m_job = m_context.jobs().start<BestOutcome>(this, std::move(plan));
  m_state = BestState::Waiting;
  m_pull.start();
  Q_EMIT busyChanged();
  Q_EMIT changed();
}

void BestRunner::pull() {
  if (!m_feed) return;
  m_news = m_feed->pull();
  if (m_news.outcome) {
    m_outcome = *std::exchange(m_news.outcome, std::nullopt);
    if (m_state == BestState::Waiting) m_state = BestState::Running;
    m_context.touchRuns();
    Q_EMIT changed();
  }
  Q_EMIT advanced();
}

void BestRunner::pause() {
  if (!running() || !m_job) return;
  setState(BestState::Ending);
  m_job->cancel();
}

void BestRunner::finishNow() {
  if (m_state != BestState::Running) return;
  setState(BestState::Ending);
  m_control->stopAndKeepBest();
}

void BestRunner::show(const BestSummary& search) {
  if (running()) return;
  m_session = m_context.session();
  m_request = search.request;
  m_outcome = search.outcome;
  m_news = {};
  m_message.clear();
  setState(m_outcome.canGoOn() ? BestState::Paused : BestState::Ended);
}

void BestRunner::forget() {
  m_session.reset();
  m_request = {};
  m_outcome = {};
  m_news = {};
  m_message.clear();
  setState(BestState::None);
}

void BestRunner::chooseBy(BestBy by) {
  if (running() || m_outcome.study.empty() || m_outcome.by == by) return;
  m_outcome.by = by;
  Q_EMIT changed();
  if (!m_session || m_session->readOnly()) return;
  m_choosing.start(m_context.jobs(), this,
                   lookUp([session = m_session, study = m_outcome.study, by] {
                     chooseBestBy(*session, study, by);
                     return true;
                   }));
}

double BestRunner::secondsSpent() const {
  return m_outcome.seconds + (running() && m_news.current ? m_news.seconds : 0);
}

double BestRunner::share() const {
  constexpr double kMinute = 60;
  if (m_state == BestState::Ended) return 1;
  return m_outcome.minutes > 0 ? std::min(1.0, secondsSpent() / (m_outcome.minutes * kMinute)) : 0;
}

void BestRunner::end(BestState state) {
  m_pull.stop();
  m_feed.reset();
  m_control.reset();
  m_news = {};
  // Of a project that is closed by now nothing is to stay in memory.
  if (m_session != m_context.session()) {
    forget();
  } else {
    setState(state);
  }
  m_context.touchRuns();
  Q_EMIT busyChanged();
}

void BestRunner::setState(BestState state) {
  m_state = state;
  Q_EMIT changed();
}

}  // namespace tastescope::ui
