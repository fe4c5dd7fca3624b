#include "ui/tune/LiveStudy.h"

#include <algorithm>

#include "core/workflow/train/TrainSetup.h"
#include "ui/context/Translate.h"

namespace tastescope::ui {

LiveStudy::LiveStudy(SessionPtr session, TuneRequest request, QObject* parent)
    : QObject(parent),
      m_session(std::move(session)),
      m_request(std::move(request)),
      m_model(&findModel(m_request.model)),
      m_space(searchSpace(*m_model->schema, m_request.fixed, m_request.ranges)) {
  m_outcome.study = m_request.study;
  m_outcome.model = m_request.model;
  m_outcome.method = m_request.method;
  m_outcome.seed = m_request.seed;
  m_outcome.metric =
      completeTrainOptions(*m_model, m_request.trainOptions).at("metric").get<std::string>();
  for (const SearchRange& range : m_space) m_outcome.searched.push_back(range.key);
}

LiveStudy::LiveStudy(SessionPtr session, const StudySummary& summary, QObject* parent)
    : LiveStudy(std::move(session), summary.request, parent) {
  m_outcome = summary.outcome;
  m_state = m_outcome.canGoOn() ? StudyState::Stopped : StudyState::Ended;
}

QString LiveStudy::name() const { return fromUtf8(m_outcome.study); }
QString LiveStudy::metric() const { return fromUtf8(m_outcome.metric); }

bool LiveStudy::wantsTime() const { return m_state == StudyState::Ended && m_outcome.timeOver; }

const TuneTrial* LiveStudy::best() const {
  return m_outcome.best ? &m_outcome.trials[*m_outcome.best] : nullptr;
}

void LiveStudy::addTrial(const TuneTrial& trial) {
  auto& trials = m_outcome.trials;
  const auto place = std::ranges::lower_bound(trials, trial.number, {}, &TuneTrial::number);
  trials.insert(place, trial);
  m_outcome.best.reset();
  for (std::size_t i = 0; i < trials.size(); ++i) {
    const auto& value = trials[i].value;
    if (value && (!m_outcome.best || *value > *trials[*m_outcome.best].value)) m_outcome.best = i;
  }
}

void LiveStudy::take(const TuneFeed::News& news) {
  const bool begun = news.study.has_value();
  if (begun) {
    m_outcome = *news.study;
    m_request.study = m_outcome.study;
  }
  for (const TuneTrial& trial : news.trials) addTrial(trial);
  if (begun || !news.trials.empty()) m_outcome.seconds = news.studySeconds;
  const auto number = [](const std::optional<PlannedTrial>& trial) {
    return trial ? trial->number : std::int64_t{0};
  };
  const bool other = number(news.current) != number(m_current);
  const bool moved = news.epoch != m_epoch || news.seconds > m_seconds || news.run != m_run;
  m_current = news.current;
  m_run = news.run;
  m_epoch = news.epoch;
  m_seconds = news.current ? news.seconds : 0;
  m_value = news.value;
  if (begun && m_state == StudyState::Waiting) setState(StudyState::Running);
  if (begun || other || !news.trials.empty()) {
    Q_EMIT trialsChanged();
  } else if (moved) {
    Q_EMIT advanced();
  }
}

void LiveStudy::end(const TuneOutcome& outcome) {
  m_outcome = outcome;
  setState(outcome.canGoOn() ? StudyState::Stopped : StudyState::Ended);
}

void LiveStudy::setState(StudyState state) {
  if (m_state == state) return;
  m_state = state;
  if (!active()) m_current.reset();
  Q_EMIT stateChanged();
}

void LiveStudy::fail(const QString& sentence) {
  m_message = sentence;
  setState(StudyState::Failed);
}

double LiveStudy::secondsSpent() const { return m_outcome.seconds + (m_current ? m_seconds : 0); }

double LiveStudy::share() const {
  if (m_request.minutes > 0 && m_outcome.planned == 0) {
    return std::min(1.0, secondsSpent() / (m_request.minutes * 60));
  }
  if (m_outcome.planned <= 0) return -1;
  auto done = static_cast<double>(m_outcome.trials.size());
  if (m_current && m_current->epochs > 0) {
    done += static_cast<double>(m_epoch) / static_cast<double>(m_current->epochs);
  }
  return std::min(1.0, done / static_cast<double>(m_outcome.planned));
}

double LiveStudy::secondsOfTrialsLeft() const {
  if (m_outcome.planned <= 0) return -1;
  const auto finished = static_cast<double>(m_outcome.trials.size());
  const auto planned = static_cast<double>(m_outcome.planned);
  const double spent = secondsSpent();
  // Trainings of one search by halving differ in length, so time goes by epochs; those of a random
  // one stop early alike, so it goes by trials as soon as there is one.
  const bool byEpochs = m_request.method == TuneMethod::Halving || finished < 1;
  if (byEpochs) {
    double epochs = static_cast<double>(m_epoch);
    for (const TuneTrial& trial : m_outcome.trials) epochs += static_cast<double>(trial.run.epochs);
    if (epochs <= 0 || m_outcome.plannedEpochs <= 0) return -1;
    return spent / epochs * std::max(0.0, static_cast<double>(m_outcome.plannedEpochs) - epochs);
  }
  const double each = (spent - (m_current ? m_seconds : 0)) / finished;
  return std::max(0.0, each * (planned - finished) - (m_current ? m_seconds : 0));
}

double LiveStudy::secondsLeft() const {
  const double trials = secondsOfTrialsLeft();
  if (m_request.minutes <= 0) return trials;
  const double time = std::max(0.0, m_request.minutes * 60 - secondsSpent());
  return trials < 0 ? time : std::min(trials, time);
}

}  // namespace tastescope::ui
