#include "core/train/TrainingLoop.h"

#include <algorithm>
#include <utility>

#include "core/base/FiniteTensors.h"
#include "core/eval/Evaluate.h"
#include "core/eval/Metric.h"

namespace tastescope {
namespace {

/// Means over an epoch's steps; a loss that only some steps have is averaged over those.
class LossMeans {
 public:
  void add(const std::vector<NamedValue>& losses) {
    for (const NamedValue& loss : losses) {
      const auto found = std::find_if(sums_.begin(), sums_.end(),
                                      [&loss](const Sum& sum) { return sum.name == loss.name; });
      if (found == sums_.end()) {
        sums_.push_back({loss.name, loss.value, 1});
      } else {
        found->value += loss.value;
        ++found->count;
      }
    }
  }
  [[nodiscard]] std::vector<NamedValue> means() const {
    std::vector<NamedValue> result;
    for (const Sum& sum : sums_) {
      result.push_back({sum.name, sum.value / static_cast<double>(sum.count)});
    }
    return result;
  }

 private:
  struct Sum {
    std::string name;
    double value = 0;
    std::int64_t count = 0;
  };
  std::vector<Sum> sums_;
};

}  // namespace

Validation::Validation(const Recommender& model, const Split& split, const TrainOptions& options)
    : model_(model),
      split_(split),
      options_(options),
      possible_(split.valid.target != nullptr && split.valid.target->size() > 0) {}

void Validation::fill(EpochRecord& record, const std::stop_token& stop) const {
  if (!possible_) return;
  EvaluationOptions how;
  how.cutoffs = {10};
  const int cutoff = Metric::require(options_.metric).cutoff();
  if (cutoff != how.cutoffs.front()) how.cutoffs.push_back(cutoff);
  how.keepPerUser = true;
  how.threads = static_cast<unsigned>(options_.threads);
  Progress unseen;  // the viewer follows steps, not every validation
  EvaluationResult result =
      evaluateRanking(split_.valid, *split_.train, scoreFromHistories(model_, split_.valid.input),
                      how, unseen, stop);
  record.valid = std::move(result.metrics);
  const auto perUser = result.perUser.find(options_.metric);
  if (perUser != result.perUser.end()) record.validHalf = meanInterval(perUser->second).half;
}

double Validation::valueOf(const EpochRecord& record) const {
  const auto found = record.valid.find(options_.metric);
  return found == record.valid.end() ? 0.0 : found->second;
}

TrainingLoop::TrainingLoop(Recommender& model, TrainsByStep& steps, const TrainOptions& options,
                           const TrainingData& data, const Split& split, TrainObserver& observer,
                           TrainControl& control, Progress& progress, std::stop_token stop)
    : model_(model),
      steps_(steps),
      options_(options),
      data_(data),
      observer_(observer),
      control_(control),
      progress_(progress),
      stop_(std::move(stop)),
      validation_(model, split, options),
      rules_(options, validation_.possible(), control) {}

void TrainingLoop::begin(std::optional<Checkpoint> resume, TensorMap bestWeights,
                         double secondsBefore) {
  steps_.begin(data_);
  const double seconds = resume ? resume->seconds : secondsBefore;
  clock_ = TrainClock(seconds);
  lastCheckpoint_ = seconds;
  if (resume) {
    model_.setWeights(resume->weights);
    steps_.restoreTrainingState(resume->trainingState);
    epoch_ = resume->epoch;
    step_ = resume->step;
    bestEpoch_ = resume->bestEpoch;
    bestValue_ = resume->bestValue;
    haveBest_ = bestEpoch_ > 0;
  }
  if (haveBest_) {
    bestWeights_ = std::make_shared<const TensorMap>(bestWeights.empty() ? model_.weights()
                                                                         : std::move(bestWeights));
  }
  const std::int64_t perEpoch = steps_.stepsPerEpoch();
  observer_.onStart(perEpoch);
  progress_.begin(coreText("Train", "Training"), coreText("Train", "steps"),
                  static_cast<std::uint64_t>(perEpoch * options_.epochs));
  progress_.set(static_cast<std::uint64_t>(step_));
}

TrainMoment TrainingLoop::moment(std::int64_t epoch, const std::vector<NamedValue>* losses) const {
  return {.epoch = epoch, .bestEpoch = bestEpoch_, .seconds = clock_.seconds(), .losses = losses};
}

TrainResult TrainingLoop::run() {
  if (epoch_ > 0) {  // a checkpoint may already be where a rule ends the run
    if (auto decision = rules_.afterEpoch(moment(epoch_))) return finish(*std::move(decision));
  }
  for (;;) {
    EpochRecord record{.epoch = epoch_ + 1};
    steps_.beginEpoch(record.epoch);
    std::optional<StopDecision> decision = runSteps(record);
    const bool broken = decision && decision->reason == StopReason::Diverged;
    if (decision && (haveBest_ || broken)) return finish(*std::move(decision));
    // Stopped within the very first epoch: what was learned so far is the best there is.
    std::optional<StopDecision> after = finishEpoch(record);
    if (!decision) decision = std::move(after);
    if (decision) return finish(*std::move(decision));
  }
}

std::optional<StopDecision> TrainingLoop::runSteps(EpochRecord& record) {
  const std::int64_t count = steps_.stepsPerEpoch();
  std::int64_t done = 0;
  LossMeans means;
  std::optional<StopDecision> decision;
  while (done < count && !decision) {
    waitWhilePaused();
    throwIfStopped(stop_);
    StepRecord step{.epoch = record.epoch, .losses = steps_.step()};
    step.step = ++step_;
    step.seconds = clock_.seconds();
    ++done;
    means.add(step.losses);
    progress_.set(static_cast<std::uint64_t>(step_));
    observer_.onStep(step);
    // After the last step the epoch is first validated; only divergence cannot wait.
    decision = rules_.afterStep(moment(record.epoch, &step.losses));
    const bool last = done == count;
    if (decision && last && decision->reason != StopReason::Diverged) decision.reset();
  }
  record.losses = means.means();
  return decision;
}

std::optional<StopDecision> TrainingLoop::finishEpoch(EpochRecord& record) {
  const bool last = record.epoch == options_.epochs || control_.stopWanted();
  const bool validates = last || !haveBest_ || record.epoch % options_.validateEvery == 0;
  record.step = step_;
  if (validates) validation_.fill(record, stop_);
  record.seconds = clock_.seconds();
  std::optional<StopDecision> broken;
  if (validates || !validation_.possible()) broken = keepIfBest(record);
  epoch_ = record.epoch;
  observer_.onEpoch(record);
  if (broken) return broken;
  std::optional<StopDecision> decision = rules_.afterEpoch(moment(epoch_));
  if (!decision) checkpointIfDue();
  return decision;
}

std::optional<StopDecision> TrainingLoop::keepIfBest(EpochRecord& record) {
  const double value = validation_.valueOf(record);
  if (haveBest_ && validation_.possible() && value <= bestValue_) return std::nullopt;
  auto weights = std::make_shared<const TensorMap>(model_.weights());
  if (!allFinite(*weights)) {
    return divergedWeights(record.epoch);
  }
  record.best = true;
  haveBest_ = true;
  bestEpoch_ = record.epoch;
  bestValue_ = value;
  bestWeights_ = std::move(weights);
  observer_.onBest(bestWeights_, record);
  return std::nullopt;
}

void TrainingLoop::checkpointIfDue() {
  const double now = clock_.seconds();
  if (now - lastCheckpoint_ < static_cast<double>(options_.checkpointSeconds)) return;
  lastCheckpoint_ = now;
  observer_.onCheckpoint({.epoch = epoch_,
                          .step = step_,
                          .seconds = now,
                          .bestEpoch = bestEpoch_,
                          .bestValue = bestValue_,
                          .weights = model_.weights(),
                          .trainingState = steps_.trainingState()});
}

void TrainingLoop::waitWhilePaused() {
  if (!control_.paused()) return;
  clock_.pauseBegins();
  control_.waitWhilePaused(stop_);
  clock_.pauseEnds();
}

TrainResult TrainingLoop::finish(StopDecision decision) {
  if (haveBest_) {
    model_.setWeights(*bestWeights_);
  } else {
    steps_.begin(data_);  // the weights that training began with, which follow from the seed
  }
  return {.epochs = epoch_,
          .bestEpoch = bestEpoch_,
          .bestValue = bestValue_,
          .seconds = clock_.seconds(),
          .reason = decision.reason,
          .sentence = std::move(decision.sentence)};
}

}  // namespace tastescope
