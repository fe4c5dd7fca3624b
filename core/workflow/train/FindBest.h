// Use case: which model, with which settings, is the best for this data, and how sure is that? Every
// trial is an ordinary run, and the choice is made on validation alone; the test part is looked at once,
// at the end, for a few models together, with paired tests. A search can be stopped at any moment and
// gone on with. See core/search/BestPlan.h for what is tried. Thread rule: blocks its (training) thread;
// the observer is called on it. Cost: the minutes asked for.
#pragma once

#include "core/search/BestStudy.h"
#include "core/search/ModelPanel.h"
#include "core/workflow/train/TrainRun.h"

namespace tastescope {

/// Called on the searching thread; must be quick.
class BestObserver {
 public:
  virtual ~BestObserver() = default;
  /// It has its name; one that goes on brings the trials it has. Then after every trial and at the end.
  virtual void onProgress(const BestOutcome& soFar) { static_cast<void>(soFar); }
  virtual void onTrialStart(const PlannedBest& trial) { static_cast<void>(trial); }
};

/// What a caller can follow and steer. `control`: stopAndKeepBest() ends the trial of the moment with
/// what it has, tries nothing more and makes the end.
struct BestView {
  BestObserver& observer;
  TrainFeed& feed;
  TrainControl& control;
  Progress& search;    ///< seconds
  Progress& training;  ///< of the trial of the moment
};

/// The panel for this data; where the request names one, that. Error(InvalidConfig) for a model that does
/// not suit data or split.
ModelPanel panelFor(const Dataset& data, const BestRequest& request);

/// Models that this data, or the time, speaks against, without those that were tried all the same.
std::vector<LeftOut> leftOutOf(const Dataset& data, const BestRequest& request,
                               const std::vector<std::string>& tried);

/// Throws Cancelled with every finished trial kept and the one of the moment paused. What a setting
/// causes fails its trial alone; an error of the project or the machine ends the sitting, and
/// resumeBest() takes it up again. Error(InvalidConfig): no validation part, or as BestPlan.
BestOutcome findBest(Session& session, const BestRequest& request, const BestView& view,
                     const std::stop_token& stop);
/// Goes on, the interrupted trial included.
BestOutcome resumeBest(Session& session, const std::string& study, const BestView& view,
                       const std::stop_token& stop);
/// More minutes for resumeBest() to use; the test at the end is made again.
void extendBest(Session& session, const std::string& study, double minutes);
/// Chooses by something else; what was tried stays.
void chooseBestBy(Session& session, const std::string& study, BestBy by);
/// What was found so far, without training anything.
BestOutcome bestOutcome(Session& session, const std::string& study);

struct BestSummary {
  BestRequest request;       ///< with the study's name
  std::int64_t created = 0;  ///< unix seconds
  BestOutcome outcome;
};
/// All such searches of the project, newest first. Cost: a few statements a trial.
std::vector<BestSummary> bestSummaries(Session& session);

}  // namespace tastescope
