// What a search for the best model tries next. First every model of a panel with its suggestions, the
// simple ones first, each for a short time. The rest of the time goes in equal parts to other settings
// around the best ones, where a better model gets twice the time of the next, and to longer trainings: of
// those that their time cut short the best third get three times as much, again and again (successive
// halving, Jamieson & Talwalkar, AISTATS 2016, over models and settings together). A setting is always
// trained from its beginning, as a run of its own. Only values on the validation part are looked at.
// Thread rule: pure. Cost: nothing worth naming.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/config/ParamSchema.h"
#include "core/data/Split.h"
#include "core/store/RunStore.h"

namespace tastescope {

/// What a model is chosen by: the best in it among those as accurate as the best.
enum class BestBy : std::uint8_t { Accuracy, Coverage, Novelty, Time, Memory };
/// "accuracy", "coverage", "novelty", "time", "memory".
const char* bestByKey(BestBy by);
std::vector<std::string> bestByKeys();
/// Throws Error(InvalidConfig) for an unknown key.
BestBy bestByFromKey(const std::string& key);

inline constexpr double kMostBestMinutes = 10'000;

struct BestRequest {
  std::string study = {};               ///< empty: "best N"
  std::vector<std::string> panel = {};  ///< registry keys in order; empty: chosen for the data
  Json trainOptions = Json::object();   ///< "metric" decides; "threads"
  SplitSpec split = {};
  std::uint64_t seed = 1;
  double minutes = 10;  ///< for everything, the test at the end included
  BestBy by = BestBy::Accuracy;
};

/// A model with settings, trained once.
struct BestTrial {
  std::int64_t number = 0;  ///< from 1
  std::int64_t round = 0;   ///< how often its time was lengthened
  RunRecord run;
  std::optional<double> value = {};  ///< of the metric on validation; empty when it failed
  double half = 0;                   ///< half-width of its 95 % interval over users
  double coverage = 0;               ///< on validation, at the metric's cutoff
  double novelty = 0;
  std::uint64_t bytes = 0;  ///< of its weights
  /// Its time ended it: more of it may help.
  [[nodiscard]] bool cut() const;
};

struct PlannedBest {
  std::int64_t number = 0;
  std::int64_t round = 0;
  std::string model;
  Json config = Json::object();  ///< empty: as suggested for the data
  double seconds = 0;            ///< the most
};

/// The most that are tested at the end: the best few, the best of the classical ones, that of the others.
inline constexpr std::size_t kMostFinalists = 5;

/// How many models that are trained by steps can have a look in a search of so many minutes.
std::size_t looksIn(double minutes, std::uint64_t interactions);

class BestPlan {
 public:
  /// Throws Error(InvalidConfig) for a time that is none, Error(NotFound) for a model there is not.
  explicit BestPlan(BestRequest request);

  /// `done` in order; `spent` seconds so far, `around` those of a trial that are not training, of which
  /// some are kept free for the end. None when there is no time for another, or nothing left to try.
  [[nodiscard]] std::optional<PlannedBest> next(const std::vector<BestTrial>& done, double spent,
                                                double around) const;
  [[nodiscard]] const BestRequest& request() const { return request_; }

 private:
  [[nodiscard]] double look() const;
  [[nodiscard]] std::optional<PlannedBest> firstLook(const std::vector<BestTrial>& done,
                                                     double left) const;
  [[nodiscard]] std::optional<PlannedBest> otherSettings(const std::vector<BestTrial>& done,
                                                         double left, double around) const;
  [[nodiscard]] std::optional<Json> settingsNear(const BestTrial& best,
                                                 const std::vector<BestTrial>& done,
                                                 std::int64_t number) const;

  BestRequest request_;
  std::size_t trained_ = 0;  ///< models of the panel that are trained by steps
};

/// The best trial of each model, the best first; of equals the earlier. Pointers into `trials`.
std::vector<const BestTrial*> leadersOf(const std::vector<BestTrial>& trials);

}  // namespace tastescope
