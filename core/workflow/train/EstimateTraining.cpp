// estimateTraining(): times the real thing for a moment, on an instance that nobody else sees.
#include <algorithm>
#include <chrono>
#include <numeric>

#include "core/base/Deadline.h"
#include "core/train/ChooseSettings.h"
#include "core/workflow/train/TrainSetup.h"

namespace tastescope {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kFewestTimedSteps = 8;
constexpr int kMostTimedSteps = 400;
/// Short steps are timed for so long, since whatever else the computer does in a few milliseconds would
/// decide; long ones for no longer than this.
constexpr double kFewestTimedSeconds = 0.3;
constexpr double kMostTimedSeconds = 1.5;
constexpr std::chrono::seconds kTrial{3};
/// Above, solving may take long between two looks at the stop token.
constexpr Index kTrialItems = 5000;
constexpr std::size_t kScoredUsers = 256;

double since(Clock::time_point moment) {
  return std::chrono::duration<double>(Clock::now() - moment).count();
}

std::uint64_t bytesOf(const TensorMap& tensors) {
  return std::accumulate(
      tensors.begin(), tensors.end(), std::uint64_t{0},
      [](std::uint64_t sum, const auto& entry) { return sum + entry.second.bytes.size(); });
}

std::uint64_t elementsOf(const TensorMap& tensors) {
  return std::accumulate(tensors.begin(), tensors.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const auto& entry) {
                           return sum + static_cast<std::uint64_t>(entry.second.elementCount());
                         });
}

std::vector<Index> usersIn(const Interactions& matrix) {
  std::vector<Index> users;
  for (Index user = 0; user < matrix.userCount(); ++user) {
    if (matrix.row(user).size() > 0) users.push_back(user);
  }
  return users;
}

/// Seconds of one validation, from a few scored batches.
double validationSeconds(const Recommender& model, const Split& split) {
  const std::vector<Index> users = usersIn(*split.valid.target);
  if (users.empty()) return 0;
  const auto score = scoreFromHistories(model, split.valid.input);
  std::vector<float> scores(std::min(kScoredUsers, users.size()) * model.itemCount());
  const auto start = Clock::now();
  std::size_t scored = 0;
  while (scored < users.size() && since(start) < kFewestTimedSeconds) {
    const std::size_t more = std::min(kScoredUsers, users.size() - scored);
    score(std::span<const Index>(users).subspan(scored, more),
          std::span<float>(scores).first(more * model.itemCount()));
    scored += more;
  }
  return since(start) * static_cast<double>(users.size()) / static_cast<double>(scored);
}

/// Seconds of one step: the mean of a few after a first that also warms up.
double stepSeconds(TrainsByStep& steps, std::int64_t perEpoch, Progress& progress,
                   const std::stop_token& stop) {
  progress.begin(coreText("Train", "Timing a few steps"), coreText("Train", "steps"),
                 kFewestTimedSteps);
  double total = 0;
  int timed = 0;
  const auto available =
      static_cast<int>(std::clamp<std::int64_t>(perEpoch, 1, kMostTimedSteps + 1));
  for (int step = 0; step < available; ++step) {
    throwIfStopped(stop);
    const auto start = Clock::now();
    static_cast<void>(steps.step());
    if (step > 0 || available == 1) {
      total += since(start);
      ++timed;
    }
    progress.set(static_cast<std::uint64_t>(std::min(timed, kFewestTimedSteps)));
    if (total > kMostTimedSeconds || (timed >= kFewestTimedSteps && total > kFewestTimedSeconds))
      break;
  }
  return total / std::max(1, timed);
}

void estimateSteps(Recommender& model, TrainsByStep& steps, const TrainingData& data,
                   const Split& split, const TrainOptions& options, TrainEstimate& estimate,
                   Progress& progress, const std::stop_token& stop) {
  steps.begin(data);
  steps.beginEpoch(1);
  estimate.epochs = options.epochs;
  estimate.stepsPerEpoch = steps.stepsPerEpoch();
  const double step = stepSeconds(steps, estimate.stepsPerEpoch, progress, stop);
  estimate.secondsPerEpoch =
      step * static_cast<double>(estimate.stepsPerEpoch) +
      validationSeconds(model, split) / static_cast<double>(options.validateEvery);
  const TensorMap weights = model.weights();
  estimate.weights = elementsOf(weights);
  // Parameters, gradients, the best and the checkpoint's copy; the optimiser's state and its copy;
  // a batch's logits, softmax and gradient.
  const std::uint64_t batch =
      usersIn(*data.train).size() /
          static_cast<std::uint64_t>(std::max<std::int64_t>(1, estimate.stepsPerEpoch)) +
      1;
  estimate.bytes = 4 * bytesOf(weights) + 2 * bytesOf(steps.trainingState()) +
                   3 * batch * model.itemCount() * sizeof(float);
}

void tryClosedForm(Recommender& model, ClosedForm& closedForm, const TrainingData& data,
                   const Split& split, TrainEstimate& estimate, Progress& progress,
                   const std::stop_token& stop) {
  estimate.weights = closedForm.weightsToFit();
  estimate.bytes = estimate.weights * sizeof(float);
  if (model.itemCount() > kTrialItems) return;
  std::stop_source source;
  const std::stop_callback forward(stop, [&source] { source.request_stop(); });
  const Deadline deadline(source, kTrial);
  const auto start = Clock::now();
  try {
    closedForm.fit(data, progress, source.get_token());
  } catch (const Cancelled&) {
    throwIfStopped(stop);
    return;  // longer than the trial: the time is not known
  }
  estimate.secondsPerEpoch = since(start) + validationSeconds(model, split);
  const TensorMap stored = model.releaseWeights();
  estimate.weights = elementsOf(stored);
  estimate.bytes =
      bytesOf(stored) + bytesOf(model.weights());  // a model that cannot let go of its own
}

}  // namespace

double TrainEstimate::seconds() const {
  if (secondsPerEpoch <= 0) return 0;
  return secondsPerEpoch * static_cast<double>(std::max<std::int64_t>(1, epochs)) + secondsToChoose;
}

TrainEstimate estimateTraining(Session& session, const TrainRequest& request, Progress& progress,
                               const std::stop_token& stop) {
  const RunRecord record = newRunRecord(session.data(), request);
  const ModelInfo& info = findModel(record.model);
  const std::shared_ptr<const Split> split = session.split(request.split);
  throwIfStopped(stop);
  const ModelShape shape = shapeOf(session.data());
  const std::unique_ptr<Recommender> model = info.create(record.config, shape);
  const TrainingData data = trainingData(session.data(), split->train, record.seed);
  TrainEstimate estimate;
  if (auto* steps = capability<TrainsByStep>(*model)) {
    estimateSteps(*model, *steps, data, *split, trainOptionsSchema().parse(record.trainOptions),
                  estimate, progress, stop);
  } else if (auto* closedForm = capability<ClosedForm>(*model)) {
    tryClosedForm(*model, *closedForm, data, *split, estimate, progress, stop);
  }
  const std::size_t trainings = trainingsToChoose(info, record.config, shape, *split);
  estimate.secondsToChoose = static_cast<double>(trainings) * estimate.seconds();
  return estimate;
}

}  // namespace tastescope
