#include "core/search/Study.h"

#include <algorithm>

#include "core/train/TrainingEngine.h"

namespace tastescope {
namespace {

const char* const kSpent = "spent";  ///< seconds; beside the request in what a project keeps

TuneRequest requestFrom(const StudyRecord& study) {
  try {
    TuneRequest request{.study = study.name, .model = study.model};
    request.fixed = study.spec.at("fixed");
    study.spec.at("ranges").get_to(request.ranges);
    request.suggested = study.spec.value("suggested", Json::object());
    request.trainOptions = study.spec.at("trainOptions");
    request.split = splitSpecFromJson(study.spec.at("split"));
    study.spec.at("seed").get_to(request.seed);
    request.method = tuneMethodFromKey(study.spec.at("method").get<std::string>());
    study.spec.at("trials").get_to(request.trials);
    study.spec.at("minutes").get_to(request.minutes);
    return request;
  } catch (const Json::exception& error) {
    throw Error(ErrorCode::Corrupt,
                coreText("Tune", "What the study “%1” was to try cannot be read. Start a new one.")
                    .arg(study.name),
                error.what());
  }
}

}  // namespace

Study::Study(TuneRequest request)
    : request_(std::move(request)),
      plan_(request_),
      metric_(request_.trainOptions.value("metric",
                                          defaultTrainOptions(findModel(request_.model)).metric)) {}

Study::Study(const StudyRecord& record) : Study(requestFrom(record)) {
  seconds_ = record.spec.value(kSpent, 0.0);
}

Json Study::spec() const {
  return {{"fixed", request_.fixed},
          {"ranges", request_.ranges},
          {"suggested", request_.suggested},
          {"trainOptions", request_.trainOptions},
          {"split", toJson(request_.split)},
          {"seed", request_.seed},
          {"method", tuneMethodKey(request_.method)},
          {"trials", request_.trials},
          {"minutes", request_.minutes},
          {kSpent, seconds_}};
}

bool Study::timeIsSpent() const {
  return request_.minutes > 0 && seconds_ >= request_.minutes * 60;
}

double Study::minutesLeft() const { return std::max(0.0, request_.minutes - seconds_ / 60); }

std::optional<PlannedTrial> Study::next() const {
  return timeIsSpent() ? std::nullopt : plan_.next(trials_);
}

TuneOutcome Study::outcome() const {
  TuneOutcome found{.study = request_.study,
                    .model = request_.model,
                    .method = request_.method,
                    .metric = metric_,
                    .seed = request_.seed};
  for (const SearchRange& range : plan_.space()) found.searched.push_back(range.key);
  found.trials = trials_;
  std::ranges::sort(found.trials, {}, &TuneTrial::number);
  for (std::size_t i = 0; i < found.trials.size(); ++i) {
    const auto& value = found.trials[i].value;
    if (value && (!found.best || *value > *found.trials[*found.best].value)) found.best = i;
  }
  found.planned = plan_.planned();
  found.plannedEpochs = plan_.plannedEpochs();
  found.seconds = seconds_;
  found.complete = !plan_.next(trials_);
  found.timeOver = !found.complete && timeIsSpent();
  return found;
}

void Study::extend(std::int64_t trials, double minutes) {
  if (trials > 0 && request_.method == TuneMethod::Halving) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Tune",
                         "The rounds of “%1” are planned together, so it cannot have more trials. "
                         "Start a new search with more of them.")
                    .arg(request_.study));
  }
  if (trials > 0 && request_.trials == 0) {
    throw Error(
        ErrorCode::InvalidConfig,
        coreText("Tune", "The trials of “%1” are not limited. Give it more minutes instead.")
            .arg(request_.study));
  }
  if (minutes > 0 && request_.minutes <= 0) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Tune", "The time of “%1” is not limited. Give it more trials instead.")
                    .arg(request_.study));
  }
  request_.trials += std::max<std::int64_t>(trials, 0);
  request_.minutes += std::max(minutes, 0.0);
  plan_ = TunePlan(request_);
}

}  // namespace tastescope
