// A search for the best model as far as it has come: what was asked, the trainings made, the time they
// took, the test of those that came to the end, and from them what comes next and what was found.
// Training is the use case in core/workflow/train. Thread rule: a value. Cost: nothing worth naming.
#pragma once

#include <algorithm>

#include "core/search/BestPlan.h"
#include "core/store/StudyStore.h"

namespace tastescope {

/// What a project keeps such a search under in place of a model's key.
inline constexpr const char* kBestStudy = "best";
inline bool isBestStudy(const StudyRecord& record) { return record.model == kBestStudy; }

/// A run on the test part, which is looked at once, after everything has been tried.
struct Finalist {
  RunId run = 0;
  double test = 0;  ///< the metric
  double half = 0;  ///< half-width of its 95 % interval over users
  double coverage = 0;
  double novelty = 0;
};

/// Wilcoxon's signed-rank test over the users of the test part, corrected by Holm.
struct FinalPair {
  RunId a = 0;
  RunId b = 0;
  double p = 1;
};

struct BestFinal {
  std::vector<Finalist> finalists;  ///< the best on validation first
  std::vector<FinalPair> pairs;
  [[nodiscard]] const Finalist* of(RunId run) const;
  [[nodiscard]] double p(RunId a, RunId b) const;  ///< 1: not tested
};

struct BestOutcome {
  std::string study;
  std::string metric;
  BestBy by = BestBy::Accuracy;
  double minutes = 0;
  std::uint64_t seed = 0;
  std::vector<std::string> panel = {};
  SplitSpec split = {};
  std::vector<BestTrial> trials = {};   ///< in order of number
  std::optional<BestFinal> final = {};  ///< once it has ended
  double seconds = 0;                   ///< spent so far, with all around the trainings
  bool ended = false;                   ///< nothing is tried any more
  bool tested = false;                  ///< its end was made
  [[nodiscard]] bool canGoOn() const { return !tested; }
  /// The best trial of each model, the best first.
  [[nodiscard]] std::vector<const BestTrial*> leaders() const { return leadersOf(trials); }
  /// By what it is to be chosen, on validation alone; null: nothing was trained yet.
  [[nodiscard]] const BestTrial* chosen() const;
  /// As accurate on validation as the best: no further below than half its interval's width.
  [[nodiscard]] bool nearBest(const BestTrial& trial) const;
  [[nodiscard]] const BestTrial* trialOf(RunId run) const;
};

class BestStudy {
 public:
  /// Throws as BestPlan.
  explicit BestStudy(BestRequest request);
  /// As a project keeps it, without its trials. Error(Corrupt).
  explicit BestStudy(const StudyRecord& record);
  [[nodiscard]] Json spec() const;

  [[nodiscard]] const BestRequest& request() const { return plan_.request(); }
  [[nodiscard]] const std::string& metric() const { return metric_; }
  [[nodiscard]] const std::vector<BestTrial>& trials() const { return trials_; }
  [[nodiscard]] double seconds() const { return seconds_; }
  [[nodiscard]] std::optional<PlannedBest> next() const;
  [[nodiscard]] BestOutcome outcome() const;
  /// The best few models and the best that is not generative; the chosen one among them.
  [[nodiscard]] std::vector<RunId> finalists() const;

  void add(BestTrial trial);
  void spend(double seconds) { seconds_ += seconds; }
  [[nodiscard]] double around() const { return around_; }
  /// What a trial took beside its training.
  void noteAround(double seconds) { around_ = std::max(around_, seconds); }
  void setFinal(BestFinal final) { final_ = std::move(final); }
  /// More minutes, and another end after them.
  void extend(double minutes);
  void chooseBy(BestBy by);

 private:
  BestPlan plan_;
  std::string metric_;
  double seconds_ = 0;
  double around_ = 0;  ///< the most seconds around a training so far
  std::vector<BestTrial> trials_;
  std::optional<BestFinal> final_;
};

}  // namespace tastescope
