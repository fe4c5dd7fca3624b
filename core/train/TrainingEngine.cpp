#include "core/train/TrainingEngine.h"

#include <algorithm>

#include "core/base/Log.h"
#include "core/train/TrainingLoop.h"

namespace tastescope {
namespace {

TrainResult fitOnce(Recommender& model, ClosedForm& closedForm, const TrainOptions& options,
                    const TrainingData& data, const Split& split, double secondsBefore,
                    TrainObserver& observer, Progress& progress, const std::stop_token& stop) {
  TrainClock clock(secondsBefore);
  observer.onStart(0);
  closedForm.fit(data, progress, stop);
  EpochRecord record{.seconds = clock.seconds(), .best = true};
  const Validation validation(model, split, options);
  validation.fill(record, stop);
  observer.onEpoch(record);
  return {.bestValue = validation.valueOf(record),
          .seconds = clock.seconds(),
          .reason = StopReason::Fitted,
          .sentence = coreText("Train", "Solved directly, without epochs.")};
}

}  // namespace

TrainingEngine::TrainingEngine(Recommender& model, TrainOptions options, double secondsBefore)
    : model_(model), options_(std::move(options)), secondsBefore_(secondsBefore) {}

TrainResult TrainingEngine::run(const TrainingData& data, const Split& split,
                                std::optional<Checkpoint> resume, TensorMap bestWeights,
                                TrainObserver& observer, TrainControl& control, Progress& progress,
                                const std::stop_token& stop) {
  log::info(prepareNumerics(options_.threads));
  if (auto* closedForm = capability<ClosedForm>(model_)) {
    return fitOnce(model_, *closedForm, options_, data, split, secondsBefore_, observer, progress,
                   stop);
  }
  auto* steps = capability<TrainsByStep>(model_);
  if (steps == nullptr) {
    throw Error(ErrorCode::Internal, coreText("Train", "This model cannot be trained."));
  }
  TrainingLoop loop(model_, *steps, options_, data, split, observer, control, progress, stop);
  loop.begin(std::move(resume), std::move(bestWeights), secondsBefore_);
  return loop.run();
}

std::function<void(std::span<const Index>, std::span<float>)> scoreFromHistories(
    const Recommender& model, InteractionsPtr histories) {
  return [&model, histories = std::move(histories)](std::span<const Index> users,
                                                    std::span<float> scores) {
    std::vector<History> batch;
    batch.reserve(users.size());
    for (const Index user : users) batch.push_back(historyIn(*histories, user));
    model.score(batch, scores);
  };
}

}  // namespace tastescope
