#include "ui/train/LiveRun.h"

#include <QDateTime>
#include <algorithm>
#include <cmath>

#include "ui/context/Translate.h"

namespace tastescope::ui {

namespace {

TrainOptions optionsOf(const ModelInfo& model, const Json& over) {
  Json options = trainOptionsSchema().toJson(defaultTrainOptions(model));
  options.update(over);
  return trainOptionsSchema().parse(options);
}

LiveState liveState(RunState state) {
  switch (state) {
    case RunState::Running: return LiveState::Training;
    case RunState::Paused: return LiveState::Left;
    case RunState::Done: return LiveState::Done;
    case RunState::KeptBest: return LiveState::KeptBest;
    case RunState::Failed: return LiveState::Failed;
    case RunState::Cancelled: break;
  }
  return LiveState::Discarded;
}

}  // namespace

TrainRequest requestOf(const RunRecord& record) {
  TrainRequest request;
  request.model = record.model;
  request.config = record.config;
  request.trainOptions = record.trainOptions;
  request.split = splitSpecFromJson(record.split);
  request.seed = record.seed;
  return request;
}

LiveRun::LiveRun(SessionPtr session, TrainRequest request, QObject* parent)
    : QObject(parent),
      m_session(std::move(session)),
      m_request(std::move(request)),
      m_model(&findModel(m_request.model)),
      m_options(optionsOf(*m_model, m_request.trainOptions)),
      m_name(fromUtf8(m_request.name.empty() ? m_model->name : m_request.name)),
      m_startedAt(QDateTime::currentSecsSinceEpoch()) {}

LiveRun::LiveRun(SessionPtr session, const RunSummary& summary, const Curves& curves,
                 QObject* parent)
    : LiveRun(std::move(session), requestOf(summary.record), parent) {
  const RunRecord& record = summary.record;
  m_run = record.id;
  m_name = fromUtf8(record.name);
  m_message = translated(record.message);
  m_origin = translated(record.origin);
  m_noRoom = record.stopReason == kNoRoomKey;
  m_startedAt = record.created;
  m_metrics = summary.metrics;
  addStored(curves);
  m_state = liveState(record.state);
  m_epoch = std::max<qint64>(m_epoch, record.epochs);
  m_seconds = std::max(m_seconds, record.seconds);
  m_bestEpoch = record.bestEpoch;
}

double LiveRun::epochOf(qint64 step, qint64 epoch) const {
  return m_stepsPerEpoch > 0 ? double(step) / double(m_stepsPerEpoch) : double(epoch);
}

void LiveRun::addStored(const Curves& curves) {
  const std::string metric = "valid/" + m_options.metric;
  const std::string half = "valid-half/" + m_options.metric;
  const auto valid = curves.find(metric);
  if (valid != curves.end() && !valid->second.empty() && valid->second.back().epoch > 0) {
    m_stepsPerEpoch = valid->second.back().step / valid->second.back().epoch;
  }
  for (const auto& [series, points] : curves) {
    if (series.rfind("loss/", 0) != 0 || points.empty()) continue;
    for (const CurvePoint& point : points) {
      addLoss({series.substr(5), point.value},
              {epochOf(point.step, point.epoch), double(point.step), point.seconds, point.value});
      m_step = std::max<qint64>(m_step, point.step);
      m_epoch = std::max<qint64>(m_epoch, point.epoch);
      m_seconds = std::max(m_seconds, point.seconds);
    }
    for (const double mean : epochMeans(points)) m_losses.back().epochMeans << mean;
  }
  if (valid == curves.end()) return;
  const auto halves = curves.find(half);
  for (std::size_t i = 0; i < valid->second.size(); ++i) {
    const CurvePoint& point = valid->second[i];
    const bool known = halves != curves.end() && i < halves->second.size();
    addValid({double(point.epoch), double(point.step), point.seconds, point.value},
             known ? halves->second[i].value : 0, m_valid.isEmpty() || point.value > m_bestValue);
  }
}

void LiveRun::prepend(const Curves& curves) {
  if (!m_losses.isEmpty()) return;
  addStored(curves);
  Q_EMIT advanced();
}

const LiveRun::Series* LiveRun::loss(const QString& name) const {
  for (const Series& series : m_losses) {
    if (series.name == name) return &series;
  }
  return nullptr;
}

void LiveRun::addLoss(const NamedValue& loss, const CurveSample& at) {
  const QString name = fromUtf8(loss.name);
  auto found = std::find_if(m_losses.begin(), m_losses.end(),
                            [&](const Series& series) { return series.name == name; });
  if (found == m_losses.end()) {
    m_losses.push_back({name, {}, {}, -1});
    found = m_losses.end() - 1;
  }
  if (found->firstBroken < 0 && !std::isfinite(loss.value))
    found->firstBroken = found->points.size();
  found->points.push_back({at.epoch, at.step, at.seconds, loss.value});
}

void LiveRun::addValid(const CurveSample& sample, double half, bool best) {
  m_valid << sample;
  m_validHalf << half;
  if (!best) return;
  m_bestEpoch = static_cast<qint64>(sample.epoch);
  m_bestValue = sample.value;
}

void LiveRun::take(const TrainFeed::News& news) {
  if (news.stepsPerEpoch > 0) m_stepsPerEpoch = news.stepsPerEpoch;
  m_lastCheckpoint = news.lastCheckpoint;
  const bool named = news.run != 0 && m_run == 0;
  if (news.run != 0) m_run = news.run;
  for (const StepRecord& step : news.steps) {
    const CurveSample at{epochOf(step.step, step.epoch), double(step.step), step.seconds, 0};
    for (const NamedValue& loss : step.losses) addLoss(loss, at);
    m_step = step.step;
    m_epoch = step.epoch;
    m_seconds = step.seconds;
    if (m_firstStep > 0) continue;
    m_firstStep = m_step;
    m_firstSeconds = m_seconds;
  }
  for (const EpochRecord& epoch : news.epochs) {
    m_seconds = std::max(m_seconds, epoch.seconds);
    m_epoch = std::max<qint64>(m_epoch, epoch.epoch);
    for (const NamedValue& loss : epoch.losses) {
      for (Series& series : m_losses) {
        if (series.name == fromUtf8(loss.name)) series.epochMeans << loss.value;
      }
    }
    const auto value = epoch.valid.find(m_options.metric);
    if (value == epoch.valid.end()) continue;
    addValid({double(epoch.epoch), double(epoch.step), epoch.seconds, value->second},
             epoch.validHalf, epoch.best);
  }
  if (named) Q_EMIT stateChanged();
  if (!news.steps.empty() || !news.epochs.empty()) Q_EMIT advanced();
}

void LiveRun::setState(LiveState state) {
  if (m_state == state) return;
  m_state = state;
  Q_EMIT stateChanged();
}

void LiveRun::setName(const QString& name) {
  m_name = name;
  Q_EMIT stateChanged();
}

void LiveRun::finish(const TrainOutcome& outcome) {
  m_run = outcome.run.id;
  m_name = fromUtf8(outcome.run.name);
  m_message = translated(outcome.result.sentence);
  m_origin = translated(outcome.run.origin);
  m_request.config = outcome.run.config;
  m_epoch = std::max<qint64>(m_epoch, outcome.result.epochs);
  m_bestEpoch = outcome.result.bestEpoch;
  m_seconds = outcome.result.seconds;
  m_metrics.clear();
  for (const auto& [name, value] : outcome.test) m_metrics.push_back({"test", name, value, 0});
  setState(liveState(outcome.run.state));
}

void LiveRun::fail(const Error& error) {
  m_message = translated(error.message());
  m_noRoom = error.code() == ErrorCode::DiskFull;
  setState(m_noRoom ? LiveState::Left : LiveState::Failed);
}

void LiveRun::setBaselines(std::vector<BaselineResult> baselines) {
  m_baselines = std::move(baselines);
  Q_EMIT stateChanged();
}

void LiveRun::setStandings(std::vector<Standing> standings) {
  m_standings = std::move(standings);
  Q_EMIT stateChanged();
}

QStringList LiveRun::standingSentences() const {
  QStringList sentences;
  for (const Standing& one : m_standings)
    sentences << translated(standingSentence(one.pair, one.baseline));
  return sentences;
}

TrainingCourse LiveRun::course() const {
  TrainingCourse course;
  for (const Series& series : m_losses) {
    LossCourse loss{toUtf8(series.name), {series.epochMeans.begin(), series.epochMeans.end()}};
    if (series.firstBroken >= 0) {
      loss.brokenEpoch = std::llround(std::ceil(series.points[series.firstBroken].epoch));
    }
    course.losses.push_back(std::move(loss));
  }
  course.metric = m_options.metric;
  course.patience = m_options.patience;
  course.validations = static_cast<std::size_t>(m_valid.size());
  if (!m_valid.isEmpty()) course.lastValidated = std::llround(m_valid.back().epoch);
  course.bestEpoch = m_bestEpoch;
  course.bestValue = m_bestValue;
  course.active = active();
  course.baselines = m_baselines;
  return course;
}

/// From the first step on: what came before it is not repeated.
double LiveRun::secondsPerStep() const {
  if (m_firstStep > 0 && m_step > m_firstStep)
    return (m_seconds - m_firstSeconds) / double(m_step - m_firstStep);
  return m_step > 0 ? m_seconds / double(m_step) : 0;
}

double LiveRun::secondsLeft() const {
  if (m_stepsPerEpoch <= 0 || m_step <= 0) return -1;
  const double all = double(m_options.epochs) * double(m_stepsPerEpoch);
  double each = secondsPerStep();
  if (m_valid.isEmpty()) each = std::max(each, m_expectedEpoch / double(m_stepsPerEpoch));
  return std::max(0.0, all - double(m_step)) * each;
}

}  // namespace tastescope::ui
