// Which trial comes next, from what is known so far. Thread rule: pure.
// Cost: nothing worth naming.
#pragma once

#include "core/search/SearchSpace.h"
#include "core/search/Study.h"

namespace tastescope {

struct PlannedTrial {
  std::int64_t number = 0;
  std::int64_t rung = 0;
  Json config;
  std::int64_t epochs = 0;  ///< the most; 0: a closed form
};

class TunePlan {
 public:
  /// Throws Error(InvalidConfig) as tune().
  explicit TunePlan(const TuneRequest& request);

  /// The first trial not among `done`; none when the study is complete.
  [[nodiscard]] std::optional<PlannedTrial> next(const std::vector<TuneTrial>& done) const;
  /// Trials in all, when none fails; 0: as many as time allows.
  [[nodiscard]] std::int64_t planned() const;
  /// Epochs in all, when none stops early; 0: not known.
  [[nodiscard]] std::int64_t plannedEpochs() const;
  [[nodiscard]] const std::vector<SearchRange>& space() const { return space_; }

 private:
  [[nodiscard]] Json settingsOf(std::int64_t number) const;
  [[nodiscard]] std::int64_t epochsOf(std::int64_t rung) const;
  [[nodiscard]] std::optional<PlannedTrial> nextRandom(const std::vector<TuneTrial>& done) const;
  [[nodiscard]] std::optional<PlannedTrial> nextHalving(const std::vector<TuneTrial>& done) const;

  TuneRequest request_;
  std::vector<SearchRange> space_;
  std::int64_t epochs_ = 0;  ///< of a full training
  std::int64_t rungs_ = 1;
};

}  // namespace tastescope
