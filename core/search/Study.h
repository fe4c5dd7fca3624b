// A search as far as it has come: what was asked, the trials made and the time they took, and from
// them what comes next and what was found. Training a trial is the use case in core/workflow/train.
// Thread rule: a value. Cost: nothing worth naming.
#pragma once

#include "core/search/TunePlan.h"
#include "core/store/StudyStore.h"

namespace tastescope {

struct TuneOutcome {
  std::string study;
  std::string model;
  TuneMethod method = TuneMethod::Random;
  std::string metric;
  std::uint64_t seed = 0;
  std::vector<std::string> searched = {};  ///< keys of the parameters that vary
  std::vector<TuneTrial> trials = {};      ///< in order of number
  std::optional<std::size_t> best = {};    ///< highest value, the earlier of equals
  std::int64_t planned = 0;                ///< trials in all; 0: as many as the time allowed
  std::int64_t plannedEpochs = 0;          ///< of all trials when none stops early; 0: not known
  double seconds = 0;                      ///< spent so far, with all between the trainings
  bool complete = false;                   ///< every planned trial was made
  bool timeOver = false;                   ///< trials are missing, but no time is left for them
  [[nodiscard]] bool canGoOn() const { return !complete && !timeOver; }
};

class Study {
 public:
  /// Throws Error(InvalidConfig) as TunePlan.
  explicit Study(TuneRequest request);
  /// As a project keeps it, without its trials. Error(Corrupt).
  explicit Study(const StudyRecord& record);
  /// What a project keeps: all that decides the trials, and the time spent.
  [[nodiscard]] Json spec() const;

  [[nodiscard]] const TuneRequest& request() const { return request_; }
  [[nodiscard]] const std::string& metric() const { return metric_; }
  /// None when every trial was made or no time is left.
  [[nodiscard]] std::optional<PlannedTrial> next() const;
  [[nodiscard]] std::int64_t planned() const { return plan_.planned(); }
  [[nodiscard]] double minutesLeft() const;  ///< 0 too when the time is not limited
  [[nodiscard]] double seconds() const { return seconds_; }
  [[nodiscard]] const std::vector<TuneTrial>& trials() const { return trials_; }
  [[nodiscard]] TuneOutcome outcome() const;

  void add(TuneTrial trial) { trials_.push_back(std::move(trial)); }
  void spend(double seconds) { seconds_ += seconds; }
  /// Room for that many more trials and minutes. Error(InvalidConfig) for more of what it does not
  /// limit, and for more trials of successive halving, whose rounds are planned together.
  void extend(std::int64_t trials, double minutes);

 private:
  [[nodiscard]] bool timeIsSpent() const;

  TuneRequest request_;
  TunePlan plan_;
  std::string metric_;
  double seconds_ = 0;  ///< spent
  std::vector<TuneTrial> trials_;
};

}  // namespace tastescope
