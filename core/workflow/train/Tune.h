// Use case: search for good settings. Every trial is an ordinary run; the choice is made on
// validation alone. The first trial takes the defaults for this data, where they go together with
// the settings that are fixed, so a search never ends below them. Random search: Bergstra, Bengio, JMLR 2012.
// Successive halving: Jamieson, Talwalkar, AISTATS 2016: many settings get a few epochs, the best
// third of them three times as many, and so on; a promoted setting is trained again from its
// beginning, as its own run. Thread rule: blocks its (training) thread; the observer is called on
// it. Cost: the trainings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/search/Study.h"
#include "core/workflow/train/TrainRun.h"

namespace tastescope {

/// Called on the tuning thread; must be quick.
class TuneObserver {
 public:
  virtual ~TuneObserver() = default;
  /// The study has its name; a continued one brings the trials it has.
  virtual void onStudy(const TuneOutcome& soFar) { static_cast<void>(soFar); }
  virtual void onTrialStart(const PlannedTrial& trial) { static_cast<void>(trial); }
  /// `studySeconds`: TuneOutcome::seconds after it.
  virtual void onTrial(const TuneTrial& trial, double studySeconds) {
    static_cast<void>(trial);
    static_cast<void>(studySeconds);
  }
};

/// What a caller can follow and steer: trials counted in `trials`, the training of the moment in
/// `training` and `feed`.
struct TuneView {
  TuneObserver& observer;
  TrainFeed& feed;
  Progress& trials;
  Progress& training;
};

/// Starts a study. Throws Cancelled with every finished trial kept and the one of the moment
/// paused. What a setting causes fails its trial and the study goes on; an error of the project or
/// the machine (a full disk, another program's lock) ends the sitting, and resumeStudy() takes the
/// trial up again. Error(InvalidConfig): nothing to search, no validation part, a model that does
/// not suit data or split, or as TunePlan.
TuneOutcome tune(Session& session, const TuneRequest& request, const TuneView& view,
                 const std::stop_token& stop);
/// Goes on with an interrupted study, the interrupted trial included: the trials are those the
/// uninterrupted study would have made.
TuneOutcome resumeStudy(Session& session, const std::string& study, const TuneView& view,
                        const std::stop_token& stop);
/// Gives a study room for that many more trials and minutes, for resumeStudy() to use. Its first
/// trials stay what they are. Errors as Study::extend().
void extendStudy(Session& session, const std::string& study, std::int64_t trials, double minutes);
/// What a study has found so far, without training anything.
TuneOutcome studyOutcome(Session& session, const std::string& study);
/// Names of the project's studies, newest first.
std::vector<std::string> studyNames(Session& session);

struct StudySummary {
  TuneRequest request;       ///< with the study's name
  std::int64_t created = 0;  ///< unix seconds
  TuneOutcome outcome;
};
/// All studies, newest first, without those of models this version does not know. Cost: a few
/// statements a trial.
std::vector<StudySummary> studySummaries(Session& session);

}  // namespace tastescope
