#include "core/search/BestWords.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/base/NumberText.h"
#include "core/eval/Metric.h"
#include "core/models/Registry.h"

namespace tastescope {
namespace {

constexpr double kSignificant = 0.05;
constexpr int kValuePlaces = 4;
/// Training times that are further apart than this are worth a word.
constexpr double kMuchFaster = 3;
/// Shares of the catalogue, likewise.
constexpr double kMuchWider = 0.02;

std::string nameOf(const BestTrial& trial) { return findModel(trial.run.model).name; }

std::string fourPlaces(double value) { return decimals(value, kValuePlaces); }

std::string percentOf(double share) { return decimals(100 * share, 0); }

Text pOf(double p) {
  if (p < 0.001) return plainText("p < 0.001");
  return plainText("p = " + decimals(p, p < 0.1 ? 3 : 2));
}

Text timeOf(double seconds) {
  constexpr double kMinute = 60;
  constexpr double kManySeconds = 90;
  if (seconds < kManySeconds)
    return coreText("Best", "%1 s").arg(decimals(seconds, seconds < 10 ? 1 : 0));
  return coreText("Best", "%1 min").arg(decimals(seconds / kMinute, 1));
}

/// The best other finalist on validation.
const BestTrial* runnerUp(const BestOutcome& outcome, const BestTrial& chosen) {
  for (const BestTrial* leader : outcome.leaders()) {
    if (leader->run.id == chosen.run.id) continue;
    if (!outcome.final || outcome.final->of(leader->run.id) != nullptr) return leader;
  }
  return nullptr;
}

Text choiceSentence(const BestOutcome& outcome, const BestTrial& chosen) {
  const auto trials = static_cast<unsigned long long>(outcome.trials.size());
  const Text metric = Metric::require(outcome.metric).label();
  if (outcome.by == BestBy::Accuracy) {
    return coreText("Best", "%1 is the most accurate: %2 %3 ± %4 on validation, of %5 trainings.")
        .arg(nameOf(chosen))
        .arg(metric)
        .arg(fourPlaces(*chosen.value))
        .arg(fourPlaces(chosen.half))
        .arg(trials);
  }
  const bool tested = outcome.final && !outcome.final->finalists.empty();
  return (tested ? coreText("Best",
                            "By %1 it is %2, of the tested models as accurate as the best on "
                            "validation: %3 %4 ± %5, of %6 trainings.")
                 : coreText("Best",
                            "By %1 it is %2, of the models as accurate as the best on validation: "
                            "%3 %4 ± %5, of %6 trainings."))
      .arg(bestByName(outcome.by))
      .arg(nameOf(chosen))
      .arg(metric)
      .arg(fourPlaces(*chosen.value))
      .arg(fourPlaces(chosen.half))
      .arg(trials);
}

Text testSentence(const BestOutcome& outcome, const BestTrial& chosen, const BestTrial& other) {
  const double p = outcome.final->p(chosen.run.id, other.run.id);
  const Finalist* own = outcome.final->of(chosen.run.id);
  const Finalist* its = outcome.final->of(other.run.id);
  if (p >= kSignificant) {
    return coreText("Best", "On the test %1 and %2 cannot be told apart (%3).")
        .arg(nameOf(chosen))
        .arg(nameOf(other))
        .arg(pOf(p));
  }
  const bool ahead = own->test >= its->test;
  return coreText("Best", "On the test %1 is better than %2 (%3).")
      .arg(nameOf(ahead ? chosen : other))
      .arg(nameOf(ahead ? other : chosen))
      .arg(pOf(p));
}

void addTime(std::vector<Text>& said, const BestTrial& chosen, const BestTrial& other) {
  const BestTrial& fast = other.run.seconds < chosen.run.seconds ? other : chosen;
  const BestTrial& slow = &fast == &other ? chosen : other;
  if (slow.run.seconds < kMuchFaster * fast.run.seconds) return;
  said.push_back(coreText("Best", "%1 trains in %2, %3 in %4.")
                     .arg(nameOf(fast))
                     .arg(timeOf(fast.run.seconds))
                     .arg(nameOf(slow))
                     .arg(timeOf(slow.run.seconds)));
}

void addCoverage(std::vector<Text>& said, const Finalist& own, const Finalist& its,
                 const BestTrial& chosen, const BestTrial& other) {
  if (std::abs(own.coverage - its.coverage) < kMuchWider) return;
  const bool wider = own.coverage > its.coverage;
  said.push_back(
      coreText("Best", "For lists beyond the popular %1 covers %2 % of the catalogue against %3 %.")
          .arg(nameOf(wider ? chosen : other))
          .arg(percentOf(std::max(own.coverage, its.coverage)))
          .arg(percentOf(std::min(own.coverage, its.coverage))));
}

void addTest(std::vector<Text>& said, const BestOutcome& outcome, const BestTrial& chosen) {
  const Finalist* own = outcome.final->of(chosen.run.id);
  if (own == nullptr) return;
  if (const BestTrial* other = runnerUp(outcome, chosen)) {
    said.push_back(testSentence(outcome, chosen, *other));
    addTime(said, chosen, *other);
    addCoverage(said, *own, *outcome.final->of(other->run.id), chosen, *other);
  }
  said.push_back(
      coreText("Best",
               "The value on validation was the best of %1, so it flatters; the test, looked at "
               "after the choice, gives %2 ± %3.")
          .arg(static_cast<unsigned long long>(outcome.trials.size()))
          .arg(fourPlaces(own->test))
          .arg(fourPlaces(own->half)));
}

}  // namespace

Text bestByName(BestBy by) {
  switch (by) {
    case BestBy::Accuracy: break;
    case BestBy::Coverage: return coreText("Best", "coverage of the catalogue");
    case BestBy::Novelty: return coreText("Best", "novelty of the lists");
    case BestBy::Time: return coreText("Best", "time of training");
    case BestBy::Memory: return coreText("Best", "memory");
  }
  return coreText("Best", "accuracy");
}

std::vector<Text> bestSentences(const BestOutcome& outcome) {
  const BestTrial* chosen = outcome.chosen();
  if (chosen == nullptr) return {};
  std::vector<Text> said{choiceSentence(outcome, *chosen)};
  if (outcome.final && outcome.final->finalists.empty())
    said.push_back(coreText("Best", "The split has no test part, so this is not tested."));
  if (outcome.final) addTest(said, outcome, *chosen);
  return said;
}

}  // namespace tastescope
