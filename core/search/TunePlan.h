// Which trial comes next, from what is known so far. A search at random is the one rung that
// successive halving has many of. Thread rule: pure. Cost: nothing worth naming.
#pragma once

#include "core/search/SearchSpace.h"
#include "core/search/TuneRequest.h"

namespace tastescope {

struct PlannedTrial {
  std::int64_t number = 0;
  std::int64_t rung = 0;
  Json config;
  std::int64_t epochs = 0;  ///< the most; 0: a closed form
};

class TunePlan {
 public:
  /// Throws Error(InvalidConfig): nothing to search, no budget or too large a one, settings that break a rule whatever
  /// is drawn, successive halving of a model without epochs.
  explicit TunePlan(const TuneRequest& request);

  /// The first trial not among `done`; none when the study is complete.
  [[nodiscard]] std::optional<PlannedTrial> next(const std::vector<TuneTrial>& done) const;
  /// Trials in all, when none fails; 0: as many as time allows.
  [[nodiscard]] std::int64_t planned() const;
  /// Epochs in all, when none stops early; 0: not known.
  [[nodiscard]] std::int64_t plannedEpochs() const;
  [[nodiscard]] const std::vector<SearchRange>& space() const { return space_; }

 private:
  struct Rung {
    std::int64_t trials = 0;
    std::int64_t epochs = 0;  ///< of each; 0: a closed form
  };
  [[nodiscard]] Json settingsOf(std::int64_t number) const;

  const ParamSchema* schema_;
  Json fixed_;
  Json first_ =
      Json::object();  ///< what varies, as the first trial has it where the data suggests that
  std::uint64_t seed_;
  std::vector<SearchRange> space_;
  std::vector<Rung> rungs_;
};

}  // namespace tastescope
